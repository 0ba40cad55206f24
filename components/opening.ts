/** From a painted plan card to a running purchase, and back: loaded by `<sjs-checkout>` right after its first paint. */
import type {PropertyValues, ReactiveElement} from 'lit';
import {findVariant} from '../src/catalog.ts';
import {attemptKey} from '../src/checkout/attempt-key.ts';
import type {Wish} from '../src/checkout/wish.ts';
import type {Catalog} from '../src/model.ts';
import type {Clock} from '../src/platform.ts';
import {isReturn} from '../src/subscriptionjs/is-return.ts';
import {dispatch, type LeafEventDetails} from './events.ts';
import {localeOf} from './localize.ts';
import {prefillOf} from './prefill.ts';
import {inQuery} from './query.ts';
import type {LateSettings} from './late-settings.ts';
import type {Purchase, PurchaseHost} from './purchase.ts';

/** What `<sjs-checkout>` keeps, and draws. */
type OpeningHost = Omit<ReactiveElement, 'renderRoot'> &
  PurchaseHost &
  LateSettings & {
    readonly load: 'visible' | 'interaction' | 'eager';
    readonly parsedCatalog?: Catalog;
    readonly problem?: unknown;
    wish?: Wish;
    purchase?: Purchase;
    fail(cause: unknown): Promise<void>;
  };

const lateSettings = ['plan', 'coupon', 'country', 'customer'] as const;
const reopening = ['environment', 'scriptSrc', 'flow', 'cardEntry', 'returnUrl'] as const;
/** With these, and the catalog, comes another thing to buy: opened again as soon as that is known. */
const naming = ['publicApiKey', 'orderHook', 'order'] as const;

/** In milliseconds. A catalog that comes later still counts. */
const catalogTimeLimit = 15_000;

export class Opening {
  readonly #host: OpeningHost;
  #purchase?: Promise<Purchase | undefined>;
  #observer?: IntersectionObserver;
  /** Somebody saw or touched the checkout before there was anything to open. */
  #attention = false;
  #limit: unknown;
  /** Counts what was opened and closed, since what is closed may still be loading. */
  #turn = 0;

  constructor(host: OpeningHost) {
    this.#host = host;
    this.#begin();
    if (!host.wish) this.#limit = this.#clock.setTimeout(() => this.#catalogLate(), catalogTimeLimit);
  }

  get #clock(): Pick<Clock, 'setTimeout'> & {clearTimeout(handle: unknown): void} {
    return this.#host.platform?.clock ?? window;
  }

  #catalogLate(): void {
    const {wish, problem, isConnected} = this.#host;
    if (wish || problem || !isConnected) return;
    void import('./trouble.ts').then(({catalogLate}) => this.#host.fail(catalogLate()));
    this.failed();
  }

  /** billwerk's script and the forms are loaded when somebody can see, or touches, the checkout. */
  watch(): void {
    const host = this.#host;
    const open = () => void this.open();
    // Whoever is there already sends no event any more.
    const isOpen = isReturn(location.search) || hasAttempt(host.shop);
    if (isOpen || host.load === 'eager' || host.matches(':hover, :focus-within')) return open();
    host.addEventListener('pointerover', open, {once: true, passive: true});
    host.addEventListener('focusin', open, {once: true});
    if (host.load === 'interaction') return;
    this.#observer = new IntersectionObserver((entries) => {
      if (!entries.some(({isIntersecting}) => isIntersecting)) return;
      this.#observer?.disconnect();
      open();
    });
    this.#observer.observe(host);
  }

  /** Frameworks move elements by removing and inserting them; what is typed and bought survives that. */
  leave(): void {
    this.#observer?.disconnect();
    this.#clock.clearTimeout(this.#limit);
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#close();
    });
  }

  /** The catalog is there, or another one, and with it something to open. What is under way goes on as it is. */
  wishKnown(): void {
    this.#clock.clearTimeout(this.#limit);
    if (!this.#editable) return;
    this.#attention ||= this.#purchase !== undefined;
    this.#close();
    this.#begin();
    if (this.#attention) void this.open();
  }

  /** Completes what the first paint began with. What was typed counts more than what the page knows of its customer. */
  #begin(): void {
    const host = this.#host;
    const {customer, country, plan, parsedCatalog, wish} = host;
    for (const id of [inQuery('plan'), plan]) {
      if (!id || !parsedCatalog || findVariant(parsedCatalog, id)) continue;
      void import('./trouble.ts').then(({reportUnknownVariant}) => reportUnknownVariant(id));
    }
    if (wish) host.wish = {...wish, customer: {...prefillOf(customer, country, localeOf(host)), ...wish.customer}};
  }

  async open(): Promise<Purchase | undefined> {
    const {wish, problem} = this.#host;
    if (!wish || problem) {
      this.#attention = true;
      return undefined;
    }
    this.#purchase ??= this.#start(wish);
    return this.#purchase;
  }

  /** There is nothing to choose from; what is open of an earlier purchase is completed, or shown, all the same. */
  failed(): void {
    const {wish, publicApiKey, shop} = this.#host;
    if (wish || !publicApiKey || !(isReturn(location.search) || hasAttempt(shop))) return;
    this.#purchase ??= this.#start(undefined);
  }

  async #start(wish: Wish | undefined): Promise<Purchase | undefined> {
    const host = this.#host;
    const turn = ++this.#turn;
    try {
      const {createPurchase} = await import('./purchase.ts');
      const purchase = await createPurchase(host, {wish, catalog: host.parsedCatalog});
      if (turn !== this.#turn) {
        purchase.dispose();
        return this.#purchase;
      }
      // Chosen while it was loading.
      if (wish && host.wish && host.wish !== wish) purchase.change(host.wish, false);
      host.purchase = purchase;
      return purchase;
    } catch (cause) {
      this.#purchase = undefined;
      await host.fail(cause);
      return undefined;
    }
  }

  #close(): void {
    const host = this.#host;
    const {purchase, parsedCatalog} = host;
    // With another catalog comes another wish.
    if (purchase && purchase.catalog === parsedCatalog) host.wish = purchase.wish;
    purchase?.dispose();
    host.purchase = undefined;
    this.#purchase = undefined;
    this.#turn++;
  }

  /** Pages set these late, too: the plan by a button of theirs, the customer after a request. */
  async settingsChanged(changed: PropertyValues): Promise<void> {
    const isAny = (names: readonly string[]) => names.some((name) => changed.has(name));
    if (this.#purchase && this.#editable && isAny([...reopening, ...naming])) {
      this.#close();
      if (isAny(naming)) this.#attention = true;
      else void this.open();
    }
    if (isAny(lateSettings)) await this.#follow(changed);
  }

  async #follow(changed: PropertyValues): Promise<void> {
    const {withSettings} = await import('./late-settings.ts');
    const host = this.#host;
    const wish = host.purchase?.wish ?? host.wish;
    if (wish && this.#editable) this.#take(withSettings(wish, host, changed, host.parsedCatalog), false);
  }

  get #editable(): boolean {
    return this.#host.purchase?.editable !== false;
  }

  select({typing, ...selection}: LeafEventDetails['sjs-select']): void {
    const wish = this.#host.purchase?.wish ?? this.#host.wish;
    if (!wish) return;
    this.change({...wish, cart: {...selection, couponCode: wish.cart.couponCode}}, typing);
  }

  /** The shopper changed something. */
  change(wish: Wish, typing: boolean): void {
    this.#take(wish, typing);
    const {couponCode, ...cart} = wish.cart;
    dispatch(this.#host, 'sjs-change', {...cart, coupon: couponCode, customer: wish.customer});
  }

  #take(wish: Wish, typing: boolean): void {
    const host = this.#host;
    if (host.purchase) host.purchase.change(wish, typing);
    else host.wish = wish;
    host.requestUpdate();
  }
}

/** A payment that is open must be seen first, wherever the shopper looks now. */
function hasAttempt(shop: string): boolean {
  const key = attemptKey(shop);
  try {
    // A cookie stands in where the storage is full.
    return localStorage.getItem(key) !== null || document.cookie.includes(`${encodeURIComponent(key)}=`);
  } catch {
    return false;
  }
}
