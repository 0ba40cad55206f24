/**
 * Everything a checkout can be in. `attempt` is the one machine for money: buying and, later, changing a contract run
 * on it. What may follow what is in `transition.ts`; what is done about it in `buying.ts`.
 */
import type {CheckoutError} from '../errors.ts';
import type {AmountDue, Bearer, Cart, OrderReference, OrderStatus, Preview} from '../model.ts';
import type {AttemptRecord} from './ledger.ts';
import type {Wish} from './wish.ts';

export interface CheckoutState {
  readonly wish: Wish;
  readonly price: Price;
  readonly methods: Methods;
  readonly attempt: Attempt;
}

/** The price of the wish. A preview on hand stays readable while a newer one is asked for or cannot be had. */
export type Price =
  | {readonly status: 'none'; readonly preview?: undefined}
  | {readonly status: 'loading'; readonly preview?: Preview}
  | {readonly status: 'settled'; readonly preview: Preview}
  | {readonly status: 'failed'; readonly preview?: Preview; readonly error: CheckoutError};

/** The ways to pay that the merchant's account offers. */
export type Methods =
  | {readonly status: 'waiting'}
  | {readonly status: 'ready'; readonly bearers: readonly Bearer[]}
  | {readonly status: 'failed'; readonly error: CheckoutError};

/** An order that exists and is unpaid; paid again as long as the wish it was made for stays the same. */
export interface HeldOrder extends OrderReference {
  /** `orderKey` of the wish; undefined when the order did not come from a wish (the `order` property, a reload). */
  readonly key: string | undefined;
  readonly pay: 'interactive' | 'commit' | 'stored';
  /** Milliseconds since 1970; missing where it was made elsewhere. */
  readonly madeAt?: number;
  /** Of a change that takes effect later. */
  readonly dueDate?: string;
  /** It can still be paid on a provider's page. */
  readonly leftOpen?: boolean;
  /** What it is for, where that is not the wish: an order left open, which has to be paid before another can be. */
  readonly cart?: Cart;
  /**
   * What became of its last pay call: none was made since it was ordered, it was definitely declined, or it led to a
   * provider's page where the shopper says not to have finished, which is no proof.
   */
  readonly lastPayment: 'ordered' | 'declined' | 'abandoned';
}

/** To be paid at the next press; one that is not what is wished for is asked about each time. */
export function kept(order: HeldOrder | undefined): HeldOrder | undefined {
  return order?.cart ? undefined : order;
}

export interface Receipt {
  readonly orderId: string;
  readonly contractId?: string;
  readonly customerId?: string;
  readonly grossTotal?: number;
  readonly currency?: string;
  readonly planVariantId?: string;
  readonly coupon?: string;
  readonly status: OrderStatus;
  /** The shopper came back from a provider's page. */
  readonly returned: boolean;
}

export type Attempt =
  /** Choosing and typing. `problem` is what the last try ended with; nothing was charged by it. */
  | {readonly phase: 'editing'; readonly problem?: CheckoutError; readonly order?: HeldOrder}
  /** Submit was pressed: the price settles and the page may still object. No request left. */
  | {readonly phase: 'starting'; readonly order?: HeldOrder}
  /** Amount or date is not the one that was shown, or none was. Nothing is paid until the shopper agrees. */
  | {readonly phase: 'confirming'; readonly shown?: AmountDue; readonly now: AmountDue; readonly order?: HeldOrder}
  | {readonly phase: 'ordering'}
  /** Create got no answer. An unpaid order charges nothing, so it may be retried. */
  | {readonly phase: 'order-unknown'; readonly retriesLeft: number; readonly reference?: string}
  /** `slow` once it takes unusually long; a challenge may be open, so there is no limit. */
  | {readonly phase: 'paying'; readonly order?: OrderReference; readonly slow: boolean}
  /**
   * The provider's page is open, here or in another tab. `url` only in the page that went there: whoever has it can act
   * as the shopper at the provider, so it is a secret (money rule 10) that no storage gets, not even this tab's own, which
   * every script of the shop can read and duplicated tabs inherit. Who comes back to a page that does not know it has the
   * browser's own way forward, or pays the same order here. `attemptId` as in *payment-unknown*.
   */
  | {
      readonly phase: 'redirected';
      readonly order?: OrderReference;
      readonly url?: string;
      readonly attemptId?: string;
    }
  /** Back from the provider's page. */
  | {readonly phase: 'finalizing'}
  /** Pay got no answer: neither paid again nor ordered again, only asked about. */
  | {
      readonly phase: 'payment-unknown';
      /** Only in the page that waits for the answer itself: no other attempt's news end that. */
      readonly attemptId?: string;
      readonly orderId?: string;
      readonly reference?: string;
      readonly resolving: boolean;
      /** Everything speaks for it having worked; only the proof is missing. */
      readonly probablyDone: boolean;
      /** Begun in another window, or here before a reload, too recently to say that there is no answer. */
      readonly underWay: boolean;
    }
  | {readonly phase: 'succeeded'; readonly receipt: Receipt}
  /** The merchant approves orders by hand; nothing more for the shopper to do. */
  | {readonly phase: 'submitted'; readonly receipt: Receipt}
  /**
   * The order cannot be paid any more: `Expired`, `Failed`, `Declined`, `Aborted`, or one that was made elsewhere and is done.
   * `unpayable`, our own word: it never could be, no other one is made, and instead of its number there may be another reference.
   */
  | {readonly phase: 'closed'; readonly orderId: string; readonly status: OrderStatus}
  /** Another tab is in the middle of an order. */
  | {readonly phase: 'blocked'; readonly record: AttemptRecord}
  /** Bought within the last half hour, here or in another tab; a further purchase is asked about once. */
  | {readonly phase: 'bought'; readonly record: AttemptRecord};

export type Phase = Attempt['phase'];

/** Phases in which cart and customer may change. */
export function isEditable(attempt: Attempt): boolean {
  return attempt.phase === 'editing';
}

/** Phases in which leaving the page or closing it would lose sight of money. */
export function isBusy(attempt: Attempt): boolean {
  return ['starting', 'ordering', 'paying', 'finalizing'].includes(attempt.phase);
}
