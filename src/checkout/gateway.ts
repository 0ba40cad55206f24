/**
 * The port to a billing provider. `checkout/` knows these shapes only; `subscriptionjs/` and `order-hook/client.ts`
 * implement them, and so do the fakes of the tests.
 *
 * Every method settles once. It rejects with a `CheckoutError` whose outcome says what is certain. Nothing here has a
 * time limit: limits change what is shown, a late answer still counts.
 */
import type {Bearer, Cart, Customer, Order, OrderReference, OrderStatus, Preview, SecretPaymentData} from '../model.ts';

/** Where prices come from. */
export interface PriceSource {
  /** What an order would cost. A bad coupon is part of the answer, not an error. */
  preview(cart: Cart, customer: Customer): Promise<Preview>;
}

export interface OrderRequest {
  readonly cart: Cart;
  readonly customer: Customer;
  /** Random per attempt; an order source that can, makes one order per key. */
  readonly idempotencyKey: string;
}

/** Where orders come from: SubscriptionJS for visitors, the order hook for signed-in customers. */
export interface OrderSource extends PriceSource {
  createOrder(request: OrderRequest): Promise<Order>;
  /** Settles an order that needs no payment data from the browser. Present where `Order.pay` can be `commit`. */
  commit?(order: OrderReference): Promise<PaymentAnswer>;
  /** What became of an order; how an unknown outcome is resolved. */
  resolveOrder?(orderId: string): Promise<ResolvedOrder>;
}

export interface ResolvedOrder {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly contractId?: string;
  readonly customerId?: string;
}

/** A payment that went through, or a page of the provider that has to be visited first. */
export type PaymentAnswer =
  | {
      readonly kind: 'accepted';
      readonly orderId: string;
      readonly contractId?: string;
      readonly customerId?: string;
      readonly grossTotal?: number;
      readonly currency?: string;
      readonly status: OrderStatus;
    }
  | {readonly kind: 'redirect'; readonly orderId: string; readonly url: string};

/** How orders are paid in the browser. */
export interface Payer {
  /** Loads what paying needs; shared by all callers. The bearers the merchant's account offers, in its order. */
  ready(): Promise<readonly Bearer[]>;
  pay(order: OrderReference, data: SecretPaymentData): Promise<PaymentAnswer>;
  /** Order and payment in one call: the weaker way, where the total is only known from the preview. */
  subscribe?(request: OrderRequest, data: SecretPaymentData): Promise<PaymentAnswer>;
}

/** Completes an order after the return from a provider's page; it reads the page's own address. */
export interface Finalizer {
  finalize(): Promise<FinalizedOrder>;
}

/** All members may be missing: the vendor's own sample guards against an empty result [C]. */
export interface FinalizedOrder {
  readonly orderId?: string;
  readonly contractId?: string;
  readonly customerId?: string;
  readonly grossTotal?: number;
  readonly currency?: string;
  readonly status?: OrderStatus;
}
