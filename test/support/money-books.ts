/** What the billing provider did in truth, whoever knows of it: for tests that count money. */
import type {OrderRequest} from '../../src/checkout/gateway.ts';
import {orderKey} from '../../src/checkout/wish.ts';
import type {OrderStatus} from '../../src/model.ts';

export interface BookedOrder {
  readonly orderId: string;
  /** What it was made for; undefined where it was made elsewhere. */
  readonly key: string | undefined;
  readonly total: number;
  state: 'open' | 'paid' | 'expired';
}

export interface Payment {
  readonly orderId: string;
  readonly amount: number;
}

export class MoneyBooks {
  /** What one unit costs now. */
  price = 89.25;
  readonly orders = new Map<string, BookedOrder>();
  readonly payments: Payment[] = [];
  /** Orders whose page at the provider's is open. */
  readonly redirected = new Set<string>();
  /** Those of which the shopper says that they did not finish there, which is no proof. */
  readonly abandoned = new Set<string>();

  totalOf({cart}: Pick<OrderRequest, 'cart'>): number {
    return this.price * (cart.quantity ?? 1);
  }

  order(request: OrderRequest): BookedOrder {
    const orderId = `order-${this.orders.size + 1}`;
    return this.#book(orderId, orderKey(request), this.totalOf(request));
  }

  /** One that the shop made itself, to be paid by a link. */
  orderElsewhere(orderId: string, total: number): BookedOrder {
    return this.#book(orderId, undefined, total);
  }

  pay({orderId, total}: BookedOrder): void {
    this.orders.get(orderId)!.state = 'paid';
    this.redirected.delete(orderId);
    this.payments.push({orderId, amount: total});
  }

  /** An order that nobody has paid for a while cannot be paid any more. */
  expire(orderId: string): void {
    const order = this.orders.get(orderId);
    if (order?.state !== 'open') return;
    order.state = 'expired';
    this.redirected.delete(orderId);
  }

  /** @param isUntouched nobody has begun to pay an order that is open */
  statusOf(orderId: string, isUntouched = false): OrderStatus {
    const {state} = this.orders.get(orderId) ?? {};
    if (state === 'open') return isUntouched ? 'InProgress' : 'PaymentPending';
    return state === 'paid' ? 'Completed' : 'Expired';
  }

  /** How often money was taken for one order; more than once is the end. */
  paymentsOf(orderId: string): number {
    return this.payments.filter((payment) => payment.orderId === orderId).length;
  }

  #book(orderId: string, key: string | undefined, total: number): BookedOrder {
    const order: BookedOrder = {orderId, key, total, state: 'open'};
    this.orders.set(orderId, order);
    return order;
  }
}
