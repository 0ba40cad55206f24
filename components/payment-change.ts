import {css, html, LitElement} from 'lit';
import type {PropertyValues, TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Methods} from '../src/checkout/state.ts';
import {CheckoutError, toCheckoutError} from '../src/errors.ts';
import type {Customer} from '../src/model.ts';
import type {MethodChange} from '../src/payment-change/state.ts';
import type {Platform} from '../src/platform.ts';
import {isReturn} from '../src/subscriptionjs/is-return.ts';
import {needErrors} from './error-messages.ts';
import {dispatch} from './events.ts';
import {frameStyles} from './frame-styles.ts';
import {Localize} from './localize.ts';
import {isComplete} from './locales/messages.ts';
import {reportToMerchant} from './merchant.ts';
import {openMethodChange} from './method-change-session.ts';
import type {MethodChangeSession} from './method-change-session.ts';
import {renderMethodChange, renderUnavailable} from './method-change-view.ts';
import {SjsPaymentForm} from './payment-form.ts';
import {purchaseStyles} from './purchase-styles.ts';
import {defineOnce} from './registry.ts';
import {tokens} from './theme.ts';

const required = {publicApiKey: 'public-api-key', orderHook: 'order-hook', contractId: 'contract-id'} as const;
const opening = [...Object.keys(required), 'environment', 'scriptSrc', 'returnUrl', 'cardEntry'];

/**
 * For the account page: a signed-in customer replaces the payment method that is stored in a contract. Nothing is charged.
 *
 * billwerk's script is loaded when the element can be seen. Where a provider's page has to be visited, the way back must
 * lead to a page with this element.
 *
 * @element sjs-payment-change
 * @slot payment-form - an element for billwerk's payment form, which is made otherwise
 * @slot mandate - the merchant's own SEPA mandate text
 * @fires {CustomEvent} sjs-payment-changed - once per change
 * @fires {CustomEvent} sjs-redirect - cancelable; the top window is about to go to the provider's page
 * @fires {CustomEvent} sjs-error - something failed; `detail.code` is stable
 * @csspart base - everything
 * @csspart test-badge - the note that nothing is charged
 * @csspart problem - why nothing was changed
 * @csspart submit - the button
 * @csspart notice - what takes the place of the form: success, waiting, unknown outcome
 */
export class SjsPaymentChange extends LitElement {
  static override styles = [
    tokens,
    frameStyles,
    ...purchaseStyles,
    css`
      .awaited {
        min-block-size: 20rem;
      }
    `,
  ];

  /** billwerk's public API key (Settings, Self-Service, General). Required. */
  @property({attribute: 'public-api-key'}) publicApiKey = '';
  /** `production` or `sandbox`; anything but production shows a test-mode badge. */
  @property() environment: 'production' | 'sandbox' = 'production';
  /** Full URL of `subscription.js` on a dedicated host. Default: billwerk's own for the environment. */
  @property({attribute: 'script-src'}) scriptSrc?: string;
  /** Base URL of the merchant's order hook, which opens the contract to its customer only. Required. */
  @property({attribute: 'order-hook'}) orderHook?: string;
  /** Whose payment method is changed: the id of a contract in billwerk. Required. */
  @property({attribute: 'contract-id'}) contractId?: string;
  /** Where providers send the customer back to: a page with this element. Default: this page. */
  @property({attribute: 'return-url'}) returnUrl?: string;
  /** Who takes card data, as on `<sjs-checkout>`: `iframe` or `fields`. */
  @property({attribute: 'card-entry'}) cardEntry?: 'iframe' | 'fields';
  /** Language of texts, such as `de-AT`. Default: the nearest `lang`. */
  @property() locale?: string;
  /** Who pays; billwerk's payment form wants the address for some providers. */
  @property({attribute: false}) customer?: Customer;
  /** Clock, storage and locks; for tests. */
  @property({attribute: false}) platform?: Platform;

  @state() private methods: Methods = {status: 'waiting'};
  @state() private problem?: CheckoutError;

  readonly #text = new Localize(this, {all: true});
  #session?: MethodChangeSession;
  #observer?: IntersectionObserver;
  /** Which settings count, and for which of them a session was asked for. */
  #openings = 0;
  #opening = -1;

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

  /** Frameworks set these late, too; what is under way goes on as it began. */
  protected override updated(changed: PropertyValues<this>): void {
    const again = this.#session ? this.#session.changing.state.phase === 'editing' : this.problem;
    if (!again || !opening.some((name) => changed.has(name as keyof SjsPaymentChange))) return;
    this.#session?.close();
    this.#session = undefined;
    this.#openings += 1;
    void this.#open();
  }

  /** What the button does: checks the form and changes the method. Further calls while it runs do nothing. */
  async submit(): Promise<void> {
    const session = this.#session;
    if (session?.changing.state.phase !== 'editing') return;
    await session.cards.settled();
    const form = this.#form;
    if (!form) return;
    if (!form.reportValidity()) return needErrors(this.#text);
    await session.changing.submit(session.cards.form ?? form.read());
  }

  protected override render(): TemplateResult {
    const {messages} = this.#text;
    const session = this.#session;
    if (messages && this.problem) return renderUnavailable(this.problem, messages, this.#retry);
    if (!messages || !isComplete(messages) || !session) return html`<div class="frame awaited" aria-busy="true"></div>`;
    const {environment, methods} = this;
    return renderMethodChange({
      messages,
      locale: this.#text.locale,
      environment,
      methods,
      state: session.changing.state,
      cards: session.cards,
      prepare: this.#prepare,
      submit: () => this.submit(),
      again: () => session.changing.again(),
      update: () => this.requestUpdate(),
    });
  }

  get #form(): SjsPaymentForm | null {
    return this.renderRoot.querySelector('sjs-payment-form');
  }

  readonly #open = async (): Promise<void> => {
    if (this.#session || this.#opening === this.#openings) return;
    const opening = (this.#opening = this.#openings);
    this.#observer?.disconnect();
    const missing = (Object.keys(required) as (keyof typeof required)[]).find((name) => !this[name]);
    this.problem = undefined;
    if (missing) {
      const field = required[missing];
      const message = `<sjs-payment-change> needs the attribute ${field}`;
      return this.#fail(new CheckoutError('ConfigurationMissing', {audience: 'merchant', field, message}));
    }
    defineOnce('sjs-payment-form', SjsPaymentForm);
    const contractId = this.contractId!;
    const session = await openMethodChange(this, this.#text, {
      changed: ({bearer, returned}) => dispatch(this, 'sjs-payment-changed', {contractId, bearer, returned}),
      failed: (error) => this.#tell(error),
    }).catch(() => undefined);
    if (opening !== this.#openings) return session?.close();
    if (!session) return this.#fail(notLoaded());
    this.#session = session;
    let before = session.changing.state;
    session.changing.subscribe((now) => {
      this.#follow(now, before);
      before = now;
    });
    session.goOn();
    // Whoever comes back does not have to look for it.
    const folded = this.closest('details');
    if (folded && session.changing.state.phase === 'finalizing') folded.open = true;
    await this.#prepare();
  };

  /** Loads the sentences and what paying needs. */
  readonly #prepare = async (): Promise<void> => {
    const session = this.#session!;
    this.methods = {status: 'waiting'};
    await needErrors(this.#text);
    const {messages} = this.#text;
    if (!messages || !isComplete(messages)) return this.#fail(notLoaded());
    try {
      const bearers = await session.ready();
      if (session === this.#session) this.methods = {status: 'ready', bearers};
    } catch (cause) {
      const error = toCheckoutError(cause);
      if (session === this.#session) this.methods = {status: 'failed', error};
      this.#tell(error);
    }
  };

  readonly #retry = (): void => {
    this.problem = undefined;
    this.#openings += 1;
    void (this.#session ? this.#prepare() : this.#open());
  };

  #follow(now: MethodChange, before: MethodChange): void {
    this.requestUpdate();
    if (now.phase === 'redirected' && now.url) this.#leave(now.url);
    // Used; what became of it is not known.
    if (now.phase === 'unknown') this.#form?.clear();
    if (now.phase === 'changed') this.#session?.close();
    if (now.phase !== before.phase) void this.#focusWhatChanged(now);
  }

  /** The top window goes, also from inside a frame, where providers refuse to be shown. */
  #leave(url: string): void {
    this.#form?.clear();
    if (!dispatch(this, 'sjs-redirect', {contractId: this.contractId, url}, {cancelable: true})) return;
    (window.top ?? window).location.assign(url);
  }

  async #focusWhatChanged(now: MethodChange): Promise<void> {
    if (now.phase === 'sending') return;
    await this.updateComplete;
    const form = this.#form;
    const problem = now.phase === 'editing' ? now.problem : undefined;
    if (problem?.field && form?.markInvalid(problem.field, problem.code)) {
      await form.updateComplete;
      return form.focus({field: problem.field});
    }
    this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
  }

  #fail(error: CheckoutError): void {
    this.problem = error;
    this.#tell(error);
  }

  #tell(error: CheckoutError): void {
    const {code, audience, outcome, reference} = error;
    if (audience === 'merchant') reportToMerchant(error);
    dispatch(this, 'sjs-error', {code, audience, recoverable: outcome !== 'unknown', reference});
  }
}

/** Offline, say: a part of us is missing, and nothing was sent. */
function notLoaded(): CheckoutError {
  return new CheckoutError('ScriptBlocked', {audience: 'network', outcome: 'declined'});
}

declare global {
  interface HTMLElementTagNameMap {
    'sjs-payment-change': SjsPaymentChange;
  }
}
