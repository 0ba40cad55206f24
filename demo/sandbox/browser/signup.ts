import {failure, isFields} from './failure.ts';
import type {Fields} from './failure.ts';
import {selfService} from './origins.ts';
import {Payment, requireReady} from './payment.ts';
import {pay} from './payment-source.ts';
import {request} from './request.ts';
import type {Answer, Callback} from './request.ts';
import {ofSuccess, settle, whole} from './settle.ts';

const PREVIEW_PAUSE = 700;

/** `SubscriptionJS.Signup`: anonymous visitors. */
export class Signup {
  #previewedBefore = false;

  /** The first call goes out at once, every later one after 700 ms. None is dropped: all of them call back. */
  preview(cart: unknown, customer: unknown, success: Callback, error: Callback): void {
    const pause = this.#previewedBefore ? PREVIEW_PAUSE : 0;
    this.#previewedBefore = true;
    const send = () =>
      settle(request(`${selfService}/signup/preview`, {body: {cart, customer}}), whole, success, error);
    if (pause) window.setTimeout(send, pause);
    else send();
  }

  createOrder(cart: unknown, customer: unknown, success: Callback, error: Callback): void;
  createOrder(selfServiceOrder: unknown, success: Callback, error: Callback): void;
  createOrder(first: unknown, second: unknown, third: Callback, fourth?: Callback): void {
    const wrapped = typeof second === 'function';
    const body = wrapped ? (isFields(first) ? first : {}) : {cart: first, customer: second};
    const [success, error] = wrapped ? [second as Callback, third] : [third, fourth as Callback];
    settle(request(`${selfService}/signup/order`, {body}), ofSuccess, success, error);
  }

  /** With a payment form, or what it has processed, `payment` is null. */
  paySignupInteractive(
    payment: unknown,
    secretOrForm: unknown,
    order: unknown,
    success: Callback,
    error: Callback,
  ): void {
    requireReady(payment);
    settle(pay('/signup/pay', payment, secretOrForm, {order}), ofSuccess, success, error);
  }

  /** createOrder and paySignupInteractive in one: called twice, it places two orders. Not for payment forms. */
  subscribe(
    payment: unknown,
    cart: unknown,
    customer: unknown,
    secretPaymentData: unknown,
    success: Callback,
    error: Callback,
  ): void {
    requireReady(payment);
    settle(subscribed(payment, cart, customer, secretPaymentData), asSubscribed, success, error);
  }
}

async function subscribed(payment: unknown, cart: unknown, customer: unknown, secret: unknown): Promise<Answer> {
  if (!(payment instanceof Payment)) throw failure('InvalidConfiguration', 'subscribe needs a Payment');
  const query = '?via=subscribe';
  const ordered = await request(`${selfService}/signup/order${query}`, {body: {cart, customer}});
  const paid = await pay(`/signup/pay${query}`, payment, secret, {order: ordered.data['Success']});
  return {data: paid.data, fault: ordered.fault ?? paid.fault};
}

/** billwerk's page shows `InProgress` for subscribe where paySignupInteractive has `PaymentPending`. */
function asSubscribed(data: Fields): unknown {
  const result = data['Success'];
  if (!isFields(result) || result['Url'] || result['OrderStatus'] !== 'PaymentPending') return result;
  return {...result, OrderStatus: 'InProgress'};
}
