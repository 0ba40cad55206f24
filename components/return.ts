import {css, html, LitElement, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Checkout} from '../src/checkout/checkout.ts';
import type {ResolvedOrder} from '../src/checkout/gateway.ts';
import {CheckoutError} from '../src/errors.ts';
import type {Platform} from '../src/platform.ts';
import {needErrors} from './error-messages.ts';
import {frameStyles} from './frame-styles.ts';
import {reportToMerchant} from './merchant.ts';
import {Localize} from './localize.ts';
import type {Sentences} from './localize.ts';
import {isComplete} from './locales/messages.ts';
import {createLateNotice} from './late-notice.ts';
import {renderFrame, renderStandIn} from './notice-frame.ts';
import {pageOf} from './page.ts';
import {renderProblem} from './problem.ts';
import {purchaseStyles} from './purchase-styles.ts';
import {startSession} from './session.ts';
import {tokens} from './theme.ts';

/**
 * The page providers send shoppers back to, where it is not the checkout's own page: completes the order and says how
 * it ended. Key and hook must be those of the checkout, so that it finds the attempt.
 *
 * @element sjs-return
 * @slot success - instead of our own success page
 * @fires {CustomEvent} sjs-success - once per order
 * @fires {CustomEvent} sjs-error - the payment failed, or nobody knows
 * @csspart notice - how it ended
 * @csspart problem - why it failed
 */
export class SjsReturn extends LitElement {
  static override styles = [
    tokens,
    frameStyles,
    ...purchaseStyles,
    css`
      :host {
        /* What most orders end with, which is higher where it is narrow. */
        min-block-size: clamp(17rem, 24.5rem - 7vw, 23rem);
      }
    `,
  ];

  /** billwerk's public API key. Required, the same as on the checkout. */
  @property({attribute: 'public-api-key'}) publicApiKey = '';
  @property() environment: 'production' | 'sandbox' = 'production';
  /** Full URL of `subscription.js` on a dedicated host. */
  @property({attribute: 'script-src'}) scriptSrc?: string;
  /** Base URL of the merchant's order hook, where the checkout has one. */
  @property({attribute: 'order-hook'}) orderHook?: string;
  /** Where the checkout is; offered when the payment failed, or there is none to complete. */
  @property({attribute: 'checkout-url'}) checkoutUrl?: string;
  @property() locale?: string;
  /** How to learn what became of an order. Default: the order hook, if there is one. */
  @property({attribute: false}) resolveOrder?: (orderId: string) => Promise<ResolvedOrder>;
  /** Clock, storage, locks and random ids; for tests. */
  @property({attribute: false}) platform?: Platform;

  @state() private checkout?: Checkout;
  @state() private failed = false;

  readonly #text = new Localize(this, {all: true});
  readonly #notice = createLateNotice(this, this.#text);

  get shop(): string {
    return [location.origin, this.publicApiKey, this.orderHook ?? ''].join('|');
  }

  protected override firstUpdated(): void {
    void this.#start();
  }

  readonly #start = async (): Promise<void> => {
    this.failed = false;
    // Completing works without the key; finding the attempt that it ends does not.
    if (!this.publicApiKey) {
      const message = '<sjs-return> needs the attribute public-api-key';
      reportToMerchant(
        new CheckoutError('ConfigurationMissing', {audience: 'merchant', field: 'public-api-key', message}),
      );
    }
    const sentences = needErrors(this.#text);
    try {
      const {checkout, goOn} = await startSession(this, undefined, pageOf(this));
      checkout.subscribe(() => this.requestUpdate());
      goOn();
      await sentences;
      this.checkout = checkout;
    } catch {
      // A part of us did not load; nothing was sent.
      this.failed = true;
    }
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) this.checkout?.dispose();
    });
  }

  protected override render(): TemplateResult {
    const {checkout} = this;
    const messages = this.#text.messages;
    if (messages && this.failed) return renderStandIn({phase: 'finalizing'}, messages, this.#start);
    if (!messages || !checkout) return html`<div class="frame" aria-busy="true"></div>`;
    const {phase} = checkout.state.attempt;
    return html`<div class="frame" aria-live="polite">
      ${this.#notice.render(checkout) ?? this.#renderNothingOpen(checkout, messages)}
      ${phase === 'succeeded' || phase === 'submitted' ? html`<slot name="success"></slot>` : nothing}
    </div>`;
  }

  /** The payment failed, or there was none: people come here by a bookmark, or go back in their history. */
  #renderNothingOpen(checkout: Checkout, messages: Sentences): TemplateResult {
    const problem = renderProblem({checkout, messages, signInUrl: undefined});
    const back = this.checkoutUrl
      ? html`<p><a class="button" href=${this.checkoutUrl}>${messages.backToCheckout ?? messages.back}</a></p>`
      : nothing;
    if (problem !== nothing || !isComplete(messages)) return html`${problem}${back}`;
    const {nothingOpenTitle: title, nothingOpenText: text} = messages;
    return renderFrame({kind: 'waiting', title, text, actions: back});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sjs-return': SjsReturn;
  }
}
