import type {RefusalCode} from './refusal.ts';

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
  /** `CreditCard`, `BankAccount`, or the name of the method for all that have neither. */
  Type: string;
  CardType?: string;
  ExpiryMonth?: number;
  ExpiryYear?: number;
  Holder?: string;
  Country?: string;
  Last4?: string;
  IBAN?: string;
}

/** A way to pay: billwerk's name of it, such as `CreditCard:FakePSP`, and what of it may be shown. */
export interface PaymentMethod {
  bearer: string;
  details: PaymentBearer;
}

/** What the provider will answer to a card or account. */
export type InstrumentOutcome = 'success' | 'challenge' | RefusalCode;

/** What the bank asks in the page itself, before the token is good for anything. */
export interface Challenge {
  id: string;
  status: 'open' | 'passed' | 'failed' | 'aborted';
}

/** What the pretend provider keeps of a card or account, until its token is used: how it will answer, and a mask. */
export interface Instrument {
  token: string;
  method: PaymentMethod;
  outcome: InstrumentOutcome;
  challenge?: Challenge;
}

/** A trip to a provider's page. Its status decides what `finalize` answers, once. */
export interface Transaction {
  id: string;
  secret: string;
  /** Paying an order, or agreeing to the method by which a contract will be paid. */
  purpose: {kind: 'payment'; orderId: string} | {kind: 'method'; contractId: string};
  page: 'challenge' | 'provider';
  method: PaymentMethod;
  returnUrl: string;
  status: 'open' | 'authorized' | 'failed' | 'aborted' | 'superseded' | 'finalized';
  failure?: RefusalCode;
  paymentId?: string;
  authorizedAt?: Date;
}
