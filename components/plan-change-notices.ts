/** What `<sjs-plan-change>` says of orders: of its own once they are done, and of what was ordered in this browser a while ago. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import type {Checkout} from '../src/checkout/checkout.ts';
import type {AttemptRecord} from '../src/checkout/ledger.ts';
import type {Attempt} from '../src/checkout/state.ts';
import {formatDate} from '../src/format.ts';
import type {Contract} from '../src/model.ts';
import {fill} from './localize.ts';
import {renderAction, renderFrame} from './notice-frame.ts';
import type {PlanChangeView} from './plan-change-context.ts';
import type {Done} from './plan-change-session.ts';

/** Only what was ordered here is called changed: other checkouts of the shop share the attempt. */
export function renderEnded(view: PlanChangeView, checkout: Checkout): TemplateResult {
  const {messages, locale, done, load, lateNotice, state} = view;
  // Back from a provider's page, it is told before the contracts are there; asked for twice, it would be told again.
  const actions = state.phase === 'loading' ? nothing : renderAction(messages.changeMore, load);
  if (!done) return html`${lateNotice.render(checkout)} ${actions}`;
  return renderFrame({kind: 'success', ...wordsOf(done, messages, locale), actions});
}

function wordsOf({isRequest, dueDate}: Done, messages: PlanChangeView['messages'], locale: string) {
  if (isRequest) return {title: messages.requestedTitle, text: messages.submittedText};
  if (!dueDate) return {title: messages.changedTitle, text: messages.changedText};
  return {title: messages.plannedTitle, text: fill(messages.plannedText, {date: formatDate(dueDate, locale)})};
}

/** What takes the place of the forms, if anything does. Several customers may use a browser: none reads another's order number. */
export function renderOpenAttempt(
  {lateNotice, isTheirs}: PlanChangeView,
  checkout: Checkout,
): TemplateResult | typeof nothing {
  const {state} = checkout;
  const attempt = isTheirs ? state.attempt : withoutNumber(state.attempt);
  return lateNotice.render({...checkout, state: {...state, attempt}}) ?? nothing;
}

function withoutNumber(attempt: Attempt): Attempt {
  switch (attempt.phase) {
    case 'redirected':
      return {...attempt, order: undefined};
    case 'payment-unknown':
      return {...attempt, orderId: undefined};
    case 'closed':
      return {...attempt, orderId: ''};
    default:
      return attempt;
  }
}

/**
 * Asked once before another order, and beside the contract: it may have been somebody else who ordered in this browser, so
 * nothing of that order is told, unless it changed this very contract.
 */
export function renderRecent(
  {messages, load}: PlanChangeView,
  checkout: Checkout,
  {id}: Contract,
  {cart}: AttemptRecord,
): TemplateResult {
  const isOfThis = cart?.change?.contractId === id;
  // Changed in another window, it is not any more what stands here.
  const goOn = isOfThis ? load : () => checkout.goBack();
  return html`<section class="question" part="notice" tabindex="-1" data-focus aria-labelledby="notice-title">
    <h3 id="notice-title">${isOfThis ? messages.recentChangeTitle : messages.recentOrderTitle}</h3>
    <p>${isOfThis ? messages.recentChangeText : messages.recentOrderText}</p>
    <div class="answers">${renderAction(messages.changeContract, goOn)}</div>
  </section>`;
}
