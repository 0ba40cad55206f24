/**
 * The nouns of the checkout, in billwerk's own words. Plain data, no behaviour.
 *
 * Amounts are currency units as decimals (`29.75`), VAT is percent (`19`), dates are ISO 8601 strings.
 * Names follow JavaScript's casing; `src/subscriptionjs/translate.ts` and the order hook turn them into the vendor's.
 */

export type PeriodUnit = 'Day' | 'Week' | 'Month' | 'Year';

export interface Period {
  readonly unit: PeriodUnit;
  readonly quantity: number;
}

/** Limits of a quantity a shopper may choose. */
export interface QuantityRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly default: number;
}

/** What is ordered: a price and a period of a plan. */
export interface PlanVariant {
  readonly id: string;
  readonly name?: string;
  /** Recurring catalog price; net or gross as `Catalog.priceTax` says. */
  readonly price: number;
  readonly setupFee?: number;
  readonly period: Period;
  readonly trial?: Period;
  /** Present on quantity-based plans only. */
  readonly quantity?: QuantityRange;
}

export interface Plan {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly features?: readonly string[];
  readonly badge?: string;
  /** Ids of the components on offer with this plan; none when absent. */
  readonly components?: readonly string[];
  readonly variants: readonly PlanVariant[];
}

export type ComponentType = 'QuantityBased' | 'OnOff' | 'Metered';

export interface Component {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly type: ComponentType;
  /** Price of one unit and period. */
  readonly price?: number;
  /** What one unit is called, such as "SMS". */
  readonly unit?: string;
  readonly period?: Period;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly default?: number;
}

export interface Catalog {
  /** ISO 4217. */
  readonly currency: string;
  /** Whether the catalog's prices are without (`net`) or with (`gross`) VAT. */
  readonly priceTax: 'net' | 'gross';
  readonly plans: readonly Plan[];
  readonly components?: readonly Component[];
}

export interface ComponentQuantity {
  readonly componentId: string;
  readonly quantity: number;
}

/** What the shopper has chosen. */
export interface Cart {
  readonly planVariantId: string;
  /** Sent for quantity-based plans only. */
  readonly quantity?: number;
  readonly components: readonly ComponentQuantity[];
  readonly couponCode?: string;
  /** Present where the cart changes a contract instead of making one. */
  readonly change?: ContractChange;
}

/** When a change of a contract takes effect: at once, with its next billing, or at the end of its term. */
export type ChangeMoment = 'now' | 'nextBilling' | 'endOfTerm';

/** What a cart does to a contract that exists, beside the components that it adds. */
export interface ContractChange {
  readonly contractId: string;
  /** The plan stays: `Cart.planVariantId` is what it is already, and is not ordered. */
  readonly keepsPlan: boolean;
  /** Ids of component *subscriptions*, not of components. */
  readonly endComponentSubscriptions: readonly string[];
  readonly moment: ChangeMoment;
}

/** A contract of the signed-in customer, as far as the order hook shows it. Dates as ISO 8601. */
export interface Contract {
  readonly id: string;
  readonly planId: string;
  /** Missing in some trial phases of older data [C]. */
  readonly planVariantId?: string;
  readonly quantity?: number;
  /** billwerk's own word, such as `Active` or `InTrial`; others may exist [?]. */
  readonly lifecycleStatus: string;
  readonly startDate: string;
  readonly lastBillingDate?: string;
  readonly nextBillingDate?: string;
  readonly billedUntil?: string;
  /** Notice was given: it ends then. */
  readonly endDate?: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly balance: number;
  readonly currentPhase?: {readonly type: string; readonly startDate: string};
  /** A change that was ordered and has not taken effect yet. */
  readonly nextPhase?: {readonly startDate: string; readonly planVariantId?: string; readonly quantity?: number};
  readonly paymentMethod?: StoredPaymentMethod;
  /** Those that run, and those that will. */
  readonly componentSubscriptions: readonly ComponentSubscription[];
  /** When changes may take effect, with the dates; empty where it cannot be changed. */
  readonly changeDates: readonly ChangeDate[];
  /**
   * Ids of the catalog's plans that it may be changed to, its own included where that is on sale: those of its plan group,
   * which no contract can leave. Missing where billwerk's products could not be read, or the merchant's server asked.
   */
  readonly planIds?: readonly string[];
  /** Ids of the catalog's components that may be ordered for it; missing as `planIds`. */
  readonly componentIds?: readonly string[];
}

/** What is on file, as far as it may be shown. */
export interface StoredPaymentMethod {
  /** `on-account`: nothing on file, the customer transfers the money. */
  readonly kind: 'card' | 'account' | 'on-account' | 'other';
  /** Such as `Visa`, or the name of a provider. */
  readonly name?: string;
  readonly lastDigits?: string;
  /** Such as `2027-03`. */
  readonly expires?: string;
}

export interface ComponentSubscription {
  readonly id: string;
  readonly componentId: string;
  readonly quantity: number;
  /** In the future: ordered for later. A change that takes effect before then cannot end it. */
  readonly startDate?: string;
  /** It was ended already, for that day. */
  readonly endDate?: string;
}

export interface ChangeDate {
  readonly moment: ChangeMoment;
  /** ISO 8601; none for `now`. */
  readonly date?: string;
}

export interface Address {
  readonly addressLine1?: string;
  readonly addressLine2?: string;
  readonly street?: string;
  readonly houseNumber?: string;
  readonly postalCode?: string;
  readonly city?: string;
  readonly state?: string;
  /** ISO 3166-1 alpha-2, capitals. */
  readonly country?: string;
}

/** billwerk's `customerData`. Everything optional: a preview needs none of it. */
export interface Customer {
  readonly emailAddress?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly companyName?: string;
  readonly vatId?: string;
  readonly phoneNumber?: string;
  /** The merchant's own id, for later synchronisation. */
  readonly tag?: string;
  /** Such as `de-AT`. */
  readonly locale?: string;
  readonly address?: Address;
}

/** One row billwerk computed. */
export interface LineItem {
  readonly description: string;
  readonly quantity: number;
  readonly pricePerUnit?: number;
  readonly vatPercentage: number;
  readonly periodStart?: string;
  readonly periodEnd?: string;
  /** Net. Negative on a discount or a credit. */
  readonly net: number;
  readonly vat: number;
  readonly gross: number;
}

/** A fee of an order: the plan, its set-up, or a component. */
export interface Fee {
  readonly kind: 'recurring' | 'setup' | 'component' | 'metered';
  readonly name: string;
  readonly description?: string;
  readonly variantName?: string;
  readonly componentId?: string;
  readonly quantity: number;
  readonly pricePerUnit?: number;
  readonly vatPercentage: number;
  readonly period?: Period;
  /** Net, due now. */
  readonly net: number;
  readonly vat: number;
  readonly lineItems: readonly LineItem[];
}

/** What became of the coupon code in the cart; `code` is billwerk's normalised spelling. */
export type CouponAnswer =
  {readonly code: string; readonly valid: true} | {readonly code: string; readonly valid: false};

/** What an order for a cart and customer would cost, as billwerk computed it. Nothing here is computed by us. */
export interface Preview {
  readonly currency: string;
  readonly planVariantId?: string;
  /** Net, due now. */
  readonly total: number;
  readonly totalVat: number;
  /** Due now. */
  readonly totalGross: number;
  /** The next regular charge and its date. */
  readonly nextTotalGross?: number;
  readonly nextDate?: string;
  readonly isTrial: boolean;
  readonly trialPeriod?: Period;
  readonly allowWithoutPaymentData: boolean;
  readonly fees: readonly Fee[];
  readonly coupon?: CouponAnswer;
  /** How the order would be settled; only the order hook says so. Absent means `interactive`. */
  readonly pay?: 'interactive' | 'commit' | 'stored';
  /** All rows of the order, credits included, where billwerk sends them beside those of the fees. */
  readonly lineItems?: readonly LineItem[];
  /** Of a change that takes effect later: what is called due now above is charged then. ISO 8601. */
  readonly dueDate?: string;
  /** Tells one signed-in customer from another, without saying who they are; only the order hook knows. */
  readonly buyer?: string;
}

/** billwerk's order statuses (seen in the vendor's own code [V]); others are passed through. */
export type OrderStatus =
  | 'InProgress'
  | 'PaymentPending'
  | 'Completed'
  | 'ApprovalPending'
  | 'Approved'
  | 'Declined'
  | 'Aborted'
  | 'Expired'
  | 'Failed'
  | 'Incomplete'
  | (string & {});

/** The merchant's own notes, by the names of their custom fields in billwerk. */
export type CustomFieldValues = Readonly<Record<string, string | number | boolean>>;

export interface CustomFields {
  readonly contract?: CustomFieldValues;
  readonly order?: CustomFieldValues;
}

/** An amount someone is asked to pay. */
export interface Money {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** What someone is asked to agree to. */
export interface AmountDue extends Money {
  /** Of a change that takes effect later: when. ISO 8601. */
  readonly dueDate?: string;
}

/** What a pay call needs to know of an order. */
export interface OrderReference {
  readonly orderId: string;
  /** Due now. */
  readonly grossTotal: number;
  readonly currency: string;
}

/** An order that was made elsewhere, to be paid here. */
export interface ExistingOrder extends OrderReference {
  /** Where it is known that the order is not open any more, the shopper reads so instead of a form. */
  readonly status?: OrderStatus;
}

export interface Order extends OrderReference {
  readonly contractId?: string;
  readonly customerId?: string;
  readonly status: OrderStatus;
  /**
   * How this order is settled: through the browser with payment data, by a plain commit on the merchant's server,
   * or with the payment method stored in the contract. Absent means `interactive`.
   */
  readonly pay?: 'interactive' | 'commit' | 'stored';
  /** Of a change that takes effect later: when. ISO 8601, as in the preview. */
  readonly dueDate?: string;
}

/** `CreditCard:PayOne`, `InvoicePayment`, `None:None`: payment method and provider in billwerk's spelling. */
export type Bearer = string;

/**
 * What SubscriptionJS calls secretPaymentData. Only from the input fields to the vendor's call: never in state, events,
 * storage, logs, errors or URLs.
 */
export interface SecretPaymentData {
  readonly bearer: Bearer;
  readonly [field: string]: string;
}
