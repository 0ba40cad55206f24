/** Plays random steps with the whole core: tabs, documents, a provider that keeps books, and watched rules of money. */
import {createCheckout} from '../../src/checkout/checkout.ts';
import type {Checkout} from '../../src/checkout/checkout.ts';
import type {LateAnswer, PaymentAnswer} from '../../src/checkout/gateway.ts';
import type {AttemptRecord} from '../../src/checkout/ledger.ts';
import {createResolving} from '../../src/checkout/resolving.ts';
import {completeReturn} from '../../src/checkout/returning.ts';
import {isEditable} from '../../src/checkout/state.ts';
import type {Phase} from '../../src/checkout/state.ts';
import {priceKey} from '../../src/checkout/wish.ts';
import type {Wish} from '../../src/checkout/wish.ts';
import type {Order, OrderReference, Preview} from '../../src/model.ts';
import type {Platform} from '../../src/platform.ts';
import {call} from '../../src/subscriptionjs/call.ts';
import {settle} from './fake-clock.ts';
import {acceptedOf, card, debit, declined, lost, orderOf, previewOf, statusRefused, wish} from './fake-gateway.ts';
import {createFakeBrowser} from './fake-platform.ts';
import type {FakeBrowser, FakeWindow} from './fake-platform.ts';
import {MoneyBooks} from './money-books.ts';
import type {BookedOrder} from './money-books.ts';
import {MoneyWatch} from './money-watch.ts';
import type {WatchedCall, WatchedPage} from './money-watch.ts';
import {shop} from './open-checkout.ts';
import type {How, Step, World} from './random-steps.ts';

/** `commit`: the shop's order hook settles the orders, without a payment in the browser. */
export type Flow = 'two-step' | 'subscribe' | 'existing order' | 'commit';

interface Page extends WatchedPage {
  readonly checkout: Checkout;
  /** Its document is still there, and its answers reach it. */
  alive: boolean;
  /** Settles when it is not. */
  readonly gone: Promise<unknown>;
  die(): void;
  /** What it must be wishing for. */
  wish: Wish;
}

interface Transaction {
  readonly id: string;
  readonly orderId: string;
}

interface Call extends WatchedCall {
  readonly page: Page;
  readonly kind: WatchedCall['kind'];
  readonly at: number;
  readonly transaction?: Transaction;
  /** Does what was asked for; gives back what to say then. */
  work(): unknown;
  /** The provider has done it, whether it says so or not. */
  done: boolean;
  /** A callback was called, whether or not anybody was left to hear it. */
  answered: boolean;
  /** It was answered well before the page offered to do something else. */
  inTime: boolean;
  success(data?: unknown): void;
  error(error: unknown): void;
}

type Question = Pick<Call, 'page' | 'success' | 'error'> & {readonly answer: () => Preview};

const moving = ['pay', 'commit', 'subscribe', 'finalize'];
const existingId = 'order-of-the-shop';

export class Shopping {
  readonly books = new MoneyBooks();
  readonly browser: FakeBrowser;
  readonly watch: MoneyWatch;
  /** What went wrong beside the rules of money. */
  readonly troubles: string[] = [];
  readonly told: string[] = [];
  readonly seen = new Set<string>();
  readonly #flow: Flow;
  readonly #world: World;
  readonly #calls: Call[] = [];
  #questions: Question[] = [];
  #pages: Page[] = [];
  #pricesComeLate = false;
  #askingWorks = true;
  #shopObjects = false;
  #names = 0;
  #redirects = 0;
  #lastTransaction: Transaction | undefined;
  /** What the address of a document says of a return, until that has a definite answer. */
  readonly #addresses = new Map<FakeWindow, Transaction>();
  /** Returns with a definite answer. */
  readonly #settled = new Set<string>();

  constructor(flow: Flow, world: World) {
    this.#flow = flow;
    this.#world = world;
    this.browser = createFakeBrowser(undefined, world);
    this.watch = new MoneyWatch(this.books, this.browser.clock);
    if (world.denied) this.watch.knowledge = 'the document’s';
    if (flow === 'existing order') this.books.orderElsewhere(existingId, 89.25);
  }

  async play(steps: readonly Step[]): Promise<void> {
    this.#open(this.browser.openWindow(), wish);
    await this.#rest();
    for (const step of steps) {
      await this.#perform(step);
      await this.#look();
      this.trace?.(`${JSON.stringify(step)} -> ${this.#story()}`);
    }
    await this.#endWithoutAnswers();
    await this.#endWithAnswers();
    await this.#goOn(this.#pages[0]!);
    this.#count();
  }

  /** For whoever wants to know how a story goes. */
  trace?: (what: string) => void;

  #story(): string {
    const pages = this.#pages.map(({name, checkout: {state}}) => `${name} ${state.attempt.phase}`);
    const calls = this.#calls.map(({kind, orderId, verdict, page}) => `${kind} ${orderId} by ${page.name} ${verdict}`);
    return [...pages, `record ${this.#record?.phase} ${this.#record?.orderId}`, ...calls].join(', ');
  }

  /** Lets everything happen that can; without Web Locks that takes a moment. */
  async #rest(): Promise<void> {
    await (this.#world.lockless ? this.browser.clock.advance(300) : settle());
  }

  async #perform(step: Step): Promise<void> {
    switch (step.type) {
      case 'wait':
        return this.browser.clock.advance(step.seconds * 1000);
      case 'answer':
        return this.#answerOne(step.which, step.how);
      case 'price':
        this.books.price = step.price;
        return;
      case 'expire':
        this.books.expire(`order-${step.which + 1}`);
        return;
      case 'prices come late':
      case 'prices come at once':
        this.#pricesComeLate = step.type === 'prices come late';
        return;
      case 'asking works':
      case 'asking fails':
        this.#askingWorks = step.type === 'asking works';
        return;
      case 'shop objects':
        this.#shopObjects = true;
        return;
      case 'storage has room':
        this.browser.full = false;
        return;
      case 'storage is full':
      case 'site data are cleared':
        if (!this.#world.denied) this.watch.knowledge = 'its own';
        if (step.type === 'storage is full') this.browser.full = true;
        else this.browser.clearStorage();
        return;
      default:
        return this.#act(this.#pages[step.page % this.#pages.length]!, step);
    }
  }

  async #act(page: Page, step: Extract<Step, {readonly page: number}>): Promise<void> {
    const {checkout} = page;
    switch (step.type) {
      case 'press':
        for (const each of step.how === 'in all tabs' ? this.#pages : [page]) {
          this.#press(each, step.by === 'card' ? card : debit, step.how);
        }
        break;
      case 'change':
        this.#change(page, step.what);
        break;
      case 'retry':
        void checkout.retryOrder();
        break;
      case 'want another':
        if (checkout.state.attempt.phase === 'succeeded') this.#reload(page);
        else if (checkout.state.attempt.phase === 'bought') this.#goBack(page);
        break;
      case 'back':
        this.#goBack(page);
        break;
      case 'resolve':
        void checkout.resolve();
        break;
      case 'did not finish there':
        this.#abandon(page);
        break;
      case 'move':
        checkout.dispose();
        this.#pages = this.#pages.map((each) => (each === page ? this.#create(page.window, page.wish) : each));
        break;
      case 'reload':
        this.#reload(page);
        break;
      case 'open another tab':
        this.#open(this.browser.openWindow(), wish);
        break;
      case 'open beside':
        this.#open(page.window, page.wish);
        break;
      case 'return':
      case 'return elsewhere':
        this.#return(page, step.type === 'return elsewhere');
        break;
      case 'return again':
        if (this.#lastTransaction) this.#reload(page, this.#lastTransaction);
        break;
    }
    await this.#rest();
  }

  #press(page: Page, payment: typeof card, how: Extract<Step, {type: 'press'}>['how']): void {
    const {checkout} = page;
    const {attempt, price} = checkout.state;
    const pressed = price.preview ?? null;
    if (how === 'right after a change') this.#change(page, 'quantity');
    if (attempt.phase === 'editing' || attempt.phase === 'confirming') {
      const order = this.#flow === 'existing order' ? this.books.orders.get(existingId) : undefined;
      const shown = order ? {amount: order.total, currency: 'EUR'} : pressed && moneyOf(pressed);
      page.agreed = attempt.phase === 'confirming' ? attempt.now : (shown ?? undefined);
      page.pressed = page.wish;
    }
    void checkout.submit(payment, pressed);
    if (how === 'twice') void checkout.submit(payment, pressed);
    if (how === 'then change') this.#change(page, 'quantity');
  }

  #change(page: Page, what: 'quantity' | 'e-mail'): void {
    const {cart, customer} = page.wish;
    const {emailAddress} = customer;
    const changed: Wish =
      what === 'quantity'
        ? {cart: {...cart, quantity: cart.quantity === 2 ? 1 : 2}, customer}
        : {
            cart,
            customer: {...customer, emailAddress: emailAddress === 'b@example.org' ? 'a@example.org' : 'b@example.org'},
          };
    // Whatever is under way is not touched by what is typed meanwhile.
    if (isEditable(page.checkout.state.attempt)) page.wish = changed;
    page.checkout.change(changed);
  }

  /** From the notice of a purchase, that is to wish for another one. */
  #goBack(page: Page): void {
    const {attempt} = page.checkout.state;
    if (attempt.phase === 'bought') this.watch.acknowledged.push({orderId: attempt.record.orderId ?? '', page});
    if (attempt.phase === 'closed') this.watch.acknowledged.push({orderId: attempt.orderId, page});
    void page.checkout.goBack();
  }

  /** An honest shopper: nobody is on the way back, and that page is closed. */
  #abandon({checkout}: Page): boolean {
    const {attempt} = checkout.state;
    const isOnTheWay = ({kind, verdict}: Call) =>
      kind === 'finalize' && (verdict === 'none yet' || verdict === 'unknown');
    if (attempt.phase !== 'redirected' || this.#calls.some(isOnTheWay)) return false;
    const orderId = attempt.order?.orderId ?? '';
    this.books.redirected.delete(orderId);
    this.books.abandoned.add(orderId);
    void checkout.abandonRedirect();
    return true;
  }

  /** The document goes, with everything that it waits for; another one comes. */
  #reload(page: Page, transaction = this.#addresses.get(page.window)): void {
    const window = this.browser.openWindow();
    if (transaction) this.#addresses.set(window, transaction);
    this.#pages = this.#pages.map((each) => {
      if (each.window !== page.window) return each;
      each.alive = false;
      each.die();
      each.checkout.dispose();
      return this.#create(window, each.wish);
    });
  }

  #return(page: Page, elsewhere: boolean): void {
    const {attempt} = page.checkout.state;
    const orderId = (attempt.phase === 'redirected' && attempt.order?.orderId) || '';
    if (!this.books.redirected.has(orderId)) return;
    if (elsewhere && this.#pages.length === 3) return;
    const transaction = {id: `transaction-${(this.#redirects += 1)}`, orderId};
    this.#lastTransaction = transaction;
    if (!elsewhere) return this.#reload(page, transaction);
    const window = this.browser.openWindow();
    this.#addresses.set(window, transaction);
    this.#open(window, wish);
  }

  #open(window: FakeWindow, wished: Wish): void {
    if (this.#pages.length < 3) this.#pages.push(this.#create(window, wished));
  }

  #create(window: FakeWindow, wished: Wish): Page {
    const existing = this.books.orders.get(existingId);
    const holder: {page?: Page} = {};
    const of = () => holder.page!;
    const checkout = createCheckout(
      {
        shop,
        flow: this.#flow === 'subscribe' ? 'subscribe' : 'two-step',
        ...(existing && {existingOrder: {orderId: existingId, grossTotal: existing.total, currency: 'EUR'}}),
        ...this.#portOf(of),
        createResolving,
        completeReturn,
        platform: this.#platformOf(window, of),
        page: {
          approve: () => this.#approve(),
          returnSettled: () => this.#addresses.delete(window),
          succeeded: ({orderId}) => {
            this.told.push(orderId);
            this.watch.unpayable = 0;
            this.#hear(orderId);
          },
        },
      },
      wished,
    );
    let die = () => {};
    const gone = new Promise<void>((resolve) => (die = resolve));
    const page: Page = {
      gone,
      die,
      name: `page ${(this.#names += 1)}`,
      window,
      checkout,
      alive: true,
      wish: wished,
      pressed: wished,
      agreed: undefined,
      prices: new Map(),
    };
    holder.page = page;
    const transaction = this.#addresses.get(window);
    if (transaction) void checkout.returned(transaction.id);
    return page;
  }

  /** Of a document that is gone nothing is left: no timer, no writing, no lock. */
  #platformOf(window: FakeWindow, of: () => Page): Platform {
    const {clock, localStorage, locks, ...platform} = window.openPlatform();
    const isAlive = () => (of() as Page | undefined)?.alive !== false;
    return {
      ...platform,
      clock: {...clock, setTimeout: (callback, time) => clock.setTimeout(() => isAlive() && callback(), time)},
      localStorage: {
        ...localStorage,
        setItem: (key, value) => isAlive() && localStorage.setItem(key, value),
        removeItem: (key) => isAlive() && localStorage.removeItem(key),
      },
      locks: {
        async request<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
          const gone = () => of().gone as Promise<never>;
          const result = await locks.request(name, () => (isAlive() ? Promise.race([run(), gone()]) : gone()));
          return isAlive() ? result : new Promise(() => undefined);
        },
      },
    };
  }

  #approve(): Promise<unknown> {
    const objects = this.#shopObjects;
    this.#shopObjects = false;
    return objects ? Promise.reject(new Error('objection')) : Promise.resolve();
  }

  #portOf(of: () => Page) {
    const {books, watch} = this;
    const accepted = (orderId: string, amount: number): PaymentAnswer => ({...acceptedOf(orderId), grossTotal: amount});
    return {
      orders: {
        preview: (cart: Wish['cart'], customer: Wish['customer']) =>
          call((success, error) => {
            const page = of() as Page | undefined;
            const answer = () => {
              const preview = previewOf(books.totalOf({cart}), this.#how);
              of().prices.set(priceKey({cart, customer}), preview.totalGross);
              return preview;
            };
            if (page && this.#pricesComeLate) this.#questions.push({page, success, error, answer});
            // The first one is asked while the page is being made.
            else void Promise.resolve().then(() => success(answer()));
          }) as Promise<Preview>,
        createOrder: (request: Parameters<typeof books.order>[0]) => {
          watch.beforeOrder(of(), request);
          return this.#ask(of(), 'createOrder', (called) => {
            const {orderId, total} = books.order(request);
            called.orderId = orderId;
            return orderOf(orderId, total, this.#how);
          }) as Promise<ReturnType<typeof orderOf>>;
        },
        commit: (order: OrderReference) => {
          watch.beforeCommit(of(), order);
          const work = () => {
            const booked = books.orders.get(order.orderId)!;
            this.#pay(of(), booked);
            return accepted(order.orderId, booked.total);
          };
          return this.#ask(of(), 'commit', work, order.orderId) as Promise<PaymentAnswer>;
        },
        ...(this.#world.canResolve && {
          resolveOrder: (orderId: string) =>
            this.#askingWorks
              ? Promise.resolve({orderId, status: books.statusOf(orderId, this.#flow === 'commit')})
              : Promise.reject(new Error('nobody there')),
        }),
      },
      payer: {
        ready: () => Promise.resolve([card.bearer]),
        pay: (order: {orderId: string; grossTotal: number; currency: string}, _data: unknown, onLate?: LateAnswer) => {
          watch.beforePayment(of(), order);
          const work = () => {
            const booked = books.orders.get(order.orderId)!;
            this.#pay(of(), booked);
            return accepted(order.orderId, booked.total);
          };
          return this.#ask(of(), 'pay', work, order.orderId, onLate) as Promise<PaymentAnswer>;
        },
        subscribe: (request: Parameters<typeof books.order>[0], _data: unknown, onLate?: LateAnswer) => {
          watch.beforeBoth(of(), request);
          const work = (called: Call) => {
            const booked = books.order(request);
            called.orderId = booked.orderId;
            this.#pay(of(), booked);
            return accepted(booked.orderId, booked.total);
          };
          return this.#ask(of(), 'subscribe', work, undefined, onLate) as Promise<PaymentAnswer>;
        },
      },
      finalizer: {
        finalize: () => {
          const {orderId} = this.#addresses.get(of().window)!;
          const work = () => {
            this.#pay(of(), books.orders.get(orderId)!);
            return {orderId};
          };
          return this.#ask(of(), 'finalize', work, orderId) as Promise<{orderId: string}>;
        },
      },
    };
  }

  get #how(): Pick<Order, 'pay'> {
    return this.#flow === 'commit' ? {pay: 'commit'} : {};
  }

  #pay(page: Page, order: BookedOrder): void {
    this.books.pay(order);
    this.watch.paidBy.set(order.orderId, page);
  }

  #ask(
    page: Page,
    kind: Call['kind'],
    work: (called: Call) => unknown,
    orderId?: string,
    onLate?: LateAnswer,
  ): Promise<unknown> {
    return call(
      (success, error) => {
        const made: Call = {
          page,
          kind,
          orderId,
          verdict: 'none yet',
          at: this.browser.clock.now(),
          done: false,
          answered: false,
          inTime: false,
          work: () => work(made),
          success,
          error,
          ...(kind === 'finalize' && {transaction: this.#addresses.get(page.window)!}),
        };
        this.#calls.push(made);
        this.watch.calls.push(made);
      },
      (late) => onLate?.(late as PaymentAnswer),
    );
  }

  async #answerOne(which: number, how: How): Promise<void> {
    const open = this.#calls.filter(({answered}) => !answered);
    const all = [...open, ...this.#questions];
    if (all.length === 0) return;
    const one = all[which % all.length]!;
    if ('verdict' in one) return this.#answer(one, how);
    this.#questions = this.#questions.filter((each) => each !== one);
    if (!one.page.alive) return;
    if (how.startsWith('lost') || how === 'throws' || how === 'declined') one.error(lost());
    else one.success(one.answer());
    return this.#rest();
  }

  async #answer(one: Call, how: How): Promise<void> {
    const {kind, page} = one;
    const order = one.orderId ? this.books.orders.get(one.orderId) : undefined;
    // An order that is paid or expired is refused because of its status, whatever else would have been said.
    const isPaid = order?.state === 'paid';
    // The hook answers a second commit with what became of the first.
    const isAgain = kind === 'commit' && isPaid;
    const isClosed = kind !== 'createOrder' && !one.done && order && order.state !== 'open' && !isAgain;
    const isSettled = one.transaction && this.#settled.has(one.transaction.id) && !one.done;
    if (isSettled) how = 'declined';
    const isLate = how === 'error, then redirect';
    const redirects = (how === 'redirect' || isLate) && (kind === 'pay' || kind === 'subscribe') && !one.done;
    const works = !isClosed && !redirects && !['declined', 'lost before', 'throws'].includes(how);
    const result = works && !one.done && !isAgain ? one.work() : this.#answerOf(one);
    if (works) one.done = true;
    if (how === 'silently') return;
    one.answered = true;
    const heard = page.alive;
    const phase = (): Phase => page.checkout.state.attempt.phase;
    const wasOrdering = phase() === 'ordering';
    // What a document that is gone would have heard is what nobody knows.
    const say = (verdict: Call['verdict'], tell: () => void) => {
      if (!heard) return;
      one.verdict = verdict;
      one.inTime = verdict === 'accepted' && this.#isInTime(one);
      tell();
    };
    if (isClosed) {
      say('refused because of the status', () => one.error(statusRefused()));
    } else if (redirects) {
      const orderId = order?.orderId ?? this.#orderOnly(one);
      if (heard) {
        this.books.redirected.add(orderId);
        this.watch.redirectedBy.set(orderId, page);
      }
      const {total: grossTotal} = this.books.orders.get(orderId)!;
      const redirect = {kind: 'redirect', orderId, url: 'https://provider.example/', grossTotal, currency: 'EUR'};
      say('redirected', () => {
        if (isLate) one.error(lost());
        one.success(redirect);
      });
    } else {
      this.#say(one, how, result, say);
    }
    await this.#rest();
    // Told late that an earlier order went through, nobody pays the one that was just being made.
    if (wasOrdering && phase() === 'succeeded' && kind !== 'subscribe') this.watch.leftBehind += 1;
    if (heard && !isSettled && this.#pages.includes(page)) await this.#hasArrived(one);
  }

  #isInTime({at}: Call): boolean {
    return this.browser.clock.now() - at <= 30_000;
  }

  #say(one: Call, how: How, result: unknown, say: (verdict: Call['verdict'], tell: () => void) => void): void {
    switch (how) {
      case 'declined':
        // What is done is not called declined.
        if (one.done) return say('accepted', () => one.success(result));
        if (one.kind === 'subscribe') this.#orderOnly(one);
        if (one.transaction) this.#settleReturn(one.transaction);
        return say('declined', () => one.error(declined()));
      case 'lost before':
      case 'lost after':
        return say('unknown', () => one.error(lost()));
      case 'throws':
        return say('unknown', () => one.error(new TypeError('undefined is not a function')));
      case 'without an amount': {
        if (one.kind !== 'createOrder') return say('accepted', () => one.success(result));
        if (one.page.alive && this.#isInTime(one)) this.watch.unpayable += 1;
        return say('unknown', () => one.success({...(result as Order), grossTotal: Number.NaN}));
      }
      case 'sent again':
        // Both know a request that they had before.
        if (one.kind === 'createOrder' || one.kind === 'commit') return say('accepted', () => one.success(result));
        if (one.orderId === existingId) this.watch.closed.add(existingId);
        return say('refused because of the status', () => one.error(statusRefused()));
      case 'twice':
        return say('accepted', () => {
          one.success(result);
          one.success(result);
        });
      case 'success, then error':
        return say('accepted', () => {
          one.success(result);
          one.error(declined());
        });
      case 'error, then success':
      case 'decline, then success': {
        // Only paying hears of that; elsewhere the error is what counts.
        const counts = one.kind === 'pay' || one.kind === 'subscribe';
        const error = how === 'error, then success' || !counts ? lost() : declined();
        return say(counts ? 'accepted' : 'unknown', () => {
          one.error(error);
          one.success(result);
        });
      }
      default:
        return say('accepted', () => one.success(result));
    }
  }

  /** What to say of something that was done before. */
  #answerOf({kind, orderId = ''}: Call): unknown {
    if (kind === 'finalize') return {orderId};
    const total = this.books.orders.get(orderId)?.total ?? 0;
    return kind === 'createOrder' ? orderOf(orderId, total, this.#how) : {...acceptedOf(orderId), grossTotal: total};
  }

  /** The half of "order and pay" that a decline or a redirect leaves. */
  #orderOnly(one: Call): string {
    one.orderId ??= this.books.order({...one.page.pressed, idempotencyKey: ''}).orderId;
    return one.orderId;
  }

  /** A definite answer to a return is one to all calls that were made for it. */
  #settleReturn({id, orderId}: Transaction): void {
    this.books.redirected.delete(orderId);
    this.#settled.add(id);
    for (const each of this.#calls) if (each.transaction?.id === id && !each.done) each.verdict = 'declined';
  }

  /** Whoever waited for an answer knows where they stand, however late it came. */
  async #hasArrived({kind, verdict, page, done, at}: Call): Promise<void> {
    const expected: Partial<Record<Call['verdict'], readonly Phase[]>> = {
      accepted: ['succeeded'],
      declined: ['editing'],
      redirected: ['redirected'],
      unknown: ['payment-unknown', 'succeeded', 'closed', 'finalizing'],
    };
    if (!moving.includes(kind) || this.watch.knowledge === 'its own') return;
    // Replaced by one new order, or asked about.
    if (verdict === 'refused because of the status') return;
    // A lock may have been left behind.
    if (this.#world.lockless) await this.browser.clock.advance(6000);
    const {phase} = page.checkout.state.attempt;
    // Several pages may commit an order again, so that a page has gone on by what became of another one's commit.
    if (kind === 'commit' && (verdict !== 'accepted' || phase === 'bought')) return;
    if (!expected[verdict]?.includes(phase)) {
      const after = Math.round((this.browser.clock.now() - at) / 1000);
      this.troubles.push(`${page.name} is ${phase} after its ${kind} was ${verdict} (${String(done)}, ${after} s)`);
    }
    this.seen.add(`${verdict} after ${this.browser.clock.now() - at > 30_000 ? 'long' : 'a while'}`);
  }

  #hear(orderId: string): void {
    if (!this.watch.heard.has(orderId)) this.watch.heard.set(orderId, this.browser.clock.now());
  }

  get #record(): AttemptRecord | undefined {
    const text = this.browser.stored.get(`sjs-attempt:${shop}`);
    return text === undefined ? undefined : (JSON.parse(text) as AttemptRecord);
  }

  /** After each step: nothing typed is lost, and what the record tells is noted. */
  async #look(): Promise<void> {
    await this.#rest();
    for (const {checkout, wish: wished, name} of this.#pages) {
      const {attempt} = checkout.state;
      this.seen.add(attempt.phase);
      if (attempt.phase === 'closed' && attempt.status === 'unpayable') this.seen.add('unpayable');
      if (checkout.state.wish !== wished) this.troubles.push(`${name} has lost what was typed`);
      if (attempt.phase === 'succeeded') this.#hear(attempt.receipt.orderId);
    }
    const record = this.#record;
    if (record?.phase === 'succeeded' && record.orderId) this.#hear(record.orderId);
    const known = record?.orderId && this.books.orders.get(record.orderId);
    if (known) this.watch.latest = known;
  }

  /** Nobody answers any more: every page says what can be done, or waits for a card's challenge. */
  async #endWithoutAnswers(): Promise<void> {
    // Several documents may complete the same return, one after the other.
    await this.browser.clock.advance(250_000);
    await this.#look();
    for (const {checkout, name} of this.#pages) {
      const {attempt} = checkout.state;
      if (attempt.phase === 'paying' ? !attempt.slow : !waysOn.includes(attempt.phase)) {
        this.troubles.push(`${name} waits in ${attempt.phase}`);
      }
      if (attempt.phase === 'payment-unknown' && attempt.underWay) this.troubles.push(`${name} waits for another page`);
    }
  }

  async #endWithAnswers(): Promise<void> {
    this.#pricesComeLate = false;
    for (let round = 0; round < 4; round++) {
      for (const one of this.#calls) if (!one.answered) await this.#answer(one, 'declined');
      while (this.#questions.length > 0) await this.#answerOne(this.#calls.length, 'well');
      await this.browser.clock.advance(31_000);
    }
    await this.#look();
    for (const {checkout, name} of this.#pages) {
      const {phase} = checkout.state.attempt;
      if (!waysOn.includes(phase)) this.troubles.push(`${name} still waits in ${phase}`);
    }
  }

  /** A shopper who takes whatever way is offered ends up with a purchase, or knows why there is none. */
  async #goOn(page: Page): Promise<void> {
    for (let turn = 0; turn < 12; turn++) {
      const {attempt} = page.checkout.state;
      if (['succeeded', 'submitted', 'bought', 'payment-unknown'].includes(attempt.phase)) return;
      if (attempt.phase === 'closed' && (this.#flow === 'existing order' || attempt.status === 'unpayable')) return;
      if (attempt.phase === 'editing' || attempt.phase === 'confirming') this.#press(page, card, 'once');
      else if (attempt.phase !== 'redirected') this.#goBack(page);
      // Who is on the way back elsewhere goes on there.
      else if (!this.#abandon(page)) return;
      if (attempt.phase === 'blocked') await this.browser.clock.advance(91_000);
      await this.#look();
      for (const one of this.#calls) if (!one.answered) await this.#answer(one, 'well');
      await this.#look();
      // The lock of a document that is gone.
      if (this.#world.lockless) await this.browser.clock.advance(6000);
    }
    this.troubles.push(`${page.name} leads nowhere from ${page.checkout.state.attempt.phase}`);
  }

  #count(): void {
    const {books, watch, told} = this;
    for (const orderId of books.orders.keys()) {
      if (books.paymentsOf(orderId) > 1) this.troubles.push(`${orderId} was paid ${books.paymentsOf(orderId)} times`);
    }
    if (watch.knowledge !== 'everybody’s') return;
    // The record of a purchase makes room for that of the next one, which the shopper has asked for.
    const isRemembered = (orderId: string) => !watch.acknowledged.some((each) => each.orderId === orderId);
    const remembered = told.filter(isRemembered);
    if (new Set(remembered).size !== remembered.length) this.troubles.push(`told twice: ${remembered.join(', ')}`);
    if (this.#flow !== 'two-step' && this.#flow !== 'commit') return;
    // Unpaid orphans: never more than creates without an answer, beside those that the shopper has turned away from.
    const unpaid = [...books.orders.values()].filter((order) => order.state === 'open' && order !== watch.latest);
    const unanswered = this.#calls.filter(({kind, done, inTime}) => kind === 'createOrder' && done && !inTime);
    if (unpaid.length > unanswered.length + watch.leftBehind) {
      this.troubles.push(`${unpaid.map(({orderId}) => orderId).join(', ')} are left unpaid`);
    }
  }
}

/** Phases in which the shopper can do something or knows what to do; the others end by an answer. */
const waysOn: readonly Phase[] = [
  'editing',
  'confirming',
  'order-unknown',
  'redirected',
  'payment-unknown',
  'succeeded',
  'submitted',
  'closed',
  'blocked',
  'bought',
];

function moneyOf({totalGross, currency}: Preview) {
  return {amount: totalGross, currency};
}
