/**
 * The part of SubscriptionJS we use, typed as far as billwerk documents it (SubscriptionJS reference: Payment, Signup,
 * General, Types, Callbacks). The script publishes no types and its answers come from outside, so every answer is
 * `unknown` until `translate.ts` or `error-codes.ts` has read it.
 *
 * Both casings are accepted as input, answers are PascalCase [D]; we send PascalCase, as the Types page has it.
 */

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

export interface VendorSignup {
  preview(cart: VendorCart, customer: VendorCustomer, success: VendorSuccess, error: VendorError): void;
  createOrder(cart: VendorCart, customer: VendorCustomer, success: VendorSuccess, error: VendorError): void;
  paySignupInteractive(
    payment: VendorPayment,
    secretPaymentData: Readonly<Record<string, string>>,
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

/** The global that `subscription.js` defines. */
export interface SubscriptionJs {
  Payment: new (config: VendorPaymentConfig, ready: VendorSuccess, error: VendorError) => VendorPayment;
  Signup: new () => VendorSignup;
  /** Reads the page's own address. */
  finalize(success: VendorSuccess, error: VendorError): void;
}
