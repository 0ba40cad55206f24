/** A notice in the place of the forms; the one of success, which ends most purchases; and what stands in for a late one. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import type {Attempt, Receipt} from '../src/checkout/state.ts';
import {formatAmount} from '../src/format.ts';
import {fill} from './localize.ts';
import type {Messages} from './locales/messages.ts';

export interface Notice {
  readonly kind: 'success' | 'waiting' | 'unknown' | 'closed';
  readonly title: string;
  readonly text: string;
  readonly facts?: TemplateResult | typeof nothing;
  readonly actions?: TemplateResult | typeof nothing;
}

export function renderFrame({kind, title, text, facts = nothing, actions = nothing}: Notice): TemplateResult {
  return html`<section
    class="notice ${kind}"
    part="notice"
    tabindex="-1"
    data-focus
    aria-live="polite"
    aria-labelledby="notice-title"
  >
    <span class="mark" aria-hidden="true"></span>
    <h3 id="notice-title">${title}</h3>
    <p>${text}</p>
    ${facts}
    <div class="answers">${actions}</div>
  </section>`;
}

export function renderSuccess(receipt: Receipt, messages: Messages, locale: string): TemplateResult {
  const submitted = receipt.status === 'ApprovalPending';
  const {orderId, grossTotal, currency} = receipt;
  const fact = (label: string, value: string) =>
    html`<dt>${label}</dt>
      <dd>${value}</dd>`;
  return renderFrame({
    kind: 'success',
    title: submitted ? messages.submittedTitle : messages.successTitle,
    text: submitted ? messages.submittedText : messages.successText,
    facts: html`<dl class="facts">
      ${orderId ? fact(messages.orderNumberLabel, orderId) : nothing}
      ${
        grossTotal !== undefined && currency
          ? fact(messages.orderTotal, formatAmount(grossTotal, currency, locale))
          : nothing
      }
    </dl>`,
  });
}

/** Says of money what is certain: nothing. `retry` where the notice itself could not be loaded. */
export function renderStandIn(
  attempt: Attempt,
  messages: Messages,
  retry: (() => unknown) | undefined,
): TemplateResult {
  const doubtful = (attempt.phase === 'payment-unknown' && !attempt.underWay) || retry !== undefined;
  return renderFrame({
    kind: 'unknown',
    title: messages.payment,
    text: doubtful ? messages.outcome_unknown : messages.loading,
    facts: renderOrderNumber(orderIdOf(attempt), messages),
    actions: retry && renderAction(messages.tryAgain, retry),
  });
}

function orderIdOf(attempt: Attempt): string | undefined {
  switch (attempt.phase) {
    case 'payment-unknown':
      return attempt.orderId;
    case 'redirected':
      return attempt.order?.orderId;
    default:
      return undefined;
  }
}

export function renderOrderNumber(orderId: string | undefined, messages: Messages): TemplateResult | typeof nothing {
  return orderId ? html`<p class="hint">${fill(messages.orderNumber, {orderId})}</p>` : nothing;
}

export function renderAction(label: string, run: () => unknown): TemplateResult {
  return html`<button class="button" type="button" @click=${run}>${label}</button>`;
}
