import type {Account, Order} from './account.ts';
import type {PaymentStatus} from './payment-types.ts';

/** Every try to take money is written down, the declined ones too. */
export function addPayment(account: Account, order: Order, bearer: string, status: PaymentStatus): string {
  const id = account.newId();
  const {TotalGross: amount, Currency: currency} = order.priced;
  account.payments.push({id, orderId: order.id, amount, currency, status, bearer});
  return id;
}

/** Of a payment by card or bank account: held while the merchant's approval is awaited. */
export function paymentStatusOf({status}: Order): PaymentStatus {
  return status === 'ApprovalPending' ? 'authorized' : 'succeeded';
}
