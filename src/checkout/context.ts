import type {CheckoutError} from '../errors.ts';
import type {Cart, ExistingOrder, Order, OrderStatus} from '../model.ts';
import type {Platform} from '../platform.ts';
import type {Store} from '../store.ts';
import type {FinalizedOrder, OrderSource, Payer, ResolvedOrder} from './gateway.ts';
import type {Ledger} from './ledger.ts';
import type {ReceiptDetails} from './receipt.ts';
import type {CheckoutState, HeldOrder, Receipt} from './state.ts';
import type {CheckoutEvent} from './transition.ts';

/** What the page is asked and told. Nothing here carries payment data. */
export interface Page {
  /** May delay buying, or stop it by rejecting; after the price has settled, before any order. */
  approve?(purchase: {readonly cart?: Cart; readonly grossTotal: number; readonly currency: string}): Promise<unknown>;
  ordered?(order: Order): void;
  /** Once per order, also after a reload. */
  succeeded?(receipt: Receipt): void;
  failed?(error: CheckoutError, orderId?: string): void;
  /** The address bar may lose the provider's parameters now: the answer is definite. */
  returnSettled?(): void;
}

export interface ContextOptions {
  /** Page origin, public key and hook: one attempt at a time for all of it (money rule 2). */
  readonly shop: string;
  readonly orders: OrderSource;
  readonly payer: Payer;
  /** Default `two-step`; `subscribe` is the weaker one-shot call (money rule 8). */
  readonly flow?: 'two-step' | 'subscribe';
  /** Pay this order instead of making one; there is no cart then. */
  readonly existingOrder?: ExistingOrder;
  /** How to learn what became of an order. Default: the order source's own way, if it has one. */
  readonly resolveOrder?: (orderId: string) => Promise<ResolvedOrder>;
  /** That of `resolving.ts`. Needed where there is an existing order, or a way to learn what became of one. */
  readonly createResolving?: (context: CheckoutContext, ends: Pick<Settling, 'accept' | 'close'>) => Resolving;
  readonly page?: Page;
  readonly platform: Platform;
}

/** What the parts of a checkout share. */
export interface CheckoutContext {
  readonly options: ContextOptions;
  readonly store: Store<CheckoutState, CheckoutEvent>;
  readonly ledger: Ledger;
}

/** What answers about money mean: `settling.ts`. */
export interface Settling {
  /** `told`: the page has heard of it before, and of no attempt that could remember that. */
  accept(
    attemptId: string | undefined,
    answer: FinalizedOrder,
    details: ReceiptDetails,
    options?: {readonly told: boolean},
  ): Promise<void>;
  /** A failed pay call. */
  refuse(attemptId: string, error: CheckoutError, order: HeldOrder | undefined): Promise<void>;
  /** `attemptId` from whoever waited for the answer: reloads and other tabs then say the same as this one. */
  unanswered(about: {
    readonly attemptId?: string;
    readonly orderId: string | undefined;
    readonly reference?: string;
    readonly probablyDone?: boolean;
    readonly underWay?: boolean;
  }): Promise<void>;
  /** The order cannot be paid any more. */
  close(orderId: string, status: OrderStatus, attemptId: string | undefined): Promise<void>;
  /** Undefined where there is nobody to ask. */
  readonly resolving: Resolving | undefined;
}

/** Asking what became of an order: `resolving.ts`. */
export interface Resolving {
  /** Asks what became of the order in *payment-unknown*. */
  resolve(): Promise<void>;
  /** Shows an order that was made elsewhere as closed or submitted, where that is what it is. */
  inspect(order: ExistingOrder): Promise<void>;
  /** Whether there is anybody to ask. */
  readonly canResolve: boolean;
}

/** After this long without an answer the shopper is told so; the answer still counts when it comes. */
export const answerTimeLimit = 30_000;
