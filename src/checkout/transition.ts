/**
 * What may follow what. Pure and exhaustive: an event that makes no sense in the current phase changes nothing, which
 * is what makes late, doubled and foreign answers harmless.
 */
import type {CheckoutError} from '../errors.ts';
import type {AmountDue, Bearer, OrderReference, OrderStatus, Preview} from '../model.ts';
import type {AttemptRecord} from './ledger.ts';
import type {Attempt, CheckoutState, HeldOrder, Methods, Phase, Price, Receipt} from './state.ts';
import type {Wish} from './wish.ts';

export type AttemptEvent =
  | {readonly type: 'submit'}
  | {readonly type: 'amount-differs'; readonly shown?: AmountDue; readonly now: AmountDue; readonly order?: HeldOrder}
  | {readonly type: 'order-sent'}
  | {readonly type: 'order-unanswered'; readonly retriesLeft: number; readonly reference?: string}
  | {readonly type: 'pay-sent'; readonly order?: OrderReference}
  | {readonly type: 'pay-slow'}
  | {
      readonly type: 'pay-unanswered';
      readonly attemptId?: string;
      readonly orderId?: string;
      readonly reference?: string;
      readonly probablyDone?: boolean;
      readonly underWay?: boolean;
    }
  | {readonly type: 'pay-overdue'}
  | {readonly type: 'resolving'; readonly active: boolean}
  | {
      readonly type: 'redirect';
      readonly order?: OrderReference;
      readonly url?: string;
      readonly attemptId?: string;
    }
  | {readonly type: 'returned'}
  /** Definitely nothing was charged: back to editing. Without a problem the shopper simply went back. */
  | {readonly type: 'back'; readonly problem?: CheckoutError; readonly order?: HeldOrder}
  | {readonly type: 'accepted'; readonly receipt: Receipt}
  | {readonly type: 'closed'; readonly orderId: string; readonly status: OrderStatus}
  | {readonly type: 'blocked'; readonly record: AttemptRecord}
  | {readonly type: 'bought'; readonly record: AttemptRecord};

export type CheckoutEvent =
  | {readonly type: 'wish'; readonly wish: Wish}
  | {readonly type: 'price-pending'}
  | {readonly type: 'price'; readonly preview: Preview}
  | {readonly type: 'price-failed'; readonly error: CheckoutError}
  | {readonly type: 'methods'; readonly bearers: readonly Bearer[]}
  | {readonly type: 'methods-failed'; readonly error: CheckoutError}
  | AttemptEvent;

/** Before any pay call: the record of another tab may still take over. */
const beforePaying: readonly Phase[] = ['editing', 'starting', 'confirming', 'ordering', 'order-unknown', 'blocked'];
/** Money may be on its way. */
const open: readonly Phase[] = ['paying', 'redirected', 'finalizing', 'payment-unknown'];

/** All but the ends that say what was bought; the notice of an earlier purchase is none. */
const unfinished: readonly Phase[] = [...beforePaying, ...open, 'bought', 'closed'];

/** The phases in which each event of the attempt means something. */
const meaningfulIn: Readonly<Record<AttemptEvent['type'], readonly Phase[]>> = {
  submit: ['editing', 'confirming'],
  'amount-differs': ['starting', 'ordering', 'order-unknown'],
  'order-sent': ['starting', 'order-unknown', 'paying'],
  'order-unanswered': ['ordering'],
  'pay-sent': ['starting', 'ordering', 'order-unknown', 'confirming'],
  'pay-slow': ['paying'],
  'pay-unanswered': unfinished,
  'pay-overdue': ['payment-unknown'],
  resolving: ['payment-unknown'],
  redirect: [...beforePaying, 'paying', 'payment-unknown', 'bought'],
  returned: unfinished,
  back: unfinished,
  accepted: unfinished,
  closed: unfinished,
  blocked: beforePaying,
  bought: unfinished,
};

export function transition(state: CheckoutState, event: CheckoutEvent): CheckoutState {
  switch (event.type) {
    case 'wish':
      return {...state, wish: event.wish};
    case 'price-pending':
    case 'price':
    case 'price-failed':
      return {...state, price: nextPrice(state.price, event)};
    case 'methods':
    case 'methods-failed':
      return {...state, methods: nextMethods(event)};
    default: {
      if (!meaningfulIn[event.type].includes(state.attempt.phase)) return state;
      return {...state, attempt: nextAttempt(state.attempt, event)};
    }
  }
}

type PriceEvent = Extract<CheckoutEvent, {type: 'price-pending' | 'price' | 'price-failed'}>;

function nextPrice(price: Price, event: PriceEvent): Price {
  const {preview} = price;
  switch (event.type) {
    case 'price-pending':
      return {status: 'loading', preview};
    case 'price':
      return {status: 'settled', preview: event.preview};
    case 'price-failed':
      return {status: 'failed', preview, error: event.error};
  }
}

function nextMethods(event: Extract<CheckoutEvent, {type: 'methods' | 'methods-failed'}>): Methods {
  return event.type === 'methods' ? {status: 'ready', bearers: event.bearers} : {status: 'failed', error: event.error};
}

function nextAttempt(attempt: Attempt, event: AttemptEvent): Attempt {
  switch (event.type) {
    case 'submit':
      return {phase: 'starting', order: 'order' in attempt ? (attempt.order as HeldOrder | undefined) : undefined};
    case 'amount-differs':
      return {phase: 'confirming', shown: event.shown, now: event.now, order: event.order};
    case 'order-sent':
      return {phase: 'ordering'};
    case 'order-unanswered':
      return {phase: 'order-unknown', retriesLeft: event.retriesLeft, reference: event.reference};
    case 'pay-sent':
      return {phase: 'paying', order: event.order, slow: false};
    case 'pay-slow':
      return attempt.phase === 'paying' ? {...attempt, slow: true} : attempt;
    case 'pay-unanswered':
      return {
        phase: 'payment-unknown',
        attemptId: event.attemptId,
        orderId: event.orderId,
        reference: event.reference,
        resolving: false,
        probablyDone: event.probablyDone ?? false,
        underWay: event.underWay ?? false,
      };
    case 'pay-overdue':
      return attempt.phase === 'payment-unknown' ? {...attempt, underWay: false} : attempt;
    case 'resolving':
      return attempt.phase === 'payment-unknown' ? {...attempt, resolving: event.active} : attempt;
    case 'redirect':
      return {phase: 'redirected', order: event.order, url: event.url, attemptId: event.attemptId};
    case 'returned':
      return {phase: 'finalizing'};
    case 'back':
      return {phase: 'editing', problem: event.problem, order: event.order};
    case 'accepted':
      return {phase: event.receipt.status === 'ApprovalPending' ? 'submitted' : 'succeeded', receipt: event.receipt};
    case 'closed':
      return {phase: 'closed', orderId: event.orderId, status: event.status};
    case 'blocked':
      return {phase: 'blocked', record: event.record};
    case 'bought':
      return {phase: 'bought', record: event.record};
  }
}
