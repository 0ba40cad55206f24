import Big from 'big.js';
import {randomHex} from './account.ts';
import type {Account, Instrument, Order, PaymentBearer, PaymentStatus, Transaction} from './account.ts';
import {completeAuthorized, completeOrder, paymentStatusOf} from './completion.ts';
import {optionalId, optionalText} from './input.ts';
import type {Fields} from './input.ts';
import {requireOrder} from './orders.ts';
import {invalidOrderStatus, Refusal} from './refusal.ts';
import type {RefusalCode} from './refusal.ts';
import {BEARERS, CARDS, IBANS, PUBLIC_API_KEY} from './test-data.ts';

const CARD_OUTCOMES: Record<string, Instrument['outcome']> = {
  [CARDS.success]: 'success',
  [CARDS.declined]: 'AuthorizationRejected',
  [CARDS.threeDSecure]: 'challenge',
  [CARDS.expired]: 'BearerExpired',
  [CARDS.wrongCvc]: 'InvalidCardCvc',
  [CARDS.insufficientFunds]: 'InsufficientBalance',
};

/** The pretend provider's own endpoint: turns a card or account into a token and forgets the number. */
export function tokenize(account: Account, fields: Fields): Instrument {
  const bearer = optionalText(fields, 'Bearer');
  const known =
    bearer === 'CreditCard:FakePSP' ? card(account, fields) : bearer === 'Debit:FakePSP' ? debit(fields) : undefined;
  if (!known) throw new Refusal('InvalidPaymentMethod', `Unknown payment bearer '${bearer ?? 'undefined'}'`);
  const instrument: Instrument = {token: `tok_${randomHex(12)}`, ...known};
  account.instruments.push(instrument);
  return instrument;
}

function card(account: Account, fields: Fields): Omit<Instrument, 'token'> {
  const number = (optionalText(fields, 'CardNumber') ?? '').replace(/\s/g, '');
  if (!/^\d{12,19}$/.test(number) || !isLuhn(number)) throw new Refusal('InvalidCardNumber', 'Card number is invalid');
  const [month, year] = [Number(fields['ExpiryMonth']), Number(fields['ExpiryYear'])];
  const lastDay = Date.UTC(year, month, 1);
  if (!(month >= 1 && month <= 12) || !(year >= 2000 && year < 2100) || lastDay <= account.now().getTime()) {
    throw new Refusal('InvalidExpirationDate', 'Expiry date is invalid or past');
  }
  if (!/^\d{3,4}$/.test(optionalText(fields, 'Cvc') ?? '')) throw new Refusal('InvalidCardCvc', 'CVC is invalid');
  const Holder = optionalText(fields, 'CardHolder');
  if (!Holder) throw new Refusal('InvalidCardHolder', 'Card holder is missing');
  return {
    bearer: 'CreditCard:FakePSP',
    outcome: CARD_OUTCOMES[number] ?? 'success',
    stored: {
      Type: 'CreditCard',
      CardType: number.startsWith('4') ? 'Visa' : 'Mastercard',
      ExpiryMonth: month,
      ExpiryYear: year,
      Holder,
      Last4: number.slice(-4),
    },
  };
}

function debit(fields: Fields): Omit<Instrument, 'token'> {
  const iban = (optionalText(fields, 'Iban') ?? optionalText(fields, 'IBAN') ?? '').replace(/\s/g, '').toUpperCase();
  if (!isIban(iban)) throw new Refusal('InvalidIban', 'IBAN is invalid');
  const bic = optionalText(fields, 'Bic') ?? optionalText(fields, 'BIC');
  if (bic && !/^[A-Z]{6}[A-Z\d]{2}([A-Z\d]{3})?$/i.test(bic.replace(/\s/g, ''))) {
    throw new Refusal('InvalidBic', 'BIC is invalid');
  }
  const Holder = optionalText(fields, 'AccountHolder');
  if (!Holder) throw new Refusal('InvalidAccountHolder', 'Account holder is missing');
  return {
    bearer: 'Debit:FakePSP',
    outcome: iban === IBANS.rejected ? 'BearerRejected' : 'success',
    stored: {Type: 'BankAccount', Holder, Country: iban.slice(0, 2), IBAN: `${iban.slice(0, 4)}****${iban.slice(-4)}`},
  };
}

/** The check digit that card numbers carry (ISO/IEC 7812-1). */
function isLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The check digits of an IBAN (ISO 7064 mod 97-10), taken digit by digit to stay within exact numbers. */
function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban)) return false;
  const digits = (iban.slice(4) + iban.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** What a pay call answers: the order, and where to send the shopper if a provider wants to see them. */
export interface PayResult {
  order: Order;
  transaction?: Transaction;
}

/** `POST signup/pay`: guards in the order in which they protect money, then one of the ways to pay. */
export function payOrder(account: Account, body: Fields): PayResult {
  if (body['PublicApiKey'] !== PUBLIC_API_KEY) throw new Refusal('InvalidKey', 'Unknown public API key');
  const order = requireOrder(account, optionalId(body, 'OrderId') ?? '');
  requirePayable(account, order);
  requireSameAmount(order, body);
  const data = (body['PaymentData'] ?? {}) as Fields;
  const bearer = optionalText(data, 'Bearer') ?? '';

  if (bearer === 'None:None') {
    if (!order.priced.AllowWithoutPaymentData) {
      throw new Refusal('InvalidPaymentMethod', 'The plan variant does not allow an order without payment data');
    }
    supersedeOpenTransactions(account, order);
    completeOrder(account, order, undefined, order.priced.TotalGross);
    return {order};
  }
  if (!BEARERS.some((offered) => offered === bearer)) {
    throw new Refusal('InvalidPaymentMethod', `Unknown payment bearer '${bearer}'`);
  }
  supersedeOpenTransactions(account, order);
  if (bearer === 'InvoicePayment') {
    addPayment(account, order, bearer, 'pending');
    completeOrder(account, order, {Type: 'InvoicePayment'}, order.priced.TotalGross);
    return {order};
  }
  if (bearer === 'PayPal') return redirect(account, order, {page: 'paypal', bearer, stored: {Type: 'PayPal'}}, body);

  const instrument = account.instruments.find((known) => known.token === data['Token'] && known.bearer === bearer);
  if (!instrument) throw new Refusal('InvalidPaymentData', 'Unknown payment token');
  if (instrument.outcome === 'challenge') {
    return redirect(account, order, {page: 'challenge', bearer, stored: instrument.stored}, body);
  }
  if (instrument.outcome !== 'success') {
    addPayment(account, order, bearer, 'declined');
    throw declined(instrument.outcome);
  }
  completeOrder(account, order, instrument.stored, 0);
  addPayment(account, order, bearer, paymentStatusOf(order));
  return {order};
}

/** A decline comes with HTTP 200, as recorded from the real script's traffic. */
function declined(code: RefusalCode): Refusal {
  return new Refusal(code, 'The payment was declined', 200);
}

/**
 * Payable: not paid yet. An order whose shopper left for a provider may be paid another way, but no longer once that
 * provider holds the money.
 */
function requirePayable(account: Account, order: Order): void {
  const held = account.transactions.some((one) => one.orderId === order.id && one.status === 'authorized');
  if (held || (order.status !== 'InProgress' && order.status !== 'PaymentPending')) throw invalidOrderStatus();
}

function requireSameAmount({priced}: Order, body: Fields): void {
  const amount = body['GrossTotal'];
  if (typeof amount !== 'number' || !new Big(amount).eq(priced.TotalGross)) {
    throw new Refusal('InvalidAmount', 'GrossTotal is not the amount of the order');
  }
  if (body['Currency'] !== priced.Currency) throw new Refusal('InvalidCurrency', 'Currency is not that of the order');
}

function supersedeOpenTransactions(account: Account, order: Order): void {
  for (const transaction of account.transactions) {
    if (transaction.orderId === order.id && transaction.status === 'open') transaction.status = 'superseded';
  }
  order.status = 'InProgress';
}

function addPayment(account: Account, order: Order, bearer: string, status: PaymentStatus): string {
  const id = account.newId();
  const {TotalGross: amount, Currency: currency} = order.priced;
  account.payments.push({id, orderId: order.id, amount, currency, status, bearer});
  return id;
}

function redirect(
  account: Account,
  order: Order,
  how: {page: Transaction['page']; bearer: string; stored: PaymentBearer},
  body: Fields,
): PayResult {
  const returnUrl = optionalText(body, 'ReturnUrl') ?? '';
  if (!/^https?:$/.test(URL.canParse(returnUrl) ? new URL(returnUrl).protocol : '')) {
    throw new Refusal('InvalidConfiguration', 'providerReturnUrl must be an absolute URL');
  }
  const transaction: Transaction = {
    id: account.newId(),
    secret: randomHex(16),
    orderId: order.id,
    ...how,
    returnUrl,
    status: 'open',
  };
  account.transactions.push(transaction);
  order.status = 'PaymentPending';
  return {order, transaction};
}

export type ProviderAnswer = 'pay' | 'cancel' | 'fail';

/** The shopper's click on the provider's page. A page that is open no more changes nothing. */
export function answerOnProviderPage(account: Account, transaction: Transaction, answer: ProviderAnswer): void {
  const order = requireOrder(account, transaction.orderId);
  if (transaction.status !== 'open' || order.status !== 'PaymentPending') return;
  if (answer === 'pay') {
    transaction.status = 'authorized';
    transaction.authorizedAt = account.now();
    transaction.paymentId = addPayment(account, order, transaction.bearer, 'authorized');
    return;
  }
  order.status = 'InProgress';
  transaction.status = answer === 'cancel' ? 'aborted' : 'failed';
  transaction.failure =
    answer === 'cancel' ? 'Aborted' : transaction.page === 'challenge' ? '3DsProblem' : 'AuthorizationRejected';
  addPayment(account, order, transaction.bearer, answer === 'cancel' ? 'canceled' : 'declined');
}

/** The provider's return address: the merchant's own parameters stay, billwerk's are appended. */
export function returnAddress(transaction: Transaction, locale: string): string {
  const url = new URL(transaction.returnUrl);
  url.searchParams.set('interactivePayment', 'true');
  url.searchParams.set('pactasTransactionId', transaction.id);
  url.searchParams.set('secret', transaction.secret);
  url.searchParams.set('trigger', 'Payment');
  url.searchParams.set('language', locale);
  if (transaction.page === 'paypal') url.searchParams.set('token', `EC-${transaction.id.slice(-12).toUpperCase()}`);
  return url.href;
}

/** `finalize`: works once per trip, whatever came of it. */
export function finalizeReturn(account: Account, returnUrl: string): Order {
  const parameters = URL.canParse(returnUrl) ? new URL(returnUrl).searchParams : new URLSearchParams();
  const transaction = account.transactions.find((one) => one.id === parameters.get('pactasTransactionId'));
  if (!transaction || transaction.secret !== parameters.get('secret')) {
    throw new Refusal('InvalidTransaction', 'Unknown transaction');
  }
  if (transaction.status === 'open') throw new Refusal('InvalidTransaction', 'The payment is not finished');
  if (transaction.status === 'authorized') return completeAuthorized(account, transaction);
  if (transaction.status === 'failed' || transaction.status === 'aborted') {
    transaction.status = 'finalized';
    throw declined(transaction.failure ?? 'Aborted');
  }
  throw invalidOrderStatus();
}
