import type {ProductInfo} from './catalog.ts';
import type {CouponResult} from './coupons.ts';
import type {Address, Cart, CustomerData, Fields} from './input.ts';
import type {PricedOrder} from './order-shape.ts';
import type {RefusalCode} from './refusal.ts';

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
  paidBy?: {bearer: PaymentBearer | undefined; balance: number};
  contractCustomFields: Fields;
  customFields: Fields;
}

/**
 * `authorized`: the provider holds the money until the return is finalised. `pending`: an invoice waits for a transfer.
 * Only `succeeded` moved money.
 */
export type PaymentStatus = 'authorized' | 'succeeded' | 'pending' | 'declined' | 'canceled';

export interface Payment {
  id: string;
  orderId: string;
  amount: number;
  currency: string;
  status: PaymentStatus;
  bearer: string;
}

/** The stored payment method as `GET /contracts/{id}` shows it: masked, never whole. */
export interface PaymentBearer {
  Type: 'CreditCard' | 'BankAccount' | 'InvoicePayment' | 'PayPal';
  CardType?: string;
  ExpiryMonth?: number;
  ExpiryYear?: number;
  Holder?: string;
  Country?: string;
  Last4?: string;
  IBAN?: string;
}

/** What the pretend provider keeps of a card or account: how it will answer, and a mask. */
export interface Instrument {
  token: string;
  bearer: 'CreditCard:FakePSP' | 'Debit:FakePSP';
  outcome: 'success' | 'challenge' | RefusalCode;
  stored: PaymentBearer;
}

/** A trip to a provider's page. Its status decides what `finalize` answers, once. */
export interface Transaction {
  id: string;
  secret: string;
  orderId: string;
  page: 'challenge' | 'paypal';
  bearer: string;
  stored: PaymentBearer;
  returnUrl: string;
  status: 'open' | 'authorized' | 'failed' | 'aborted' | 'superseded' | 'finalized';
  failure?: RefusalCode;
  paymentId?: string;
  authorizedAt?: Date;
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
}

export interface DiscountSubscription extends CouponResult {
  Id: string;
  ContractId: string;
  StartDate: string;
}

/** One billwerk account ("entity"): its catalog and everything that happened in it, in memory. */
export interface Account {
  products: ProductInfo;
  now: () => Date;
  newId: () => string;
  orders: Order[];
  payments: Payment[];
  contracts: Contract[];
  customers: Customer[];
  componentSubscriptions: ComponentSubscription[];
  discountSubscriptions: DiscountSubscription[];
  instruments: Instrument[];
  transactions: Transaction[];
}

export function emptyAccount(products: ProductInfo, now: () => Date): Account {
  return {
    products,
    now,
    newId: objectIds(now),
    orders: [],
    payments: [],
    contracts: [],
    customers: [],
    componentSubscriptions: [],
    discountSubscriptions: [],
    instruments: [],
    transactions: [],
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
