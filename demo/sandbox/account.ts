import type {ProductInfo} from './catalog.ts';
import type {CouponResult} from './coupons.ts';
import type {Address, CustomerData} from './customer-input.ts';
import type {Cart, Fields} from './input.ts';
import type {PricedOrder} from './order-shape.ts';
import type {Instrument, Payment, PaymentBearer, PaymentMethod, Transaction} from './payment-types.ts';
import type {Delivery, Webhook} from './webhook-types.ts';

export const ORDER_STATUSES = [
  'InProgress',
  'PaymentPending',
  'Completed',
  'ApprovalPending',
  'Approved',
  'Declined',
  'Aborted',
  'Expired',
  'Failed',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export interface Order {
  id: string;
  status: OrderStatus;
  createdAt: Date;
  source: 'self-service' | 'rest' | 'control';
  /** Both ids are given out with the order; the records exist once it is paid. */
  customerId: string;
  contractId: string;
  customer: CustomerData;
  cart: Cart;
  priced: PricedOrder;
  changeDate?: Date;
  /** How the order was paid, kept while it waits for the merchant's approval. */
  paidBy?: {method: PaymentMethod | undefined; balance: number};
  contractCustomFields: Fields;
  customFields: Fields;
}

export interface Customer extends CustomerData {
  Id: string;
  CreatedAt: string;
  CustomerName: string;
  Address?: Address;
  ExternalCustomerId?: string;
  IsDeletable: boolean;
  IsLocked: boolean;
}

export interface Phase {
  Type: 'Normal' | 'Trial' | 'Inactive';
  StartDate: string;
  PlanVariantId: string;
  PlanId: string;
  Quantity: number;
  InheritStartDate: boolean;
}

export interface Contract {
  Id: string;
  CustomerId: string;
  CustomerName: string;
  ExternalId?: string;
  CustomerIsLocked: boolean;
  ReferenceCode: string;
  LifecycleStatus: 'Active' | 'InTrial' | 'Ended';
  Phases: Phase[];
  CurrentPhase: Phase;
  PlanGroupId: string;
  PlanId: string;
  PlanVariantId: string;
  StartDate: string;
  EndDate?: string;
  LastBillingDate: string;
  NextBillingDate: string;
  BilledUntil: string;
  Balance: number;
  Currency: string;
  PaymentProvider?: string;
  PaymentProviderRole?: string;
  PaymentBearer?: PaymentBearer;
  PaymentProviderSupportRefunds: boolean;
  EscalationSuspended: boolean;
  RecurringPaymentsPaused: boolean;
  BillingSuspended: boolean;
  ThresholdBillingDisabled: boolean;
  IsDeletable: boolean;
  CustomFields: Fields;
}

export interface ComponentSubscription {
  Id: string;
  ContractId: string;
  CustomerId: string;
  ComponentId: string;
  Quantity: number;
  Memo?: string;
  StartDate: string;
  EndDate?: string;
  /** Absent as long as nothing was billed for it. */
  BilledUntil?: string;
}

/** What was used of a metered component. */
export interface MeteredUsage {
  Id: string;
  ContractId: string;
  CustomerId: string;
  ComponentId: string;
  Quantity: number;
  Memo?: string;
  Key?: string;
  DueDate?: string;
  IsBilled: boolean;
}

/** A change that was ordered for a later date, and what of the contract's records belongs to it. */
export interface ScheduledChange {
  order: Order;
  contractId: string;
  date: Date;
  phase?: Phase;
  /** The phases without it: it may take the place of some that are still to come. */
  phasesBefore: Phase[];
  /** Ids of component and discount subscriptions that begin with it. */
  added: string[];
  /** Component subscriptions that end with it, and when each of them would have ended without it. */
  ended: {id: string; EndDate?: string}[];
}

export interface DiscountSubscription extends CouponResult {
  Id: string;
  ContractId: string;
  StartDate: string;
}

/** Opens `SubscriptionJS.Portal` for one contract, for a while. */
export interface SelfServiceToken {
  token: string;
  contractId: string;
  expiresAt: Date;
}

/** One billwerk account ("entity"): its catalog and everything that happened in it, in memory. */
export interface Account {
  products: ProductInfo;
  /** The bearers that SubscriptionJS offers. */
  bearers: readonly string[];
  /** The merchant's pages to which billwerk's own finalize page sends shoppers on. */
  resultPages?: {success: string; error: string};
  now: () => Date;
  newId: () => string;
  orders: Order[];
  payments: Payment[];
  contracts: Contract[];
  customers: Customer[];
  componentSubscriptions: ComponentSubscription[];
  discountSubscriptions: DiscountSubscription[];
  usages: MeteredUsage[];
  scheduledChanges: ScheduledChange[];
  instruments: Instrument[];
  transactions: Transaction[];
  selfServiceTokens: SelfServiceToken[];
  webhooks: Webhook[];
  deliveries: Delivery[];
}

export function emptyAccount(products: ProductInfo, bearers: readonly string[], now: () => Date): Account {
  return {
    products,
    bearers,
    now,
    newId: objectIds(now),
    orders: [],
    payments: [],
    contracts: [],
    customers: [],
    componentSubscriptions: [],
    discountSubscriptions: [],
    usages: [],
    scheduledChanges: [],
    instruments: [],
    transactions: [],
    selfServiceTokens: [],
    webhooks: [],
    deliveries: [],
  };
}

/** Ids like MongoDB's: seconds, five random bytes, a counter; unique even while the clock stands still. */
function objectIds(now: () => Date): () => string {
  let counter = 0;
  return () => {
    const seconds = Math.floor(now().getTime() / 1000);
    counter += 1;
    return seconds.toString(16).padStart(8, '0').slice(-8) + randomHex(5) + counter.toString(16).padStart(6, '0');
  };
}

export function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}
