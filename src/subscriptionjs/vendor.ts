/**
 * The part of SubscriptionJS we use, typed as far as billwerk documents it (SubscriptionJS reference: Payment, Signup,
 * General, Types, Callbacks). The script publishes no types and its answers come from outside, so every answer is
 * `unknown` until `translate.ts` or `error-codes.ts` has read it.
 *
 * Both casings are accepted as input, answers are PascalCase [D]; we send PascalCase, as the Types page has it.
 */
import type {CustomFieldValues} from '../model.ts';

export type VendorSuccess = (data?: unknown) => void;
export type VendorError = (error?: unknown) => void;

export interface VendorAddress {
  AddressLine1?: string;
  /** Seen in samples [C]. */
  AddressLine2?: string;
  Street?: string;
  HouseNumber?: string;
  PostalCode?: string;
  City?: string;
  /** Seen in samples [C]. */
  State?: string;
  /** ISO 3166-1 alpha-2, capitals. */
  Country?: string;
}

export interface VendorCustomer {
  EmailAddress?: string;
  FirstName?: string;
  LastName?: string;
  Tag?: string;
  CompanyName?: string;
  VatId?: string;
  PhoneNumber?: string;
  Locale?: string;
  Address?: VendorAddress;
}

export interface VendorCart {
  PlanVariantId: string;
  /** Documented for carts by REST; for the script our inference [I] from the preview's `Quantity`. */
  Quantity?: number;
  /** Non-metered components only. */
  ComponentSubscriptions?: {ComponentId: string; Quantity: number}[];
  CouponCode?: string;
}

/** What is paid: the order's own total and currency, unchanged. */
export interface VendorOrder {
  OrderId: string;
  GrossTotal: number;
  Currency: string;
}

export interface VendorPaymentConfig {
  publicApiKey: string;
  providerReturnUrl: string;
}

/** Nothing of it may be used before `ready` was called [D]. */
export interface VendorPayment {
  /** The bearer strings on offer, such as `CreditCard:PayOne`. */
  getAvailablePaymentMethodEnum(): unknown;
}

/**
 * Cart and customer with custom fields [D]. The name of those of the contract was seen at an integrator [C], that of the
 * order's is from billwerk's description [D].
 */
export interface VendorSelfServiceOrder {
  readonly Cart: VendorCart;
  readonly Customer: VendorCustomer;
  readonly ContractCustomFields?: CustomFieldValues;
  readonly OrderCustomFields?: CustomFieldValues;
}

export interface VendorSignup {
  preview(cart: VendorCart, customer: VendorCustomer, success: VendorSuccess, error: VendorError): void;
  createOrder(cart: VendorCart, customer: VendorCustomer, success: VendorSuccess, error: VendorError): void;
  createOrder(order: VendorSelfServiceOrder, success: VendorSuccess, error: VendorError): void;
  /** With a payment form, or what its `processPaymentData` gave, `payment` is null [D]. */
  paySignupInteractive(
    payment: VendorPayment | null,
    secretPaymentData: VendorPaymentInput,
    order: VendorOrder,
    success: VendorSuccess,
    error: VendorError,
  ): void;
  subscribe(
    payment: VendorPayment,
    cart: VendorCart,
    customer: VendorCustomer,
    secretPaymentData: Readonly<Record<string, string>>,
    success: VendorSuccess,
    error: VendorError,
  ): void;
}

export interface VendorPaymentFormConfig {
  publicApiKey: string;
  providerReturnUrl: string;
  /** Bearer strings; restricts what the account offers [C]. */
  paymentMethods: string[];
  /** A language: `de en nl fr es it` were seen [C]. */
  locale: string;
}

/** Groups of camel-case CSS properties [C]; which of them are allowed is not known. */
export type VendorPaymentFormStyle = Record<
  'body' | 'label' | 'input' | 'inputRequired' | 'inputInvalid',
  Record<string, string>
>;

/** An iframe with the provider's inputs. Known from sample code only [C]; no event, no `destroy`, no resizing is known. */
export interface VendorPaymentForm {
  payerDataChanged(customer: VendorCustomer): void;
  /** Documented by name [D]; neither what it takes nor what it gives is known. */
  processPaymentData?(): unknown;
}

/** What `processPaymentData` gave; handed on as it is. */
export interface VendorProcessedPaymentData {
  readonly [member: string]: unknown;
}

/** Typed data go with a `Payment`, the two others with null in its place [D]. */
export type VendorPaymentInput = Readonly<Record<string, string>> | VendorPaymentForm | VendorProcessedPaymentData;

/** One contract of a signed-in customer; the token comes from the merchant's server [D]. */
export interface VendorPortal {
  upgradePaySync(orderId: string, success: VendorSuccess, error: VendorError): void;
  upgradePayInteractive(
    payment: VendorPayment | null,
    secretPaymentData: VendorPaymentInput,
    order: VendorOrder,
    success: VendorSuccess,
    error: VendorError,
  ): void;
  paymentChange(
    payment: VendorPayment | null,
    secretPaymentData: VendorPaymentInput,
    success: VendorSuccess,
    error: VendorError,
  ): void;
}

/** The global that `subscription.js` defines. */
export interface SubscriptionJs {
  Payment: new (config: VendorPaymentConfig, ready: VendorSuccess, error: VendorError) => VendorPayment;
  Signup: new () => VendorSignup;
  Portal: new (selfServiceToken: string) => VendorPortal;
  /** Called without `new` in the vendor's sample [C]. Missing where the script has no payment form. */
  createElement?(
    kind: 'paymentForm',
    container: HTMLElement,
    config: VendorPaymentFormConfig,
    style: VendorPaymentFormStyle,
    error: VendorError,
  ): VendorPaymentForm;
  /** Reads the page's own address. */
  finalize(success: VendorSuccess, error: VendorError): void;
}
