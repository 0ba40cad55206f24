import type {CheckoutError} from '../errors.ts';
import type {Cart, ExistingOrder, Order} from '../model.ts';
import type {Platform} from '../platform.ts';
import type {Store} from '../store.ts';
import type {OrderSource, Payer, ResolvedOrder} from './gateway.ts';
import type {Ledger} from './ledger.ts';
import type {createResolving} from './resolving.ts';
import type {CheckoutState, Receipt} from './state.ts';
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
  readonly createResolving?: typeof createResolving;
  readonly page?: Page;
  readonly platform: Platform;
}

/** What the parts of a checkout share. */
export interface CheckoutContext {
  readonly options: ContextOptions;
  readonly store: Store<CheckoutState, CheckoutEvent>;
  readonly ledger: Ledger;
}

/** After this long without an answer the shopper is told so; the answer still counts when it comes. */
export const answerTimeLimit = 30_000;
