/**
 * Replacing the payment method of a contract: everything that can be in, and what may follow what. Nothing is bought and
 * nothing charged by it, so it has no part in the attempt machine of `checkout/`.
 */
import type {CheckoutError} from '../errors.ts';

export type MethodChange =
  /** Choosing and typing. `problem` is why the last try changed nothing. */
  | {readonly phase: 'editing'; readonly problem?: CheckoutError}
  /** `slow` once it takes unusually long; a challenge of the bank may be open, so there is no limit. */
  | {readonly phase: 'sending'; readonly slow: boolean}
  /** A page of the provider is open. `url`, a secret, only in the page that went there. */
  | {readonly phase: 'redirected'; readonly url?: string}
  /** Back from there. */
  | {readonly phase: 'finalizing'}
  /** No answer: it may have been changed. Sent again only by the customer's own wish. */
  | {readonly phase: 'unknown'; readonly reference?: string}
  | {readonly phase: 'changed'};

export type MethodChangeEvent =
  | {readonly type: 'submit'}
  | {readonly type: 'slow'}
  | {readonly type: 'redirect'; readonly url: string}
  | {readonly type: 'returned'}
  /** Definitely unchanged. */
  | {readonly type: 'refused'; readonly problem: CheckoutError}
  | {readonly type: 'unanswered'; readonly reference?: string}
  | {readonly type: 'changed'}
  /** The customer wants to enter it once more. */
  | {readonly type: 'again'};

/** The phases in which each event means something; elsewhere it changes nothing, which makes late answers harmless. */
const meaningfulIn: Readonly<Record<MethodChangeEvent['type'], readonly MethodChange['phase'][]>> = {
  submit: ['editing'],
  slow: ['sending'],
  redirect: ['sending', 'unknown'],
  returned: ['editing', 'redirected', 'unknown'],
  refused: ['sending', 'unknown', 'finalizing'],
  unanswered: ['sending', 'finalizing'],
  // A late answer counts, even for whoever has begun to enter it again; another tab may have come back instead of this one.
  changed: ['editing', 'sending', 'redirected', 'unknown', 'finalizing'],
  again: ['redirected', 'unknown'],
};

export function transition(state: MethodChange, event: MethodChangeEvent): MethodChange {
  return meaningfulIn[event.type].includes(state.phase) ? next(event) : state;
}

function next(event: MethodChangeEvent): MethodChange {
  switch (event.type) {
    case 'submit':
      return {phase: 'sending', slow: false};
    case 'slow':
      return {phase: 'sending', slow: true};
    case 'redirect':
      return {phase: 'redirected', url: event.url};
    case 'returned':
      return {phase: 'finalizing'};
    case 'refused':
      return {phase: 'editing', problem: event.problem};
    case 'unanswered':
      return {phase: 'unknown', reference: event.reference};
    case 'changed':
      return {phase: 'changed'};
    case 'again':
      return {phase: 'editing'};
  }
}
