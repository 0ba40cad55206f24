import Big from 'big.js';
import type {Account, Contract, Order} from './account.ts';
import {addPayment, dueNow, paymentStatusOf} from './bookkeeping.ts';
import {hasFields, kindOf} from './browser/bearers.ts';
import {chargeStoredMethod, completeOrder} from './completion.ts';
import {storedBearer} from './contracts.ts';
import {optionalText} from './input.ts';
import type {CustomerData} from './customer-input.ts';
import type {Fields} from './input.ts';
import {isExpired, useToken} from './instruments.ts';
import type {InstrumentOutcome, PaymentMethod, Transaction} from './payment-types.ts';
import {declined, invalidOrderStatus, Refusal} from './refusal.ts';
import {startTransaction, supersedeOpen} from './transactions.ts';

/** What a pay call answers: the order, and where to send the shopper if a provider wants to see them. */
export interface PayResult {
  order: Order;
  transaction?: Transaction;
}

/** What the shopper pays with, as far as the account offers it, and how the provider will answer. */
export interface Choice {
  method: PaymentMethod;
  outcome: InstrumentOutcome;
}

/** Pays with new payment data: guards in the order in which they protect money, then one of the ways to pay. */
export function payOrder(account: Account, order: Order, body: Fields): PayResult {
  requirePayable(account, order);
  requireSameAmount(order, body);
  const data = (body['PaymentData'] ?? {}) as Fields;
  const purpose = {kind: 'payment', orderId: order.id} as const;

  if (data['Bearer'] === 'None:None') {
    if (!order.priced.AllowWithoutPaymentData) {
      throw new Refusal('InvalidPaymentMethod', 'The plan variant does not allow an order without payment data');
    }
    supersedeOpen(account, purpose);
    completeOrder(account, order, undefined, dueNow(account, order));
    return {order};
  }
  const {method, outcome} = choose(account, data, order.customer);
  // Mollie takes the first payment as the mandate for all later ones, so there must be something to pay.
  if (method.bearer.startsWith('iDEAL:') && dueNow(account, order) < 0.01) {
    throw new Refusal('InvalidAmount', 'iDEAL needs an amount of at least 0.01');
  }
  supersedeOpen(account, purpose);
  order.status = 'InProgress';
  if (kindOf(method.bearer) === 'invoice') {
    addPayment(account, order, method.bearer, 'pending');
    completeOrder(account, order, method, dueNow(account, order));
    return {order};
  }
  if (outcome === 'challenge') {
    const transaction = startTransaction(account, purpose, method, body['ReturnUrl']);
    order.status = 'PaymentPending';
    return {order, transaction};
  }
  if (outcome !== 'success') {
    addPayment(account, order, method.bearer, 'declined');
    throw declined(outcome);
  }
  completeOrder(account, order, method, 0);
  addPayment(account, order, method.bearer, paymentStatusOf(order));
  return {order};
}

/** What `paymentData` names: a method of the account and, for cards and accounts, a token that is used up by this. */
export function choose(account: Account, data: Fields, customer: CustomerData): Choice {
  const named = optionalText(data, 'Bearer');
  if (named === undefined && data['Token'] === undefined) {
    // To the letter what integrators saw when nothing was chosen in the payment form.
    throw new Refusal('InvalidPaymentData', "Unknown payment bearer 'undefined!'");
  }
  if (named !== undefined && !account.bearers.includes(named)) {
    throw new Refusal('InvalidPaymentMethod', `Unknown payment bearer '${named}!'`);
  }
  if (named === undefined || hasFields(named)) {
    const {method, outcome} = useToken(account, data['Token']);
    if (named !== undefined && named !== method.bearer) {
      throw new Refusal('InvalidPaymentData', 'The token belongs to another payment bearer');
    }
    return {method, outcome};
  }
  if (named === 'Debit:GoCardless') requireAllOrNothing(customer);
  const Type = named.startsWith('Debit:') ? 'BankAccount' : named.replace(/:.*/, '');
  return {method: {bearer: named, details: {Type}}, outcome: kindOf(named) === 'redirect' ? 'challenge' : 'success'};
}

/** GoCardless takes an address that is entirely empty or entirely filled. */
function requireAllOrNothing({Address = {}}: CustomerData): void {
  const {AddressLine1, Street, PostalCode, City, Country} = Address;
  const parts = [Street ?? AddressLine1, PostalCode, City, Country].filter(Boolean).length;
  if (parts > 0 && parts < 4) {
    throw new Refusal('InvalidData', 'GoCardless: the address must be entirely empty or entirely filled');
  }
}

/** Pays an up- or downgrade by what the contract has on file, and waits for the provider's answer. */
export function payWithStoredMethod(account: Account, order: Order, contract: Contract): Order {
  requirePayable(account, order);
  const bearer = storedBearer(contract);
  if (bearer === undefined) throw new Refusal('BearerInvalid', 'The contract has no payment bearer', 200);
  supersedeOpen(account, {kind: 'payment', orderId: order.id});
  if (isExpired(account, contract)) {
    order.status = 'InProgress';
    addPayment(account, order, bearer, 'declined');
    throw declined('BearerExpired');
  }
  chargeStoredMethod(account, order, bearer);
  return order;
}

/**
 * Payable: not paid yet. An order whose shopper left for a provider may be paid another way, but no longer once that
 * provider holds the money.
 */
function requirePayable(account: Account, order: Order): void {
  const held = account.transactions.some(
    ({purpose, status}) => purpose.kind === 'payment' && purpose.orderId === order.id && status === 'authorized',
  );
  if (held || (order.status !== 'InProgress' && order.status !== 'PaymentPending')) throw invalidOrderStatus();
}

function requireSameAmount({priced}: Order, body: Fields): void {
  const amount = body['GrossTotal'];
  if (typeof amount !== 'number' || !new Big(amount).eq(priced.TotalGross)) {
    throw new Refusal('InvalidAmount', 'GrossTotal is not the amount of the order');
  }
  if (body['Currency'] !== priced.Currency) throw new Refusal('InvalidCurrency', 'Currency is not that of the order');
}
