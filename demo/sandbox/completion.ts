/** What becomes of an order: paid, committed, approved, expired. How one is made is in `orders.ts`. */
import type {Account, Contract, Order, PaymentBearer, PaymentStatus} from './account.ts';
import {byId} from './catalog.ts';
import {newContract, newCustomer, storedMethod} from './contracts.ts';
import {requireOrder} from './orders.ts';
import {invalidOrderStatus, Refusal} from './refusal.ts';
import {timestamp} from './time.ts';

/** How long an unpaid order waits, and a provider's authorisation for its shopper; billwerk publishes neither. */
const ORDER_LIFETIME = 24 * 60 * 60 * 1000;
const SHOPPER_RETURNS_WITHIN = 15 * 60 * 1000;

/** The order did its work: contract and customer exist from here on, or it waits for the merchant's approval. */
export function completeOrder(
  account: Account,
  order: Order,
  bearer: PaymentBearer | undefined,
  balance: number,
): void {
  const variantId = order.priced.PlanVariantId;
  const plan = variantId && byId(account.products.Plans, byId(account.products.PlanVariants, variantId).PlanId);
  if (plan && plan.RequiresOrderApproval && order.status !== 'Approved') {
    order.status = 'ApprovalPending';
    order.paidBy = {bearer, balance};
    return;
  }
  const existing = account.contracts.find((contract) => contract.Id === order.contractId);
  const contract = existing ?? openContract(account, order, bearer, balance);
  if (existing) changeContract(account, existing, order, bearer);
  for (const line of order.cart.ComponentSubscriptions) {
    account.componentSubscriptions.push({
      Id: account.newId(),
      ContractId: contract.Id,
      CustomerId: contract.CustomerId,
      ...line,
      StartDate: timestamp(order.changeDate ?? account.now()),
    });
  }
  if (order.priced.Coupon) {
    const StartDate = timestamp(account.now());
    account.discountSubscriptions.push({
      Id: account.newId(),
      ContractId: contract.Id,
      StartDate,
      ...order.priced.Coupon,
    });
  }
  order.status = 'Completed';
}

/** The merchant's answer to an order that waits: the contract opens and its payment is taken, or it is let go. */
export function decideOrder(account: Account, order: Order, decision: 'Approved' | 'Declined'): void {
  if (order.status !== 'ApprovalPending') throw invalidOrderStatus();
  order.status = decision;
  for (const payment of account.payments.filter(({orderId}) => orderId === order.id)) {
    const isOpen = payment.status === 'authorized' || payment.status === 'pending';
    if (isOpen && decision === 'Declined') payment.status = 'canceled';
    if (payment.status === 'authorized') payment.status = 'succeeded';
  }
  if (decision === 'Approved') completeOrder(account, order, order.paidBy?.bearer, order.paidBy?.balance ?? 0);
}

function openContract(account: Account, order: Order, bearer: PaymentBearer | undefined, balance: number): Contract {
  const {priced} = order;
  if (!priced.PlanVariantId) throw new Refusal('InvalidData', 'Cart.PlanVariantId is missing');
  const customer =
    account.customers.find((candidate) => candidate.Id === order.customerId) ??
    newCustomer(account, order.customerId, order.customer);
  return newContract(account, {
    id: order.contractId,
    customer,
    planVariantId: priced.PlanVariantId,
    quantity: priced.Quantity,
    ...(priced.IsTrial ? {trialEnd: new Date(priced.NextTotalGrossDate)} : {}),
    ...(bearer ? {bearer} : {}),
    balance,
    customFields: order.contractCustomFields,
  });
}

function changeContract(account: Account, contract: Contract, order: Order, bearer: PaymentBearer | undefined): void {
  const date = timestamp(order.changeDate ?? account.now());
  if (order.priced.PlanVariantId) {
    const variant = byId(account.products.PlanVariants, order.priced.PlanVariantId);
    const phase = {
      Type: 'Normal' as const,
      StartDate: date,
      PlanVariantId: variant.Id,
      PlanId: variant.PlanId,
      Quantity: order.priced.Quantity,
      InheritStartDate: false,
    };
    contract.Phases.push(phase);
    if (!order.changeDate || order.changeDate <= account.now()) {
      Object.assign(contract, {CurrentPhase: phase, PlanVariantId: variant.Id, PlanId: variant.PlanId});
    }
  }
  for (const subscription of account.componentSubscriptions) {
    if (order.cart.EndComponentSubscriptions.includes(subscription.Id)) subscription.EndDate = date;
  }
  if (bearer) Object.assign(contract, storedMethod(bearer));
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
  const bearer = contract?.PaymentBearer;
  const onAccount = contract?.PaymentProvider === 'InvoicePayment';
  if (!bearer && !onAccount && !order.priced.AllowWithoutPaymentData) {
    throw new Refusal('InvalidPaymentData', 'The order needs payment data and cannot be committed');
  }
  completeOrder(account, order, undefined, bearer ? 0 : order.priced.TotalGross);
  if (contract?.PaymentProvider) {
    account.payments.push({
      id: account.newId(),
      orderId: order.id,
      amount: order.priced.TotalGross,
      currency: order.priced.Currency,
      status: onAccount ? 'pending' : paymentStatusOf(order),
      bearer: onAccount ? 'InvoicePayment' : `${contract.PaymentProviderRole ?? ''}:${contract.PaymentProvider}`,
    });
  }
  return account.contracts.find((candidate) => candidate.Id === order.contractId) ?? {Id: order.contractId};
}

/** Of a payment by card or bank account: held while the merchant's approval is awaited. */
export function paymentStatusOf({status}: Order): PaymentStatus {
  return status === 'ApprovalPending' ? 'authorized' : 'succeeded';
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
      (transaction) => transaction.orderId === order.id && transaction.status === 'authorized',
    );
    if (waiting && !authorized && now - order.createdAt.getTime() >= ORDER_LIFETIME) order.status = 'Expired';
  }
}

/** Takes the money that a provider's page authorised and completes its order. */
export function completeAuthorized(account: Account, transaction: Account['transactions'][number]): Order {
  const order = requireOrder(account, transaction.orderId);
  transaction.status = 'finalized';
  completeOrder(account, order, transaction.stored, 0);
  const payment = account.payments.find((candidate) => candidate.id === transaction.paymentId);
  if (payment && order.status === 'Completed') payment.status = 'succeeded';
  return order;
}
