import {html, LitElement, nothing} from 'lit';
import type {PropertyValues, TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {defaultSelection, findVariant, isCatalog} from '../src/catalog.ts';
import type {ResolvedOrder} from '../src/checkout/gateway.ts';
import type {Wish} from '../src/checkout/wish.ts';
import type {CheckoutError} from '../src/errors.ts';
import type {Catalog, CustomFields, Customer, ExistingOrder} from '../src/model.ts';
import type {Platform} from '../src/platform.ts';
import type {ProcessPaymentData} from '../src/subscriptionjs/processed-payment.ts';
import {frameStyles} from './frame-styles.ts';
import {readDraft} from './draft.ts';
import {dispatch} from './events.ts';
import type {LeafEventDetails} from './events.ts';
import {Localize} from './localize.ts';
import type {Opening} from './opening.ts';
import type {Purchase} from './purchase.ts';
import {inQuery} from './query.ts';
import {tokens} from './theme.ts';

type Problem = Pick<CheckoutError, 'code' | 'audience'> & Partial<CheckoutError> & {readonly sentence?: string};

/** Frameworks hand over new objects with every rendering; an equal one must not start anything again. */
function differs(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

/**
 * The whole checkout: plan picker, price, customer and payment form, and everything that can happen to an order.
 *
 * Draws the plan cards at once; the rest of it, and billwerk's script, are loaded when it comes into view.
 *
 * @element sjs-checkout
 * @slot header - above the plans
 * @slot terms - beside the button; required checkboxes in it must be ticked before anything is ordered
 * @slot footer - below everything
 * @slot success - instead of our own success page
 * @slot payment-form - an element for billwerk's payment form, which is made otherwise
 * @slot mandate - the merchant's own SEPA mandate text, in the payment form
 * @fires {CustomEvent} sjs-ready - payment methods are known
 * @fires {CustomEvent} sjs-change - cart or customer changed
 * @fires {CustomEvent} sjs-preview - a price was settled
 * @fires {CustomEvent} sjs-submit - cancelable; the shopper wants to buy; `detail.waitUntil(promise)` delays or stops it
 * @fires {CustomEvent} sjs-order - an order exists, unpaid
 * @fires {CustomEvent} sjs-redirect - cancelable; the top window is about to go to the provider's page
 * @fires {CustomEvent} sjs-success - once per order
 * @fires {CustomEvent} sjs-error - something failed; `detail.code` is stable
 * @csspart base - everything
 * @csspart test-badge - the note that nothing is charged
 * @csspart problem - what went wrong
 * @csspart forms - customer and payment form
 * @csspart summary - price, terms and button
 * @csspart submit - the button
 * @csspart notice - what takes the place of the forms: success, waiting, unknown outcome
 * @cssprop --sjs-accent - buttons, selection, links
 * @cssprop --sjs-surface - background of cards and fields
 * @cssprop --sjs-text - text; muted tones and lines derive from it
 * @cssprop --sjs-danger - errors
 * @cssprop --sjs-focus - focus ring; default the accent
 * @cssprop --sjs-radius - corners
 * @cssprop --sjs-spacing - basic distance
 * @cssprop --sjs-payment-form-size - height of billwerk's payment form; default 17rem
 */
export class SjsCheckout extends LitElement {
  static override styles = [tokens, frameStyles];

  /** billwerk's public API key (Settings, Self-Service, General). Required. */
  @property({attribute: 'public-api-key'}) publicApiKey = '';
  /** `production` or `sandbox`; anything but production shows a test-mode badge. */
  @property() environment: 'production' | 'sandbox' = 'production';
  /** Full URL of `subscription.js` on a dedicated host. Default: billwerk's own for the environment. */
  @property({attribute: 'script-src'}) scriptSrc?: string;
  /** URL of the catalog's JSON, or the catalog itself. Default: child JSON or `<sjs-plan>` elements, else the hook's. */
  @property({hasChanged: differs}) catalog?: string | Catalog;
  /** Preselected plan variant. Also `?sjs-plan`. */
  @property() plan?: string;
  /** Preselected coupon code. Also `?sjs-coupon`. */
  @property() coupon?: string;
  /** Preselected country, ISO 3166-1 alpha-2. Default: the locale's region. */
  @property() country?: string;
  /** Language of texts, amounts and dates, such as `de-AT`. Default: the nearest `lang`. */
  @property() locale?: string;
  /** Where providers send the shopper back to. Default: this page. */
  @property({attribute: 'return-url'}) returnUrl?: string;
  /** `two-step` orders first and pays that order; `subscribe` does both in one call, which is weaker. */
  @property() flow: 'two-step' | 'subscribe' = 'two-step';
  /**
   * Who takes card data. `iframe`: billwerk's payment form (PCI SAQ A), never own fields; `fields`: own fields (SAQ A-EP).
   * Default: billwerk's payment form where the script has one, else own fields.
   */
  @property({attribute: 'card-entry'}) cardEntry?: 'iframe' | 'fields';
  /** Base URL of the merchant's order hook: the shopper is a signed-in customer. */
  @property({attribute: 'order-hook'}) orderHook?: string;
  /** Where customers sign in; shows "Already a customer?". */
  @property({attribute: 'sign-in-url'}) signInUrl?: string;
  /** When billwerk's script is requested: `visible`, `interaction` or `eager`. */
  @property() load: 'visible' | 'interaction' | 'eager' = 'visible';
  /** Do not keep what is typed in this tab's sessionStorage. */
  @property({type: Boolean, attribute: 'no-draft'}) noDraft = false;
  /**
   * Pay this existing order; no plan picker then. With a `status`, one that cannot be paid any more is shown as such.
   * Also `?sjs-order=ID&sjs-total=89.25&sjs-currency=EUR`.
   */
  @property({attribute: false, hasChanged: differs}) order?: ExistingOrder;
  /** How to learn what became of an order. Default: the order hook, if there is one. */
  @property({attribute: false}) resolveOrder?: (orderId: string) => Promise<ResolvedOrder>;
  /**
   * Custom fields of the contract and of the order, by their names in billwerk, for what visitors order; with an order hook it is
   * the server that sets them. With them the flow is `two-step`. Set before the element is connected.
   */
  declare customFields?: CustomFields;
  /**
   * Experimental: `processedPaymentOf` of `sjs-checkout/core` pays with what billwerk's payment form makes of its data, not
   * with the form itself. Set before the element is connected.
   */
  declare processPaymentData?: ProcessPaymentData;
  /** Prefilled customer, including `tag`, the merchant's own id. */
  @property({attribute: false, hasChanged: differs}) customer?: Customer;
  /** Clock, storage, locks and random ids; for tests. Set before the element is connected. */
  @property({attribute: false}) platform?: Platform;

  /** @internal */
  @state() parsedCatalog?: Catalog;
  /** @internal */
  @state() problem?: Problem;
  /** @internal */
  @state() purchase?: Purchase;

  readonly #text = new Localize(this, {all: false});
  /** @internal What is chosen and typed while there is no purchase. */
  wish?: Wish;
  #opening?: Opening;
  #catalogLoads = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.order ??= orderInQuery();
    void this.updateComplete.then(() => this.#withOpening((opening) => opening.watch()));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening?.leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const naming: readonly (keyof SjsCheckout)[] = ['publicApiKey', 'catalog', 'order', 'orderHook'];
    if (naming.some((name) => changed.has(name))) void this.#loadCatalog();
    if (this.hasUpdated) this.#withOpening((opening) => opening.settingsChanged(changed));
  }

  /** What the button does: checks the forms and buys. Further calls while it runs do nothing. */
  async submit(): Promise<void> {
    const opening = await this.#open();
    await (await opening?.open())?.submit();
  }

  protected override render(): TemplateResult | typeof nothing {
    const text = this.#text.first;
    if (!text) return nothing;
    const {purchase} = this;
    const wish = purchase?.wish ?? this.wish;
    return html`
      <div class="frame" part="base">
        <slot name="header"></slot>
        ${
          this.environment === 'production'
            ? nothing
            : html`<p class="test-badge" part="test-badge"><strong>${text.testMode}</strong> ${text.testModeHint}</p>`
        }
        ${this.problem && !purchase?.finished ? this.#renderProblem(this.problem) : nothing}
        ${
          !this.problem && !this.order && !purchase?.finished
            ? html`<sjs-plan-picker
                .catalog=${purchase?.catalog ?? this.parsedCatalog}
                .planVariantId=${wish?.cart.planVariantId}
                .quantity=${wish?.cart.quantity}
                .components=${wish?.cart.components ?? []}
                .locale=${this.#text.locale}
                ?disabled=${purchase?.editable === false}
                exportparts=${pickerParts}
                @sjs-select=${this.#onSelect}
              ></sjs-plan-picker>`
            : nothing
        }
        ${purchase?.render() ?? (this.problem ? nothing : html`<div class="reserved" ?data-guest=${!this.order && !this.orderHook} aria-hidden="true"></div>`)}
        <slot name="footer"></slot>
      </div>
    `;
  }

  #renderProblem(problem: Problem): TemplateResult {
    const text = this.#text.first!;
    return html`<div class="problem" part="problem" role="alert">
      <p>${problem.sentence ?? text.unavailable}</p>
      ${problem.field ? html`<p><code>${problem.code}: ${problem.field}</code></p>` : nothing}
      ${
        problem.audience === 'network'
          ? html`<button class="button" type="button" @click=${this.#loadCatalog}>${text.tryAgain}</button>`
          : nothing
      }
    </div>`;
  }

  /** Names page origin, key and hook; one attempt at a time for each. */
  get shop(): string {
    return [location.origin, this.publicApiKey, this.orderHook ?? ''].join('|');
  }

  readonly #loadCatalog = async (): Promise<void> => {
    const load = ++this.#catalogLoads;
    try {
      const catalog = await this.#readCatalog();
      if (load !== this.#catalogLoads) return;
      this.wish = this.#initialWish(catalog);
      this.parsedCatalog = catalog;
      this.problem = undefined;
      this.#opening?.wishKnown();
    } catch (cause) {
      if (load !== this.#catalogLoads) return;
      await this.fail(cause);
      this.#withOpening((opening) => opening.failed());
    }
  };

  /** What most pages have, a sound catalog at a URL or in the property. Anything else, an order included, takes a careful look. */
  async #readCatalog(): Promise<Catalog | undefined> {
    const {publicApiKey, order, catalog} = this;
    const found = publicApiKey && !order && (typeof catalog === 'string' ? await fetchJson(catalog) : catalog);
    if (isCatalog(found)) return found;
    return (await import('./trouble.ts')).readCatalog(this);
  }

  /** @internal */
  async fail(cause: unknown): Promise<void> {
    // Without a connection, not even the words for it may come.
    this.problem = await import('./trouble.ts').then(
      ({tell}) => tell(this, cause),
      () => ({code: 'ScriptBlocked', audience: 'network'}) as const,
    );
    const {code, audience} = this.problem;
    dispatch(this, 'sjs-error', {code, audience, recoverable: audience === 'network'});
  }

  #initialWish(catalog: Catalog | undefined): Wish {
    const draft = this.noDraft ? undefined : readDraft(this.platform?.sessionStorage, this.shop);
    // Who follows a link means what it says, whatever the page preselects for everybody.
    const preselected = catalog && [inQuery('plan'), this.plan].find((id) => id && findVariant(catalog, id));
    // Chosen and typed already where this catalog is not the first one, or another key's.
    const {wish} = this.purchase ?? this;
    const {cart} = (differs(catalog, this.parsedCatalog) ? draft : wish) ?? {};
    const kept = catalog && findVariant(catalog, cart?.planVariantId) ? cart : undefined;
    return {
      customer: {},
      ...draft,
      ...wish,
      cart: {
        ...(catalog ? (kept ?? defaultSelection(catalog, preselected)) : {planVariantId: '', components: []}),
        couponCode: kept?.couponCode ?? inQuery('coupon') ?? this.coupon,
      },
    };
  }

  readonly #onSelect = (event: CustomEvent<LeafEventDetails['sjs-select']>): void => {
    event.stopPropagation();
    this.#withOpening((opening) => opening.select(event.detail));
  };

  /** @internal The shopper changed something. */
  change(wish: Wish, typing: boolean): void {
    this.#withOpening((opening) => opening.change(wish, typing));
  }

  /** At once where it is loaded. */
  #withOpening(run: (opening: Opening) => unknown): void {
    if (this.#opening) run(this.#opening);
    else void this.#open().then((opening) => opening && run(opening));
  }

  async #open(): Promise<Opening | undefined> {
    try {
      const {Opening} = await import('./opening.ts');
      this.#opening ??= new Opening(this);
    } catch (cause) {
      await this.fail(cause);
    }
    return this.#opening;
  }
}

const pickerParts =
  'switch,switch-option,cards,card,card-selected,badge,name,variant-name,description,price,period,tax,trial,setup-fee,' +
  'features,feature,radio,quantity,quantity-label,quantity-input,quantity-button,components,components-title,' +
  'component,component-name,component-description,component-price,component-switch,error';

async function fetchJson(url: string): Promise<unknown> {
  try {
    const response = await fetch(url);
    return response.ok ? ((await response.json()) as unknown) : undefined;
  } catch {
    // The careful look says what is wrong.
    return undefined;
  }
}

/** A link that lacks something leads to no other order. Whatever it claims, billwerk refuses an amount that is not the order's. */
function orderInQuery(): ExistingOrder | undefined {
  const [orderId, total, currency = ''] = (['order', 'total', 'currency'] as const).map(inQuery);
  return orderId === undefined ? undefined : {orderId, grossTotal: Number(total || NaN), currency};
}

declare global {
  interface HTMLElementTagNameMap {
    'sjs-checkout': SjsCheckout;
  }
}
