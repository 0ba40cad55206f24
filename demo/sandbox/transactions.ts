/** Trips to a provider's page: started by a pay call, answered on the page, completed by `finalize`. */
import {randomHex} from './account.ts';
import type {Account} from './account.ts';
import {addPayment} from './bookkeeping.ts';
import {completeAuthorized} from './completion.ts';
import type {Completed} from './completion.ts';
import {requireOrder} from './orders.ts';
import type {PaymentMethod, Transaction} from './payment-types.ts';
import {declined, invalidOrderStatus, Refusal} from './refusal.ts';

/** @throws Refusal when there is no page to come back to */
export function startTransaction(
  account: Account,
  purpose: Transaction['purpose'],
  method: PaymentMethod,
  returnUrl: unknown,
): Transaction {
  if (typeof returnUrl !== 'string' || !URL.canParse(returnUrl) || !/^https?:/.test(new URL(returnUrl).protocol)) {
    throw new Refusal('InvalidConfiguration', 'providerReturnUrl must be an absolute URL');
  }
  const transaction: Transaction = {
    id: account.newId(),
    secret: randomHex(16),
    purpose,
    page: method.bearer.startsWith('CreditCard:') ? 'challenge' : 'provider',
    method,
    returnUrl,
    status: 'open',
  };
  account.transactions.push(transaction);
  return transaction;
}

/** Whoever starts anew has left the page of before, which is closed from here on. */
export function supersedeOpen(account: Account, purpose: Transaction['purpose']): void {
  for (const transaction of account.transactions) {
    if (transaction.status === 'open' && isSame(transaction.purpose, purpose)) transaction.status = 'superseded';
  }
}

function isSame(one: Transaction['purpose'], other: Transaction['purpose']): boolean {
  if (one.kind === 'payment') return other.kind === 'payment' && one.orderId === other.orderId;
  return other.kind === 'method' && one.contractId === other.contractId;
}

export type ProviderAnswer = 'pay' | 'cancel' | 'fail';

/** The shopper's click on the provider's page. A page that is open no more changes nothing. */
export function answerOnProviderPage(account: Account, transaction: Transaction, answer: ProviderAnswer): void {
  const {purpose, method} = transaction;
  const order = purpose.kind === 'payment' ? requireOrder(account, purpose.orderId) : undefined;
  if (transaction.status !== 'open' || (order && order.status !== 'PaymentPending')) return;
  if (answer === 'pay') {
    transaction.status = 'authorized';
    transaction.authorizedAt = account.now();
    if (order) transaction.paymentId = addPayment(account, order, method.bearer, 'authorized');
    return;
  }
  transaction.status = answer === 'cancel' ? 'aborted' : 'failed';
  transaction.failure =
    answer === 'cancel' ? 'Aborted' : transaction.page === 'challenge' ? '3DsProblem' : 'AuthorizationRejected';
  if (!order) return;
  order.status = 'InProgress';
  addPayment(account, order, method.bearer, answer === 'cancel' ? 'canceled' : 'declined');
}

/** The provider's return address: the merchant's own parameters stay, billwerk's are appended. */
export function returnAddress(transaction: Transaction, locale: string): string {
  const url = new URL(transaction.returnUrl);
  url.searchParams.set('interactivePayment', 'true');
  url.searchParams.set('pactasTransactionId', transaction.id);
  url.searchParams.set('secret', transaction.secret);
  url.searchParams.set('trigger', 'Payment');
  url.searchParams.set('language', locale);
  if (transaction.method.bearer === 'PayPal') {
    url.searchParams.set('token', `EC-${transaction.id.slice(-12).toUpperCase()}`);
  }
  return url.href;
}

/** `finalize`: works once per trip, whatever came of it. */
export function finalizeReturn(account: Account, returnUrl: string): Completed {
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
