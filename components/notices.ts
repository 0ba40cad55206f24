/**
 * What takes the place of the forms when an order did not simply succeed: an open payment elsewhere, an unknown outcome,
 * a closed order. Loaded when one is needed, see `late-notice.ts`.
 */
import {html, nothing} from 'lit';
import type {Checkout} from '../src/checkout/checkout.ts';
import type {Attempt} from '../src/checkout/state.ts';
import type {Locale} from './locales/messages.ts';
import {renderAction, renderOrderNumber} from './notice-frame.ts';
import type {Notice} from './notice-frame.ts';
import {renderReference} from './problem.ts';

/** Phases with a notice other than that of success. */
export type NoticePhase = 'bought' | 'blocked' | 'finalizing' | 'redirected' | 'payment-unknown' | 'closed';

export function noticeOf(
  attempt: Extract<Attempt, {phase: NoticePhase}>,
  checkout: Checkout,
  messages: Locale,
): Notice {
  switch (attempt.phase) {
    case 'bought':
      return {
        kind: 'success',
        title: messages.boughtTitle,
        text: messages.boughtText,
        facts: renderOrderNumber(attempt.record.orderId, messages),
        actions: renderAction(messages.buyAnother, () => checkout.goBack()),
      };
    case 'blocked':
      return {
        kind: 'waiting',
        title: messages.blockedTitle,
        text: messages.blockedText,
        actions: renderAction(messages.back, () => checkout.goBack()),
      };
    case 'finalizing':
      return {kind: 'waiting', title: messages.finalizingTitle, text: messages.finalizingText};
    case 'redirected':
      return {
        kind: 'waiting',
        title: messages.redirectedTitle,
        text: attempt.url ? messages.redirectedText : messages.redirectedLostText,
        facts: renderOrderNumber(attempt.order?.orderId, messages),
        actions: html`${
          attempt.url
            ? html`<a class="button primary" href=${attempt.url} target="_top">${messages.continueThere}</a>`
            : nothing
        }
        ${renderAction(messages.didNotFinish, () => checkout.abandonRedirect())}`,
      };
    case 'payment-unknown':
      if (attempt.underWay) {
        return {
          kind: 'waiting',
          title: messages.underWayTitle,
          text: messages.underWayText,
          facts: renderOrderNumber(attempt.orderId, messages),
        };
      }
      return {
        kind: 'unknown',
        title: attempt.probablyDone ? messages.probablyDoneTitle : messages.paymentUnknownTitle,
        text: unknownSentence(attempt, messages),
        facts: html`${renderOrderNumber(attempt.orderId, messages)} ${renderReference(attempt.reference, messages)}`,
        actions: checkout.canResolve
          ? renderAction(attempt.resolving ? messages.checking : messages.checkAgain, () => checkout.resolve())
          : nothing,
      };
    case 'closed':
      // One that was made elsewhere, and bought: there is no way back to paying it.
      if (attempt.status === 'Completed' || attempt.status === 'Approved') {
        return {
          kind: 'success',
          title: messages.alreadyPaidTitle,
          text: messages.alreadyPaidText,
          facts: renderOrderNumber(attempt.orderId, messages),
        };
      }
      if (attempt.status === 'unpayable') {
        return {
          kind: 'closed',
          title: messages.unpayableTitle,
          text: messages.unpayableText,
          facts: renderReference(attempt.orderId, messages),
        };
      }
      return {
        kind: 'closed',
        title: messages.closedTitle,
        text: closedSentence(attempt.status, messages),
        facts: renderOrderNumber(attempt.orderId, messages),
        actions: renderAction(messages.back, () => checkout.goBack()),
      };
  }
}

/** Nobody is told to quote a number that there is not: an order that was paid in one call, and got no answer, has none. */
function unknownSentence(
  {probablyDone, orderId}: Extract<Attempt, {phase: 'payment-unknown'}>,
  messages: Locale,
): string {
  if (probablyDone) return messages.probablyDoneText;
  return orderId ? messages.paymentUnknownText : messages.outcome_unknown;
}

function closedSentence(status: string, messages: Locale): string {
  switch (status) {
    case 'Expired':
      return messages.closedExpired;
    case 'Failed':
      return messages.closedFailed;
    case 'Declined':
      return messages.closedDeclined;
    default:
      return messages.closedText;
  }
}
