/** What the calls of subscription.js answer about an order. */
import type {Order} from './account.ts';
import type {PayResult} from './payments.ts';

export function orderIds(order: Order) {
  return {OrderId: order.id, ContractId: order.contractId, CustomerId: order.customerId};
}

export function orderResult({priced}: Order, OrderStatus: string) {
  return {GrossTotal: priced.TotalGross, Currency: priced.Currency, OrderStatus};
}

/** billwerk's page shows `PaymentPending` for a good payment too, without a redirect. */
export function statusAfterPaying(order: Order): string {
  return order.status === 'ApprovalPending' ? order.status : 'PaymentPending';
}

/** Paid, or on the way to a provider: then without the ids of contract and customer. */
export function payAnswer({order, transaction}: PayResult, requestUrl: string) {
  const result = orderResult(order, statusAfterPaying(order));
  return transaction
    ? {OrderId: order.id, Url: hostedPageUrl(transaction.id, requestUrl), ...result}
    : {...orderIds(order), ...result};
}

export function hostedPageUrl(transactionId: string, requestUrl: string): string {
  return new URL(`/hosted/${transactionId}`, requestUrl).href;
}
