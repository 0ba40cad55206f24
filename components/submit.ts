/** The button, what stands beside it by law and custom, and the questions that may take its place. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import type {Checkout} from '../src/checkout/checkout.ts';
import type {Attempt} from '../src/checkout/state.ts';
import type {Money, OrderReference, Period, Preview} from '../src/model.ts';
import {formatAmount, formatDate} from '../src/format.ts';
import {fill, localeOf} from './localize.ts';
import type {Sentences} from './localize.ts';
import type {Messages} from './locales/messages.ts';
import {renderOrderNumber} from './notice-frame.ts';
import {perPeriod} from './phrases.ts';
import {renderReference} from './problem.ts';

interface ButtonView {
  readonly host: HTMLElement & {readonly locale?: string; readonly order?: OrderReference};
  readonly checkout: Checkout;
  /** The button was pressed, and waits for the ways to pay. */
  readonly pressed: boolean;
  submit(): Promise<void>;
}

/** Due today, then what recurs, how often, from when; the end of a trial. */
export function renderCharges(
  {state: {price}}: Checkout,
  messages: Messages,
  locale: string,
  order: OrderReference | undefined,
): TemplateResult | typeof nothing {
  if (order) {
    const amount = formatAmount(order.grossTotal, order.currency, locale);
    return html`<p class="charges">
      <span>${messages.orderTotal}</span> <strong class="amount">${amount}</strong>
      <span class="hint">${fill(messages.orderNumber, {orderId: order.orderId})}</span>
    </p>`;
  }
  const sentence = price.status !== 'failed' && price.preview && renewalSentence(price.preview, messages, locale);
  return sentence ? html`<p class="charges hint">${sentence}</p>` : nothing;
}

function renewalSentence(preview: Preview, messages: Messages, locale: string): string | undefined {
  const {nextTotalGross, nextDate, currency, isTrial} = preview;
  // What is free for ever renews, but charges nothing.
  if (!nextTotalGross || !nextDate) return undefined;
  const period: Period | undefined = preview.fees.find(({kind}) => kind === 'recurring')?.period;
  return fill(isTrial ? messages.renewalAfterTrial : messages.renewal, {
    amount: formatAmount(nextTotalGross, currency, locale),
    period: period ? perPeriod(messages, period, locale) : '',
    date: formatDate(nextDate, locale),
  });
}

export function renderButton(view: ButtonView, messages: Sentences): TemplateResult {
  const {checkout, host} = view;
  const {attempt} = checkout.state;
  const locale = localeOf(host);
  switch (attempt.phase) {
    case 'confirming':
      return renderQuestion(
        fill(questionOf(attempt, messages), {
          shown: attempt.shown ? money(attempt.shown, locale) : '',
          now: money(attempt.now, locale),
        }),
        html`<button class="button primary" part="submit" type="button" @click=${() => view.submit()}>
            ${fill(attempt.now.amount ? messages.agree : messages.subscribe, {amount: money(attempt.now, locale)})}
          </button>
          <button class="button" type="button" @click=${() => checkout.goBack()}>${messages.back}</button>`,
      );
    case 'order-unknown':
      return renderQuestion(
        messages.orderUnknown,
        html`${
            attempt.retriesLeft > 0
              ? html`<button class="button primary" type="button" @click=${() => checkout.retryOrder()}>
                  ${messages.tryAgain}
                </button>`
              : nothing
          } <button class="button" type="button" @click=${() => checkout.goBack()}>${messages.back}</button>`,
        renderReference(attempt.reference, messages),
      );
    default:
      return renderSubmit(view, messages, locale);
  }
}

function questionOf({shown, order}: Extract<Attempt, {phase: 'confirming'}>, messages: Sentences): string {
  if (order?.cart) return messages.orderLeftOpen ?? messages.amountKnown;
  return shown ? messages.amountChanged : messages.amountKnown;
}

function renderQuestion(
  question: string,
  answers: TemplateResult,
  hint: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="question" role="alertdialog" aria-label=${question} tabindex="-1" data-focus>
    <p>${question}</p>
    ${hint}
    <div class="answers">${answers}</div>
  </div>`;
}

function renderSubmit(
  {checkout, host, pressed, submit}: ButtonView,
  messages: Messages,
  locale: string,
): TemplateResult {
  const {attempt, price} = checkout.state;
  const busy = pressed || attempt.phase !== 'editing';
  const progress =
    attempt.phase === 'paying' ? (attempt.slow ? messages.payingSlow : messages.paying) : messages.ordering;
  // Not `disabled`: a button that can be reached says why nothing happens yet.
  return html`<button
      class="button primary submit"
      part="submit"
      type="button"
      aria-disabled=${busy ? 'true' : 'false'}
      @click=${() => submit()}
    >
      ${busy ? html`<span class="spinner" aria-hidden="true"></span>${progress}` : label(host.order, price, messages, locale)}
    </button>
    <p class="visually-hidden" role="status">${busy ? progress : ''}</p>
    ${attempt.phase === 'paying' && attempt.slow ? renderOrderNumber(attempt.order?.orderId, messages) : nothing}`;
}

/** The amount on the button is billwerk's, for what is chosen now; without one the button promises none. */
function label(
  order: OrderReference | undefined,
  price: Checkout['state']['price'],
  messages: Messages,
  locale: string,
): string {
  if (order) return fill(messages.payOrder, {amount: formatAmount(order.grossTotal, order.currency, locale)});
  const {preview} = price;
  if (!preview || price.status === 'failed') return messages.subscribe;
  if (preview.totalGross !== 0) {
    return fill(messages.subscribeAndPay, {amount: formatAmount(preview.totalGross, preview.currency, locale)});
  }
  return preview.isTrial ? messages.startTrial : messages.subscribe;
}

function money({amount, currency}: Money, locale: string): string {
  return formatAmount(amount, currency, locale);
}
