/**
 * The port to a billing provider. `checkout/` knows these shapes only; `subscriptionjs/` and `order-hook/client.ts`
 * implement them, and so do the fakes of the tests.
 *
 * Every method settles once. It rejects with a `CheckoutError` whose outcome says what is certain. Nothing here has a
 * time limit: limits change what is shown, a late answer still counts.
 */
import type {CheckoutError} from '../errors.ts';
import type {Bearer, Cart, Customer, Order, OrderReference, OrderStatus, Preview, SecretPaymentData} from '../model.ts';

/** Where prices come from. */
export interface PriceSource {
  /**
   * What an order would cost. A bad coupon is part of the answer, not an error.
   * @param onLate hears of a price that comes after an error
   */
  preview(cart: Cart, customer: Customer, onLate?: (preview: Preview) => void): Promise<Preview>;
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
  | {
      readonly kind: 'redirect';
      readonly orderId: string;
      readonly url: string;
      readonly grossTotal?: number;
      readonly currency?: string;
    };

/**
 * The provider's own inputs on our page: payment data are typed, checked and sent in its frame and never reach us.
 * Opaque; the payer that made it knows what is behind it.
 */
export interface PaymentForm {
  readonly bearer: Bearer;
  /** Tells it who pays: some providers want the address. */
  payerChanged(customer: Customer): void;
  /** Takes it off the page, with what was typed into it. */
  remove(): void;
}

export interface PaymentFormOptions {
  /** The one method it offers. */
  readonly bearer: Bearer;
  /** Such as `de-AT`. */
  readonly locale: string;
  readonly style: PaymentFormStyle;
  readonly customer: Customer;
  /** Reports, at any time, what is wrong with the form; a call that it was made for says so itself. */
  onError(error: CheckoutError): void;
}

/** CSS properties in camel case, by what they are for. */
export type PaymentFormStyle = Readonly<
  Record<'body' | 'label' | 'input' | 'inputRequired' | 'inputInvalid', Readonly<Record<string, string>>>
>;

/** What the shopper pays with: what was typed here, or the form that it was typed into. */
export type PaymentInput = SecretPaymentData | PaymentForm;

export function isPaymentForm(input: PaymentInput): input is PaymentForm {
  return typeof input['payerChanged'] === 'function';
}

/** Hears of a payment that went through after all, although the call has failed before. */
export type LateAnswer = (answer: PaymentAnswer) => void;

/** How orders are paid in the browser. */
export interface Payer {
  /** Loads what paying needs; shared by all callers. The bearers the merchant's account offers, in its order. */
  ready(): Promise<readonly Bearer[]>;
  pay(order: OrderReference, input: PaymentInput, onLate?: LateAnswer): Promise<PaymentAnswer>;
  /** Order and payment in one call: the weaker way, where the total is only known from the preview. */
  subscribe?(request: OrderRequest, data: SecretPaymentData, onLate?: LateAnswer): Promise<PaymentAnswer>;
  /** Pays an order that changes a contract with the method stored there. Present where `Order.pay` can be `stored`. */
  payStored?(order: OrderReference, onLate?: LateAnswer): Promise<PaymentAnswer>;
  /**
   * Puts the provider's payment form into an element of the page.
   * @throws CheckoutError `PaymentFormMissing` where the provider's script has none, or why it cannot be had
   */
  openForm?(container: HTMLElement, options: PaymentFormOptions): Promise<PaymentForm>;
}

/** What the signed-in customer of a contract can do: pay its changes, with other data or the stored method, and replace that. */
export interface ContractPayer extends Required<Pick<Payer, 'pay' | 'payStored'>> {
  /**
   * Replaces the payment method stored in the contract. Nothing is charged.
   * @param onLate hears of an answer that comes after an error
   */
  changeMethod(input: PaymentInput, onLate?: (answer: MethodChangeAnswer) => void): Promise<MethodChangeAnswer>;
}

/** The method was replaced, or a page of the provider has to be visited first. */
export type MethodChangeAnswer = {readonly kind: 'changed'} | {readonly kind: 'redirect'; readonly url: string};

/** Completes an order after the return from a provider's page; it reads the page's own address. */
export interface Finalizer {
  /** @param onLate hears that it was completed after an error */
  finalize(onLate?: (order: FinalizedOrder) => void): Promise<FinalizedOrder>;
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
