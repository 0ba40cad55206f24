/** What becomes of an order: paid, committed, approved, expired. How one is made is in `orders.ts`. */
import type {Account, Contract, Order, ScheduledChange} from './account.ts';
import {addPayment, dueNow, paymentStatusOf, succeed} from './bookkeeping.ts';
import {kindOf} from './browser/bearers.ts';
import {byId} from './catalog.ts';
import {changeContract, dropScheduled, isAhead, takeEffect} from './changes.ts';
import {addComponents, addToBalance, newContract, newCustomer, storedBearer, replaceMethod} from './contracts.ts';
import {emit, emitContractChanged} from './events.ts';
import {isExpired} from './instruments.ts';
import {requireContract, requireOrder} from './orders.ts';
import type {PaymentMethod, Transaction} from './payment-types.ts';
import {invalidOrderStatus, Refusal} from './refusal.ts';
import {passBilling} from './regular-billing.ts';
import {storeUsages} from './usages.ts';

/** How long an unpaid order waits, and a provider's authorisation for its shopper; billwerk publishes neither. */
const ORDER_LIFETIME = 24 * 60 * 60 * 1000;
const SHOPPER_RETURNS_WITHIN = 15 * 60 * 1000;

/** The order did its work: contract and customer exist from here on, or it waits for the merchant's approval. */
export function completeOrder(
  account: Account,
  order: Order,
  method: PaymentMethod | undefined,
  balance: number,
): void {
  const variantId = order.priced.PlanVariantId;
  const plan = variantId && byId(account.products.Plans, byId(account.products.PlanVariants, variantId).PlanId);
  if (plan && plan.RequiresOrderApproval && order.status !== 'Approved') {
    order.status = 'ApprovalPending';
    order.paidBy = {method, balance};
    return;
  }
  const existing = account.contracts.find((contract) => contract.Id === order.contractId);
  const contract = existing ?? openContract(account, order, method, balance);
  if (existing) {
    changeContract(account, existing, order);
    if (method) replaceMethod(account, existing, method);
    if (!isAhead(account, order)) addToBalance(existing, balance + Math.min(0, order.priced.TotalGross));
  }
  storeUsages(account, contract, order.cart.MeteredUsages);
  order.status = 'Completed';
  emitContractChanged(account, contract, existing ? 'Upgrade' : 'Signup');
  emit(account, 'OrderSucceeded', {ContractId: contract.Id, OrderId: order.id, CustomerId: contract.CustomerId});
}

/** The merchant's answer to an order that waits: the contract opens and its payment is taken, or it is let go. */
export function decideOrder(account: Account, order: Order, decision: 'Approved' | 'Declined'): void {
  if (order.status !== 'ApprovalPending') throw invalidOrderStatus();
  order.status = decision;
  for (const payment of account.payments.filter(({orderId}) => orderId === order.id)) {
    const isOpen = payment.status === 'authorized' || payment.status === 'pending';
    if (isOpen && decision === 'Declined') payment.status = 'canceled';
    if (payment.status === 'authorized') succeed(account, payment);
  }
  if (decision === 'Approved') completeOrder(account, order, order.paidBy?.method, order.paidBy?.balance ?? 0);
}

function openContract(account: Account, order: Order, method: PaymentMethod | undefined, balance: number): Contract {
  const {priced, cart} = order;
  if (!priced.PlanVariantId) throw new Refusal('InvalidData', 'Cart.PlanVariantId is missing');
  const known = account.customers.find((candidate) => candidate.Id === order.customerId);
  const customer = known ?? newCustomer(account, order.customerId, order.customer);
  if (!known) emit(account, 'CustomerCreated', {CustomerId: customer.Id});
  const contract = newContract(account, {
    id: order.contractId,
    customer,
    planVariantId: priced.PlanVariantId,
    quantity: priced.Quantity,
    ...(priced.IsTrial ? {trialEnd: new Date(priced.NextTotalGrossDate)} : {}),
    ...(method ? {method} : {}),
    balance,
    customFields: order.contractCustomFields,
  });
  addComponents(account, contract, cart.ComponentSubscriptions);
  if (priced.Coupon) {
    const ids = {Id: account.newId(), ContractId: contract.Id};
    account.discountSubscriptions.push({...ids, StartDate: contract.StartDate, ...priced.Coupon});
  }
  return contract;
}

/**
 * Completes without the shopper: where no payment data is needed, or where the contract has a stored method.
 * Documented as idempotent, so an order that is settled answers its contract again; one that awaits approval has only
 * the id of a new contract.
 */
export function commitOrder(account: Account, order: Order): Contract | {Id: string} {
  const contract = account.contracts.find((candidate) => candidate.Id === order.contractId);
  if (order.status === 'Completed' || order.status === 'ApprovalPending') return contract ?? {Id: order.contractId};
  if (order.status !== 'InProgress') throw invalidOrderStatus();
  const bearer = contract && storedBearer(contract);
  if (bearer === undefined && !order.priced.AllowWithoutPaymentData) {
    throw new Refusal('InvalidPaymentData', 'The order needs payment data and cannot be committed');
  }
  if (bearer === undefined) completeOrder(account, order, undefined, dueNow(account, order));
  else if (contract && isExpired(account, contract)) {
    // Documented: the order succeeds although its payment fails afterwards.
    addPayment(account, order, bearer, 'declined');
    completeOrder(account, order, undefined, dueNow(account, order));
  } else chargeStoredMethod(account, order, bearer);
  return account.contracts.find((candidate) => candidate.Id === order.contractId) ?? {Id: order.contractId};
}

/** Completes a change of a contract that is paid as before: by what is on file, or by a transfer that is still to come. */
export function chargeStoredMethod(account: Account, order: Order, bearer: string): void {
  const isOwed = kindOf(bearer) === 'invoice';
  completeOrder(account, order, undefined, isOwed ? dueNow(account, order) : 0);
  addPayment(account, order, bearer, isOwed ? 'pending' : paymentStatusOf(order));
}

/** The date of a scheduled change has come: its plan counts, and what it costs is collected by what is on file then. */
function carryOut(account: Account, scheduled: ScheduledChange): void {
  const {order, date} = scheduled;
  const contract = requireContract(account, scheduled.contractId);
  // It was cancelled since.
  if (contract.EndDate && new Date(contract.EndDate) <= date) return dropScheduled(account, contract);
  takeEffect(account, contract, scheduled);
  emitContractChanged(account, contract, 'Timebased');
  const bearer = storedBearer(contract);
  const fails = bearer !== undefined && isExpired(account, contract);
  if (bearer !== undefined) {
    addPayment(account, order, bearer, fails ? 'declined' : kindOf(bearer) === 'invoice' ? 'pending' : 'succeeded');
  }
  const isPaid = bearer !== undefined && !fails && kindOf(bearer) !== 'invoice';
  addToBalance(contract, isPaid ? Math.min(0, order.priced.TotalGross) : order.priced.TotalGross);
}

/**
 * What billwerk does by itself as time passes: unpaid orders expire, and a payment that the provider authorised is
 * completed although its shopper never came back (the webhooks that merchants rely on would fire now).
 */
export function passTime(account: Account): void {
  const now = account.now().getTime();
  for (const transaction of account.transactions) {
    const since = transaction.authorizedAt?.getTime();
    if (transaction.status === 'authorized' && since !== undefined && now - since >= SHOPPER_RETURNS_WITHIN) {
      completeAuthorized(account, transaction);
    }
  }
  for (const order of account.orders) {
    const waiting = order.status === 'InProgress' || order.status === 'PaymentPending';
    const authorized = account.transactions.some(
      ({purpose, status}) => purpose.kind === 'payment' && purpose.orderId === order.id && status === 'authorized',
    );
    if (waiting && !authorized && now - order.createdAt.getTime() >= ORDER_LIFETIME) order.status = 'Expired';
  }
  for (const change of account.scheduledChanges.filter(({date}) => date.getTime() <= now)) carryOut(account, change);
  for (const contract of account.contracts) passBilling(account, contract);
}

/** What a finished trip brought about: a paid order, or a contract with another payment method. */
export type Completed = {order: Order} | {contract: Contract};

/** Takes the money that a provider's page authorised and completes its order, or stores the method agreed to there. */
export function completeAuthorized(account: Account, transaction: Transaction): Completed {
  const {purpose, method} = transaction;
  transaction.status = 'finalized';
  if (purpose.kind === 'method') {
    const contract = requireContract(account, purpose.contractId);
    replaceMethod(account, contract, method);
    return {contract};
  }
  const order = requireOrder(account, purpose.orderId);
  completeOrder(account, order, method, 0);
  const payment = account.payments.find((candidate) => candidate.id === transaction.paymentId);
  if (payment && order.status === 'Completed') succeed(account, payment);
  // Agreed to while the change was ahead, completed when its date had come.
  if (!payment) addPayment(account, order, method.bearer, paymentStatusOf(order));
  return {order};
}
