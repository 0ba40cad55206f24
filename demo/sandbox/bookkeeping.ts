import Big from 'big.js';
import type {Account, Contract, Order} from './account.ts';
import {isAhead} from './changes.ts';
import {emit} from './events.ts';
import type {Payment, PaymentStatus} from './payment-types.ts';

/** What is to be paid along with an order: nothing for a credit, and nothing yet for a change that is to come. */
export function dueNow(account: Account, order: Order): number {
  return isAhead(account, order) ? 0 : Math.max(0, order.priced.TotalGross);
}

/**
 * Every try to take money is written down, the declined ones too. A change that costs nothing takes none; a new contract
 * that costs nothing is a payment of 0, as its shopper did agree to the method.
 */
export function addPayment(account: Account, order: Order, bearer: string, status: PaymentStatus): string | undefined {
  const amount = dueNow(account, order);
  if (amount === 0 && order.priced.OrderType === 'Upgrade') return undefined;
  const id = account.newId();
  account.payments.push({id, orderId: order.id, amount, currency: order.priced.Currency, status, bearer});
  if (status === 'succeeded') emit(account, 'PaymentSucceeded', {PaymentTransactionId: id});
  if (status === 'declined') emit(account, 'PaymentFailed', {PaymentTransactionId: id});
  return id;
}

/** The money that was held is taken. */
export function succeed(account: Account, payment: Payment): void {
  payment.status = 'succeeded';
  emit(account, 'PaymentSucceeded', {PaymentTransactionId: payment.id});
}

/** Of a payment by card or bank account: held while the merchant's approval is awaited. */
export function paymentStatusOf({status}: Order): PaymentStatus {
  return status === 'ApprovalPending' ? 'authorized' : 'succeeded';
}

/** What the contract's orders were worth so far, in the text form of the documented contract. */
export function turnoverOf(account: Account, contract: Contract): {TurnoverGross: string; TurnoverNet: string} {
  const counted = account.orders.filter(
    (order) => order.contractId === contract.Id && order.status === 'Completed' && !isAhead(account, order),
  );
  const sum = (member: 'Total' | 'TotalGross') =>
    counted.reduce((all, {priced}) => all.plus(priced[member]), new Big(0)).toFixed(2) + ` ${contract.Currency}`;
  return {TurnoverGross: sum('TotalGross'), TurnoverNet: sum('Total')};
}
