/** What the checkout looks like after the plan cards: forms, summary and button, or what takes their place. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import type {Checkout} from '../src/checkout/checkout.ts';
import type {CheckoutState} from '../src/checkout/state.ts';
import type {Wish} from '../src/checkout/wish.ts';
import type {Catalog, OrderReference} from '../src/model.ts';
import type {CardEntry} from './card-entry.ts';
import {errorSentence} from './error-sentence.ts';
import {renderProblem} from './problem.ts';
import type {LeafEventDetails} from './events.ts';
import {localeOf} from './localize.ts';
import type {Sentences} from './localize.ts';
import type {LateNotice} from './late-notice.ts';
import {renderButton, renderCharges} from './submit.ts';
import type {Terms} from './terms.ts';

export interface PurchaseView {
  readonly host: HTMLElement & {
    readonly locale?: string;
    readonly order?: OrderReference;
    readonly orderHook?: string;
    readonly signInUrl?: string;
    readonly problem?: unknown;
    change(wish: Wish, typing: boolean): void;
    requestUpdate(): void;
  };
  readonly checkout: Checkout;
  readonly catalog: Catalog | undefined;
  /** Undefined until the locale's chunk has arrived. */
  readonly messages: Sentences | undefined;
  readonly lateNotice: LateNotice;
  readonly terms: Terms;
  readonly cards: Pick<CardEntry, 'status' | 'error' | 'retry'>;
  readonly pressed: boolean;
  submit(): Promise<void>;
  /** Another payment method, which is kept with what else was chosen. */
  choose(bearer: string): void;
}

/** Whether payment data are to be given for the newest price. */
export function asksForPayment({price: {preview}}: CheckoutState): boolean {
  return !preview?.pay || preview.pay === 'interactive';
}

export function renderPurchase(view: PurchaseView): TemplateResult {
  const {checkout, messages, lateNotice} = view;
  if (!messages) {
    return html`<div class="reserved" ?data-guest=${!view.host.order && !view.host.orderHook} aria-busy="true"></div>`;
  }
  const {attempt} = checkout.state;
  const notice = lateNotice.render(checkout);
  const over = attempt.phase === 'succeeded' || attempt.phase === 'submitted';
  // Hidden rather than removed while an answer is awaited: whoever comes back finds what they typed.
  return html`${notice ?? nothing}
  ${
    over
      ? html`<slot name="success"></slot>`
      : // Without a catalog there is nothing to choose.
        view.host.problem
        ? nothing
        : renderForms(view, messages, notice !== undefined)
  }`;
}

function renderForms(view: PurchaseView, messages: Sentences, hidden: boolean): TemplateResult {
  const {host, checkout} = view;
  const guest = !host.order && !host.orderHook;
  return html`<div class="purchase" ?hidden=${hidden}>
    <div class="forms" part="forms">
      ${guest ? renderCustomer(view, messages) : nothing} ${renderPayment(view, messages)}
    </div>
    <section class="summary" part="summary" aria-label=${messages.summary}>
      ${host.order ? nothing : renderPrice(view, messages)}
      ${renderCharges(checkout, messages, localeOf(host), host.order)} ${view.terms.render(messages)}
      ${renderProblem({checkout, messages, signInUrl: host.signInUrl})} ${renderButton(view, messages)}
    </section>
  </div>`;
}

function renderCustomer({host, checkout}: PurchaseView, messages: Sentences): TemplateResult {
  const {wish, attempt} = checkout.state;
  const onCustomer = (event: CustomEvent<LeafEventDetails['sjs-customer']>) => {
    event.stopPropagation();
    const {typing, ...typed} = event.detail;
    host.change({...checkout.state.wish, ...typed}, typing);
  };
  return html`<section class="step">
    <header>
      <h3>${messages.yourDetails}</h3>
      ${
        host.signInUrl
          ? html`<p class="hint">${messages.alreadyCustomer} <a href=${host.signInUrl}>${messages.signIn}</a></p>`
          : nothing
      }
    </header>
    <sjs-customer-form
      .customer=${wish.customer}
      .aside=${wish.aside}
      .locale=${localeOf(host)}
      ?disabled=${attempt.phase !== 'editing'}
      exportparts="field,label,input,select,hint,error,switch,switch-option,more"
      @sjs-customer=${onCustomer}
    ></sjs-customer-form>
  </section>`;
}

function renderPayment({host, checkout, cards, choose}: PurchaseView, messages: Sentences): TemplateResult {
  const {methods, price, attempt, wish} = checkout.state;
  const {preview} = price;
  if (methods.status === 'failed') {
    return html`<section class="step">
      <header><h3>${messages.payment}</h3></header>
      <div class="problem" part="problem" role="alert">
        <p>${errorSentence(messages, methods.error)}</p>
        <button class="button" type="button" @click=${() => checkout.prepare()}>${messages.tryAgain}</button>
      </div>
    </section>`;
  }
  // Hidden rather than removed where nothing is to be paid: what was typed is there again afterwards.
  return html`<section class="step" ?hidden=${!asksForPayment(checkout.state)}>
    <header><h3>${messages.payment}</h3></header>
    ${
      methods.status === 'waiting'
        ? html`<div class="awaited" aria-busy="true"><span class="visually-hidden">${messages.loading}</span></div>`
        : html`<sjs-payment-form
            .bearers=${methods.bearers}
            .preferred=${wish.bearer ?? ''}
            .allowNone=${preview?.allowWithoutPaymentData === true && preview.totalGross === 0}
            .cardForm=${cards.status}
            .cardFormError=${cards.error}
            .locale=${localeOf(host)}
            ?disabled=${attempt.phase !== 'editing'}
            exportparts="problem,methods,method,method-name,panel,field,label,input,hint,error,brand,mandate"
            @sjs-payment-method=${(event: CustomEvent<LeafEventDetails['sjs-payment-method']>) => choose(event.detail.bearer)}
            @sjs-retry=${cards.retry}
            ><slot name="payment-form" slot="payment-form"></slot><slot name="mandate" slot="mandate"></slot
          ></sjs-payment-form>`
    }
  </section>`;
}

function renderPrice({host, checkout, catalog}: PurchaseView, messages: Sentences): TemplateResult {
  const {price, wish, attempt} = checkout.state;
  const {preview} = price;
  const {couponCode} = wish.cart;
  const status = price.status === 'none' ? 'empty' : price.status === 'loading' && preview ? 'stale' : price.status;
  const answered = price.status === 'settled' ? price.preview.coupon : undefined;
  const onCoupon = (event: CustomEvent<LeafEventDetails['sjs-coupon']>) => {
    event.stopPropagation();
    const {wish: current} = checkout.state;
    host.change({...current, cart: {...current.cart, couponCode: event.detail.couponCode || undefined}}, false);
  };
  return html`<sjs-price-preview
    .preview=${preview}
    .status=${status}
    .problem=${price.status === 'failed' && price.error.audience === 'merchant' ? errorSentence(messages, price.error) : undefined}
    .catalog=${catalog}
    .priceTax=${catalog?.priceTax}
    .locale=${localeOf(host)}
    .couponCode=${couponCode ?? ''}
    .couponStatus=${!couponCode ? 'none' : answered ? (answered.valid ? 'valid' : 'invalid') : 'checking'}
    .couponDisabled=${attempt.phase !== 'editing'}
    exportparts="table,row,item,detail,amount,problem,retry,coupon,coupon-toggle,coupon-input,coupon-apply,coupon-error,coupon-chip,coupon-remove"
    @sjs-coupon=${onCoupon}
    @sjs-retry=${() => checkout.retryPrice()}
  ></sjs-price-preview>`;
}
