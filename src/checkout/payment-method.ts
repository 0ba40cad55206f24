/** What a bearer string means for the payment form: which data it needs and what shoppers call it. */
import type {Bearer} from '../model.ts';

/**
 * - `card`, `debit`: data typed on this page;
 * - `invoice`, `none`: no data;
 * - `redirect`: the provider asks on its own page. Also every bearer nobody has told us about: never hidden, never
 *   guessed into card fields.
 */
export type PaymentKind = 'card' | 'debit' | 'invoice' | 'none' | 'redirect';

export interface PaymentMethod {
  readonly bearer: Bearer;
  readonly kind: PaymentKind;
  /** What shoppers know a redirect method as, such as "PayPal". */
  readonly name: string;
  /** Such as `PayOne`; empty when the bearer names none. */
  readonly provider: string;
}

/** Contracts without payment data; not in the list that billwerk reports (seen in samples [C]). */
export const noneBearer: Bearer = 'None:None';

/** First parts of bearer strings; `CreditCard`, `Debit`, `InvoicePayment` documented [D], `OnAccount` our inference [I]. */
const kinds: Readonly<Record<string, PaymentKind>> = {
  CreditCard: 'card',
  Debit: 'debit',
  InvoicePayment: 'invoice',
  OnAccount: 'invoice',
  None: 'none',
};

/** Methods that shoppers know by their own name, whoever provides them (roles seen in the vendor's code [C]). */
const names: Readonly<Record<string, string>> = {
  AmazonPay: 'Amazon Pay',
  Autogiro: 'Autogiro',
  Avtalegiro: 'AvtaleGiro',
  Betalingsservice: 'Betalingsservice',
  iDEAL: 'iDEAL',
  MobilePay: 'MobilePay',
  PayPal: 'PayPal',
};

export function paymentMethodOf(bearer: Bearer): PaymentMethod {
  const [role = '', provider = ''] = bearer.split(':');
  // GoCardless collects the account on its own page; seen without any data and answered by a redirect [C].
  const kind = bearer === 'Debit:GoCardless' ? 'redirect' : kinds[role];
  return {bearer, kind: kind ?? 'redirect', name: names[role] || provider || role, provider};
}
