import {isFields} from './failure.ts';
import {selfService} from './origins.ts';
import {requireReady} from './payment.ts';
import {pay} from './payment-source.ts';
import {request} from './request.ts';
import type {Answer, Callback} from './request.ts';
import {ofSuccess, settle} from './settle.ts';

/** `SubscriptionJS.Portal`: the one contract that a self-service token opens. */
export class Portal {
  readonly #token: string;

  constructor(selfServiceToken: string) {
    this.#token = selfServiceToken;
  }

  /** By the stored method; answers when the provider has. */
  upgradePaySync(orderId: unknown, success: Callback, error: Callback): void {
    settle(this.#post('upgradePaySync', {orderId}), ofSuccess, success, error);
  }

  /** By new payment data. With a payment form, or what it has processed, `payment` is null. */
  upgradePayInteractive(
    payment: unknown,
    secretOrForm: unknown,
    order: unknown,
    success: Callback,
    error: Callback,
  ): void {
    requireReady(payment);
    const work = pay('/portal/upgradePayInteractive', payment, secretOrForm, {order, token: this.#token});
    settle(work, ofSuccess, success, error);
  }

  /** Replaces the stored method. With a payment form, or what it has processed, `payment` is null. */
  paymentChange(payment: unknown, secretOrForm: unknown, success: Callback, error: Callback): void {
    requireReady(payment);
    const work = pay('/portal/paymentChange', payment, secretOrForm, {token: this.#token});
    settle(work, ofSuccess, success, error);
  }

  contractDetails(success: Callback, error: Callback): void {
    const work = request(`${selfService}/portal/contractDetails`, {token: this.#token});
    settle(work, ofSuccess, success, error);
  }

  contractCancel(success: Callback, error: Callback): void {
    settle(this.#post('contractCancel', {}), ofSuccess, success, error);
  }

  /** Replaces the whole customer: what is not sent is gone. */
  customerChange(customer: unknown, success: Callback, error: Callback): void {
    settle(this.#post('customerChange', isFields(customer) ? customer : {}), ofSuccess, success, error);
  }

  #post(name: string, body: Record<string, unknown>): Promise<Answer> {
    return request(`${selfService}/portal/${name}`, {body, token: this.#token});
  }
}
