/**
 * The rules that keep money safe (design, section 5), checked at the moment a page calls the provider. Who breaks one is
 * named; nothing is thrown, since the checkout would take that for the provider's error.
 */
import type {OrderRequest} from '../../src/checkout/gateway.ts';
import {successMemory} from '../../src/checkout/ledger.ts';
import {orderKey, priceKey} from '../../src/checkout/wish.ts';
import type {Wish} from '../../src/checkout/wish.ts';
import type {Money, OrderReference} from '../../src/model.ts';
import type {FakeClock} from './fake-clock.ts';
import type {FakeWindow} from './fake-platform.ts';
import type {BookedOrder, MoneyBooks} from './money-books.ts';

/** A checkout of one document, as the rules see it. */
export interface WatchedPage {
  readonly name: string;
  readonly window: FakeWindow;
  /** What the shopper had before their eyes when they pressed the button last. */
  agreed: Money | undefined;
  pressed: Wish;
  /** The newest answers about prices. */
  readonly prices: Map<string, number>;
}

/** A call that may move money, or complete a payment at the provider's. */
export interface WatchedCall {
  readonly page: WatchedPage;
  readonly kind: 'createOrder' | 'pay' | 'commit' | 'subscribe' | 'finalize';
  orderId: string | undefined;
  /** What the page got to know of it. */
  verdict: 'none yet' | 'accepted' | 'declined' | 'unknown' | 'redirected' | 'refused because of the status';
}

export class MoneyWatch {
  readonly broken: string[] = [];
  readonly calls: WatchedCall[] = [];
  /** Whether the pages of one document share what they know, those of all tabs, or storage lost something in between. */
  knowledge: 'everybody’s' | 'the document’s' | 'its own' = 'everybody’s';
  /** Who sent the shopper to the provider's page. */
  readonly redirectedBy = new Map<string, WatchedPage>();
  /** Whose call paid which order. */
  readonly paidBy = new Map<string, WatchedPage>();
  /** Purchases that the shopper was told of, and wants another one all the same. */
  readonly acknowledged: {readonly orderId: string; readonly page: WatchedPage}[] = [];
  /** When a page got to know of a purchase. */
  readonly heard = new Map<string, number>();
  /** Orders made elsewhere that are refused because of their status: to try again does no harm, and they cannot be replaced. */
  readonly closed = new Set<string>();
  /** The newest order that the browser's record told of. */
  latest: BookedOrder | undefined;
  /** Orders that the shopper has turned away from, by wishing for something else. */
  leftBehind = 0;
  /** Orders that came back without an amount since the last purchase. */
  unpayable = 0;
  readonly #books: MoneyBooks;
  readonly #clock: FakeClock;

  constructor(books: MoneyBooks, clock: FakeClock) {
    this.#books = books;
    this.#clock = clock;
  }

  beforeOrder(page: WatchedPage, request: OrderRequest): void {
    this.#must(page, 'order', this.#whyNot(page));
    this.#mustBeWished(page, 'order', orderKey(request));
    if (this.knowledge === 'everybody’s' && this.unpayable > 1)
      this.#must(page, 'order', 'nobody could pay two already');
    const {latest} = this;
    if (this.knowledge !== 'everybody’s' || latest?.state !== 'open') return;
    // A changed cart or customer makes a new order; the same never does (rules 2 and 4).
    if (latest.key === orderKey(request)) return this.#must(page, 'order', `${latest.orderId} is there to be paid`);
    this.leftBehind += 1;
    this.latest = undefined;
  }

  beforePayment(page: WatchedPage, {orderId, grossTotal, currency}: OrderReference): void {
    const order = this.#books.orders.get(orderId)!;
    this.#must(page, `pay ${orderId}`, this.#whyNot(page, orderId));
    // Another tab's wish was ordered meanwhile.
    if (this.latest?.state === 'open' && this.latest !== order) this.leftBehind += 1;
    this.latest = order;
    // Not even long after.
    const isKnown = this.#isKnown(page, orderId) && !this.closed.has(orderId);
    if (order.state === 'paid' && isKnown) this.#must(page, `pay ${orderId}`, 'it is paid');
    // Left open at the provider's: it is asked about, and paid before anything else is ordered.
    const isAgreed = this.#books.abandoned.has(orderId);
    if (order.key !== undefined && !isAgreed) this.#mustBeWished(page, `pay ${orderId}`, order.key);
    const {agreed} = page;
    // Never another amount than shown (rule 1).
    if (order.total !== grossTotal || agreed?.amount !== grossTotal || agreed.currency !== currency) {
      this.#must(page, `pay ${orderId}`, `${grossTotal} was not agreed to, but ${agreed?.amount} of ${order.total}`);
    }
  }

  /** The same order may be committed again by whoever waits for it: what was agreed to before holds. */
  beforeCommit(page: WatchedPage, order: OrderReference): void {
    const isAgain = this.calls.some(({kind, orderId}) => kind === 'commit' && orderId === order.orderId);
    if (!isAgain) return this.beforePayment(page, order);
    const {total} = this.#books.orders.get(order.orderId)!;
    if (total !== order.grossTotal) this.#must(page, `commit ${order.orderId}`, `it costs ${total}`);
  }

  /** Order and payment in one: what it comes to is known from the newest preview of exactly this wish only (rule 8). */
  beforeBoth(page: WatchedPage, request: OrderRequest): void {
    this.#must(page, 'order and pay', this.#whyNot(page));
    this.#mustBeWished(page, 'order and pay', orderKey(request));
    const shown = page.prices.get(priceKey(request));
    if (shown === undefined || page.agreed?.amount !== shown) {
      this.#must(page, 'order and pay', `${shown} was not agreed to, but ${page.agreed?.amount}`);
    }
  }

  /** While a payment is open or unknown, or has just been made, nothing is ordered or paid (rule 2). */
  #whyNot(page: WatchedPage, wanted?: string): string | undefined {
    for (const orderId of this.#books.abandoned) {
      const isOpen = this.#books.orders.get(orderId)?.state === 'open';
      const isKnown = this.knowledge !== 'its own' && this.#knowsOf(page, this.redirectedBy.get(orderId)!);
      if (isOpen && isKnown && orderId !== wanted) return `${orderId} can still be paid at the provider’s`;
    }
    for (const {page: other, kind, orderId, verdict} of this.calls) {
      if (kind === 'createOrder' || !this.#knowsOf(page, other)) continue;
      const state = orderId && this.#books.orders.get(orderId)?.state;
      // Of what was paid or can be paid no more, the books know more than the call.
      const isOpen = verdict === 'none yet' || verdict === 'unknown';
      if (isOpen && state !== 'paid' && state !== 'expired') return `${kind} of ${orderId} is open for ${other.name}`;
    }
    for (const orderId of this.#books.redirected) {
      const other = this.redirectedBy.get(orderId)!;
      if (this.#knowsOf(page, other)) return `the shopper pays ${orderId} at the provider’s`;
    }
    for (const {orderId} of this.#books.payments) {
      if (!this.#isKnown(page, orderId) || this.closed.has(orderId) || this.#isAcknowledged(page, orderId)) continue;
      const heard = this.heard.get(orderId);
      if (heard === undefined) return `${orderId} is paid`;
      if (this.#clock.now() - heard < successMemory) return `nobody was asked for more than ${orderId}`;
    }
    return undefined;
  }

  /** That an order is paid. */
  #isKnown(page: WatchedPage, orderId: string): boolean {
    const payer = this.paidBy.get(orderId);
    return payer !== undefined && this.#knowsOf(page, payer);
  }

  #isAcknowledged(page: WatchedPage, orderId: string): boolean {
    return this.acknowledged.some((each) => each.orderId === orderId && this.#knowsOf(page, each.page));
  }

  #knowsOf(page: WatchedPage, other: WatchedPage): boolean {
    if (this.knowledge === 'everybody’s' || page === other) return true;
    return this.knowledge === 'the document’s' && page.window === other.window;
  }

  #mustBeWished(page: WatchedPage, what: string, key: string): void {
    if (key !== orderKey(page.pressed)) this.#must(page, what, 'it is not what was wished for');
  }

  #must(page: WatchedPage, what: string, whyNot: string | undefined): void {
    if (whyNot) this.broken.push(`${page.name} must not ${what}: ${whyNot}`);
  }
}
