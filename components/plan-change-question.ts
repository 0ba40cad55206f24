/** A change that costs something else than was shown, or takes effect on another day, is asked about before it is ordered. */
import {html} from 'lit';
import type {TemplateResult} from 'lit';
import type {Checkout} from '../src/checkout/checkout.ts';
import type {Attempt} from '../src/checkout/state.ts';
import {formatAmount, formatDate} from '../src/format.ts';
import type {Preview} from '../src/model.ts';
import {fill} from './localize.ts';
import type {PlanChangeMessages, Locale} from './locales/messages.ts';
import {renderAction} from './notice-frame.ts';

export type Confirming = Extract<Attempt, {phase: 'confirming'}>;

export function renderChangeQuestion(
  attempt: Confirming,
  view: {
    readonly checkout: Checkout;
    readonly messages: Locale & PlanChangeMessages;
    readonly locale: string;
    submit(): Promise<void>;
  },
): TemplateResult {
  const {checkout, messages, locale, submit} = view;
  const {now, shown, order} = attempt;
  const question = fill(questionOf(attempt, messages), {
    shown: shown ? formatAmount(shown.amount, shown.currency, locale) : '',
    now: formatAmount(now.amount, now.currency, locale),
    date: now.dueDate ? formatDate(now.dueDate, locale) : '',
  });
  const pay = order?.pay ?? checkout.state.price.preview?.pay;
  const {amount: totalGross, currency, dueDate} = now;
  const label = order?.cart
    ? fill(messages.payOrder, {amount: formatAmount(totalGross, currency, locale)})
    : changeLabel({totalGross, currency, dueDate, pay}, messages, locale);
  return html`<div class="question" role="alertdialog" aria-label=${question} tabindex="-1" data-focus>
    <p>${question}</p>
    <div class="answers">
      <button class="button primary" part="submit" type="button" @click=${() => submit()}>${label}</button>
      ${renderAction(messages.back, () => checkout.goBack())}
    </div>
  </div>`;
}

function questionOf({shown, now, order}: Confirming, messages: Locale & PlanChangeMessages): string {
  if (order?.cart) return messages.orderLeftOpen;
  if (shown && shown.dueDate !== now.dueDate) return now.dueDate ? messages.otherDate : messages.otherDateNow;
  return shown ? messages.amountChanged : messages.changeCosts;
}

/** The amount on the button is billwerk's; without one the button promises none. */
export function changeLabel(
  change: Pick<Preview, 'totalGross' | 'currency' | 'dueDate' | 'pay'> | undefined,
  messages: PlanChangeMessages,
  locale: string,
): string {
  if (!change) return messages.change;
  const {totalGross, currency, dueDate, pay} = change;
  if (totalGross > 0) {
    const amount = formatAmount(totalGross, currency, locale);
    return fill(pay === 'commit' ? messages.changeAndCharge : messages.changeAndPay, {amount});
  }
  return dueDate ? fill(messages.changeOn, {date: formatDate(dueDate, locale)}) : messages.change;
}

/** Whether a price is the one that is asked about. */
export function isAskedAbout({totalGross, currency, dueDate}: Preview, {now, order}: Confirming): boolean {
  return !order?.cart && now.amount === totalGross && now.currency === currency && now.dueDate === dueDate;
}
