import {html, LitElement, nothing} from 'lit';
import type {PropertyValues, TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Checkout} from '../src/checkout/checkout.ts';
import type {CheckoutState} from '../src/checkout/state.ts';
import {CheckoutError} from '../src/errors.ts';
import type {Catalog} from '../src/model.ts';
import type {PlanChangeEvent} from '../src/plan-change/state.ts';
import type {Platform} from '../src/platform.ts';
import {isReturn} from '../src/subscriptionjs/is-return.ts';
import {CardEntry} from './card-entry.ts';
import {needErrors} from './error-messages.ts';
import {dispatch} from './events.ts';
import {frameStyles} from './frame-styles.ts';
import {createLateNotice} from './late-notice.ts';
import {Localize} from './localize.ts';
import {isComplete} from './locales/messages.ts';
import type {PlanChangeMessages} from './locales/messages.ts';
import {renderUnavailable} from './method-change-view.ts';
import {pageOf} from './page.ts';
import {SjsPaymentForm} from './payment-form.ts';
import {focusOn, focusWhatChanged, listedContract, newsOrContract} from './plan-change-focus.ts';
import {loadPlanChangeMessages} from './plan-change-messages.ts';
import {asksForPayment} from './plan-change-payment.ts';
import {openPlanChange} from './plan-change-session.ts';
import type {PlanChangeSession} from './plan-change-session.ts';
import {planChangeStyles} from './plan-change-styles.ts';
import {renderPlanChange} from './plan-change-view.ts';
import {SjsPlanPicker} from './plan-picker.ts';
import {purchaseStyles} from './purchase-styles.ts';
import {defineOnce} from './registry.ts';
import {Terms} from './terms.ts';
import {tokens} from './theme.ts';

const required = {publicApiKey: 'public-api-key', orderHook: 'order-hook'} as const;
const opening = [
  ...Object.keys(required),
  'environment',
  'scriptSrc',
  'returnUrl',
  'cardEntry',
  'contractId',
  'catalog',
];

/**
 * For the account page: a signed-in customer changes a contract, plan, quantities and components, now or later. What that
 * costs is billwerk's own preview, credits and VAT included; it is paid with what is on file, or with something else.
 *
 * Contracts and prices come from the merchant's order hook. Nothing is loaded before the element can be seen.
 *
 * @element sjs-plan-change
 * @slot header - above everything
 * @slot terms - beside the button; required checkboxes in it must be ticked before anything is ordered
 * @slot payment-form - an element for billwerk's payment form, which is made otherwise
 * @slot mandate - the merchant's own SEPA mandate text
 * @slot footer - below everything
 * @fires {CustomEvent} sjs-preview - a price was settled
 * @fires {CustomEvent} sjs-submit - cancelable; `detail.waitUntil` delays the order
 * @fires {CustomEvent} sjs-order - the order exists
 * @fires {CustomEvent} sjs-redirect - cancelable; the top window is about to go to the provider's page
 * @fires {CustomEvent} sjs-success - once per order
 * @fires {CustomEvent} sjs-error - something failed; `detail.code` is stable
 * @csspart base - everything
 * @csspart test-badge - the note that nothing is charged
 * @csspart contracts, contract-button - the choice between contracts
 * @csspart current - the contract as it is
 * @csspart contract, contract-plan - a contract in a few lines
 * @csspart dates, date - when the change takes effect
 * @csspart forms, payment - what is chosen and typed
 * @csspart summary - price, what is given up, terms and button
 * @csspart table, row, item, detail, amount - the price; rows also carry their kind: `charge`, `credit`, `subtotal`, `vat`,
 *   `total`, `next`
 * @csspart planned - that a change planned before may be replaced
 * @csspart losses - what is given up
 * @csspart empty - nothing to show yet, or nothing that can be changed
 * @csspart problem - why nothing was changed
 * @csspart submit - the button
 * @csspart notice - what takes the place of the forms: success, waiting, unknown outcome
 */
export class SjsPlanChange extends LitElement {
  static override styles = [tokens, frameStyles, ...purchaseStyles, planChangeStyles];

  /** billwerk's public API key (Settings, Self-Service, General). Required. */
  @property({attribute: 'public-api-key'}) publicApiKey = '';
  /** `production` or `sandbox`; anything but production shows a test-mode badge. */
  @property() environment: 'production' | 'sandbox' = 'production';
  /** Full URL of `subscription.js` on a dedicated host. Default: billwerk's own for the environment. */
  @property({attribute: 'script-src'}) scriptSrc?: string;
  /** Base URL of the merchant's order hook, where the customer is signed in. Required. */
  @property({attribute: 'order-hook'}) orderHook?: string;
  /** The contract to change. Default: the customer's only one, or a choice between them. */
  @property({attribute: 'contract-id'}) contractId?: string;
  /** URL of the catalog's JSON, or the catalog itself. Default: the hook's. */
  @property() catalog?: string | Catalog;
  /** Where providers send the customer back to: a page with this element. Default: this page. */
  @property({attribute: 'return-url'}) returnUrl?: string;
  /** Who takes card data, as on `<sjs-checkout>`: `iframe` or `fields`. */
  @property({attribute: 'card-entry'}) cardEntry?: 'iframe' | 'fields';
  /** Where customers sign in, for those whose session has ended. */
  @property({attribute: 'sign-in-url'}) signInUrl?: string;
  /** Language of texts, such as `de-AT`. Default: the nearest `lang`. */
  @property() locale?: string;
  /** Clock, storage, locks and random ids; for tests. Set before the element is connected. */
  @property({attribute: false}) platform?: Platform;

  @state() private problem?: CheckoutError;
  @state() private sentences?: PlanChangeMessages;
  @state() private another = false;
  /** The order itself wants payment data, whatever its preview said. */
  @state() private needed = false;

  readonly #text = new Localize(this, {all: true});
  readonly #page = pageOf(this);
  readonly #terms = new Terms(this);
  readonly #lateNotice = createLateNotice(this, this.#text);
  #cards?: CardEntry;
  #session?: PlanChangeSession;
  #observer?: IntersectionObserver;
  /** Which settings count, and for which of them a session was asked for. */
  #openings = 0;
  #opening = -1;
  #before?: {readonly checkout: Checkout; readonly state: CheckoutState};

  override connectedCallback(): void {
    super.connectedCallback();
    if (isReturn(location.search)) return void this.updateComplete.then(this.#open);
    this.#observer = new IntersectionObserver((entries) => {
      if (entries.some(({isIntersecting}) => isIntersecting)) void this.#open();
    });
    this.#observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  /** Page origin, key and hook: one attempt at a time for each, as of `<sjs-checkout>`. */
  get shop(): string {
    return [location.origin, this.publicApiKey, this.orderHook ?? ''].join('|');
  }

  /** What the button does: checks what was chosen and typed, and changes the contract. Further calls while it runs do nothing. */
  async submit(): Promise<void> {
    const session = this.#session;
    const checkout = session?.checkout;
    if (session?.state.phase !== 'open' || !checkout) return;
    const {draft} = session.state;
    const {price} = checkout.state;
    if (!session.cart) return;
    const asks = this.#asks;
    if (asks) await this.#cards?.settled();
    const {attempt} = checkout.state;
    // Whoever has changed something meanwhile has not pressed the button for that.
    if (session.state.draft !== draft || (attempt.phase !== 'editing' && attempt.phase !== 'confirming')) return;
    const form = asks ? this.renderRoot.querySelector('sjs-payment-form') : null;
    if (attempt.phase === 'editing') {
      let valid = this.renderRoot.querySelector('sjs-plan-picker')?.reportValidity() ?? true;
      if (form?.bearer) valid = form.reportValidity({focus: valid}) && valid;
      valid = this.#terms.reportValidity({focus: valid}) && valid;
      if (!valid) return needErrors(this.#text);
    }
    const payment = asks ? (this.#cards?.form ?? (form?.bearer ? form.read() : undefined)) : undefined;
    await checkout.submit(payment, price.preview ?? null);
  }

  /** Frameworks set these late, too; what is under way goes on as it began. */
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('locale') && this.#session) void this.#translate();
    if (!opening.some((name) => changed.has(name as keyof SjsPlanChange))) return;
    const {phase} = this.#session?.checkout?.state.attempt ?? {phase: 'editing'};
    if (!(this.problem || this.#session) || (phase !== 'editing' && phase !== 'bought')) return;
    this.#close();
    this.#openings += 1;
    void this.#open();
  }

  protected override render(): TemplateResult {
    const {messages, locale} = this.#text;
    const session = this.#session;
    const {problem, sentences} = this;
    if (messages && problem) return renderUnavailable(problem, messages, this.#retry);
    if (!session || !sentences || !messages || !isComplete(messages)) {
      return html`<div class="frame awaited" aria-busy="true"></div>`;
    }
    return html`<div class="frame" part="base">
      <slot name="header"></slot>
      ${
        this.environment === 'production'
          ? nothing
          : html`<p class="test-badge" part="test-badge">
              <strong>${messages.testMode}</strong> ${messages.testModeHint}
            </p>`
      }
      ${renderPlanChange({
        host: this,
        state: session.state,
        checkout: session.checkout,
        cart: session.cart,
        obstacles: session.obstacles,
        done: session.done,
        isTheirs: session.isTheirs,
        now: session.platform.clock.now(),
        messages: {...messages, ...sentences},
        locale,
        lateNotice: this.#lateNotice,
        terms: this.#terms,
        cards: this.#cards!,
        another: this.another && !this.needed,
        asks: this.#asks,
        send: (event) => this.#send(event),
        payWithAnother: (another) => (this.another = another),
        submit: () => this.submit(),
        load: () => this.#reload(),
      })}
      <slot name="footer"></slot>
    </div>`;
  }

  readonly #open = async (): Promise<void> => {
    if (this.#session || this.#opening === this.#openings) return;
    const opening = (this.#opening = this.#openings);
    this.#observer?.disconnect();
    this.problem = undefined;
    const missing = (Object.keys(required) as (keyof typeof required)[]).find((name) => !this[name]);
    if (missing) {
      const field = required[missing];
      const message = `<sjs-plan-change> needs the attribute ${field}`;
      return this.#fail(new CheckoutError('ConfigurationMissing', {audience: 'merchant', field, message}));
    }
    defineOnce('sjs-plan-picker', SjsPlanPicker);
    defineOnce('sjs-payment-form', SjsPaymentForm);
    const opened = await Promise.all([
      openPlanChange(this, this.#page, () => this.#follow()),
      loadPlanChangeMessages(this.#text.locale),
      needErrors(this.#text),
    ]).catch(() => undefined);
    if (opening !== this.#openings) return opened?.[0].dispose();
    if (!opened) return this.#fail(new CheckoutError('ScriptBlocked', {audience: 'network', outcome: 'declined'}));
    const [session, sentences] = opened;
    this.#session = session;
    this.sentences = sentences;
    this.#cards = new CardEntry(
      this,
      this.#text,
      (...form) => session.checkout!.openForm(...form),
      (error) => this.#page.failed?.(error),
      session.platform.clock,
      () => session.checkout?.formLost(),
    );
    await session.load();
    // Whoever comes back does not have to look for it.
    const folded = this.closest('details');
    if (folded && isReturn(location.search)) folded.open = true;
  };

  async #translate(): Promise<void> {
    const [sentences] = await Promise.all([loadPlanChangeMessages(this.#text.locale), needErrors(this.#text)]);
    this.sentences = sentences;
  }

  /** Whether payment data have to be given for what is chosen now. */
  get #asks(): boolean {
    const session = this.#session;
    const preview = session?.cart && session.checkout?.state.price.preview;
    return this.needed || asksForPayment(preview, this.another);
  }

  #send(event: Extract<PlanChangeEvent, {type: 'choose' | 'draft' | 'leave'}>): void {
    const {state} = this.#session!;
    const left = state.phase === 'open' ? state.contract.id : '';
    if (event.type === 'draft') this.needed = false;
    this.#session!.send(event);
    if (event.type !== 'draft') void focusOn(this, event.type === 'leave' ? listedContract(left) : newsOrContract);
  }

  async #reload(): Promise<void> {
    await this.#session?.load();
    await focusOn(this, newsOrContract);
  }

  readonly #retry = (): void => {
    this.problem = undefined;
    this.#openings += 1;
    void this.#open();
  };

  #close(): void {
    this.#cards?.remove();
    this.#session?.dispose();
    this.#session = undefined;
    this.problem = undefined;
    this.#before = undefined;
  }

  #follow(): void {
    this.requestUpdate();
    const checkout = this.#session?.checkout;
    if (!checkout) return void (this.#before = undefined);
    const {state: now} = checkout;
    const before = this.#before?.checkout === checkout ? this.#before.state : undefined;
    this.#before = {checkout, state: now};
    if (!before) {
      // Another contract, or the same one changed: what was typed for the last one has been spent.
      this.another = this.needed = false;
      this.#cards?.retry();
      return;
    }
    if (now.price !== before.price && now.price.status === 'settled') {
      const {total, totalVat, totalGross, nextTotalGross, nextDate, currency} = now.price.preview;
      dispatch(this, 'sjs-preview', {total, totalVat, totalGross, nextTotalGross, nextDate, currency});
    }
    const {attempt} = now;
    if (attempt === before.attempt) return;
    if (attempt.phase === 'editing') {
      this.needed = attempt.order?.pay === 'interactive' || attempt.problem?.code === 'NoPaymentMethod';
    }
    const {phase} = attempt;
    const isDone = phase === 'succeeded' || phase === 'submitted';
    // Declined, it is corrected; of unknown outcome, or of an order that is closed, it has been used.
    const isUsed =
      phase === 'payment-unknown' ? attempt.attemptId : phase === 'closed' && before.attempt.phase === 'paying';
    if (isDone || isUsed) this.renderRoot.querySelector('sjs-payment-form')?.clear();
    // Who was told something else meanwhile goes by the link in the notice, not by surprise.
    const leaves = attempt.phase === 'redirected' && before.attempt.phase === 'paying';
    if (leaves && attempt.url) this.#leave(attempt.url, attempt.order?.orderId ?? '');
    if (attempt.phase === before.attempt.phase && attempt.phase !== 'editing') return;
    void focusWhatChanged(this, this.#lateNotice, before.attempt, () => this.#session?.checkout?.state.attempt);
  }

  /** The top window goes, also from inside a frame, where providers refuse to be shown. */
  #leave(url: string, orderId: string): void {
    this.renderRoot.querySelector('sjs-payment-form')?.clear();
    if (!dispatch(this, 'sjs-redirect', {orderId, url}, {cancelable: true})) return;
    (window.top ?? window).location.assign(url);
  }

  #fail(error: CheckoutError): void {
    this.problem = error;
    this.#page.failed?.(error);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sjs-plan-change': SjsPlanChange;
  }
}
