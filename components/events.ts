/**
 * Every event the elements dispatch, in one table. All bubble and are composed; `detail` is typed.
 * No event ever carries payment data.
 */
import type {Cart, ComponentQuantity, Customer, OrderStatus} from '../src/model.ts';
import type {ErrorAudience} from '../src/errors.ts';

/** Public events of `<sjs-checkout>`, `<sjs-return>` and `<sjs-payment-change>`. */
export interface CheckoutEventDetails {
  /** The payment methods are known. */
  'sjs-ready': {readonly paymentMethods: readonly string[]};
  /** The shopper changed the cart or the customer. */
  'sjs-change': {
    readonly planVariantId: string;
    readonly quantity?: number;
    readonly components: readonly ComponentQuantity[];
    readonly coupon?: string;
    readonly customer: Customer;
  };
  /** A price was settled. Amounts in currency units. */
  'sjs-preview': {
    readonly total: number;
    readonly totalVat: number;
    readonly totalGross: number;
    readonly nextTotalGross?: number;
    readonly nextDate?: string;
    readonly currency: string;
    readonly couponError?: string;
  };
  /** Cancelable. The shopper wants to buy; `waitUntil` delays it, a rejected promise stops it. */
  'sjs-submit': {
    readonly cart: Cart;
    readonly grossTotal: number;
    readonly currency: string;
    waitUntil(promise: Promise<unknown>): void;
  };
  /** An order exists; nothing is paid yet. */
  'sjs-order': {readonly orderId: string; readonly grossTotal: number; readonly currency: string};
  /** Cancelable. The top window is about to leave for the provider's page, because of an order or of a contract. */
  'sjs-redirect': {readonly orderId?: string; readonly contractId?: string; readonly url: string};
  /** Once per order, also after a reload. Fulfilment must hang on webhooks, never on this. */
  'sjs-success': {
    readonly orderId: string;
    readonly contractId?: string;
    readonly customerId?: string;
    readonly grossTotal?: number;
    readonly currency?: string;
    readonly planVariantId?: string;
    readonly coupon?: string;
    readonly status: OrderStatus;
    readonly returned: boolean;
  };
  /** Once per change. `bearer` is what it is now, such as `PayPal`; missing after the return from a provider's page. */
  'sjs-payment-changed': {readonly contractId: string; readonly bearer?: string; readonly returned: boolean};
  'sjs-error': {
    readonly code: string;
    readonly audience: ErrorAudience;
    readonly recoverable: boolean;
    readonly orderId?: string;
    readonly reference?: string;
  };
}

/** What the leaf elements ask for. `typing` is true while a text is being typed, so that requests may wait for it. */
export interface LeafEventDetails {
  /** `<sjs-plan-picker>`: plan variant, quantity or components changed. */
  'sjs-select': {
    readonly planVariantId: string;
    readonly quantity?: number;
    readonly components: readonly ComponentQuantity[];
    readonly typing: boolean;
  };
  /** `<sjs-price-preview>`: apply this code; an empty string removes the code. */
  'sjs-coupon': {readonly couponCode: string};
  /** `<sjs-price-preview>`: ask for the price again. */
  'sjs-retry': Record<string, never>;
  /** `<sjs-customer-form>`: the whole customer as typed so far, and what was typed into fields not asked for any more. */
  'sjs-customer': {
    readonly customer: Customer;
    readonly aside: Readonly<Record<string, string>>;
    readonly typing: boolean;
  };
  /** `<sjs-payment-form>`: another payment method was chosen. */
  'sjs-payment-method': {readonly bearer: string};
}

export type EventDetails = CheckoutEventDetails & LeafEventDetails;

/** Dispatches one event of the table; false when a listener cancelled it. */
export function dispatch<Type extends keyof EventDetails>(
  target: EventTarget,
  type: Type,
  detail: EventDetails[Type],
  options?: {readonly cancelable: true},
): boolean {
  return target.dispatchEvent(new CustomEvent(type, {detail, bubbles: true, composed: true, ...options}));
}

declare global {
  interface HTMLElementEventMap extends CheckoutEvents {}
}

type CheckoutEvents = {[Type in keyof EventDetails]: CustomEvent<EventDetails[Type]>};
