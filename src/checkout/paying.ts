/**
 * The pay call: written before it is sent, never two at a time, and what its answer or its absence means handed on to
 * `settling.ts`. Money rules 3, 4 and 8.
 */
import {CheckoutError, toCheckoutError} from '../errors.ts';
import type {AmountDue, OrderReference, SecretPaymentData} from '../model.ts';
import {answerTimeLimit} from './context.ts';
import type {CheckoutContext} from './context.ts';
import type {OrderRequest, PaymentAnswer, PaymentInput} from './gateway.ts';
import type {AttemptRecord} from './ledger.ts';
import type {Pricing} from './pricing.ts';
import type {Settling} from './context.ts';
import type {HeldOrder, Receipt} from './state.ts';
import {sentCart} from './wish.ts';
import type {Wish} from './wish.ts';

export interface Paying {
  /**
   * Pays an order; without one, orders and pays in one call, of typed data. Without an answer to that nobody knows, so it is
   * never repeated (money rule 8).
   */
  pay(purchase: Purchase, record: AttemptRecord, order: HeldOrder | undefined): Promise<void>;
}

/** One press of the button: what was wished for and agreed to at that moment. */
export interface Purchase {
  readonly wish: Wish;
  readonly agreed: AmountDue;
  readonly payment: PaymentInput | undefined;
}

export function createPaying(
  context: CheckoutContext,
  parts: {
    readonly pricing: Pricing;
    readonly settling: Settling;
    /** The record is not this attempt's any more. */
    overtaken(order: HeldOrder): void;
  },
): Paying {
  const {options, store, ledger} = context;
  const {pricing, settling} = parts;
  const {clock} = options.platform;

  async function pay(purchase: Purchase, record: AttemptRecord, order: HeldOrder | undefined): Promise<void> {
    if (order && !hasPayment(purchase, order)) {
      // What is asked for, such as fields to type into, follows the price.
      pricing.again();
      const problem = new CheckoutError('NoPaymentMethod', {audience: 'shopper', outcome: 'fixable'});
      return store.send({type: 'back', problem, order});
    }
    if (order && record.phase !== 'paying') {
      // Written before sent, and only if no other tab has begun something since.
      const change = {phase: 'paying', orderId: order.orderId} as const;
      if (!(await ledger.update(record.attemptId, change, 'ordered'))) return parts.overtaken(order);
    }
    try {
      await settle(await withTimeLimit(purchase, record, order), purchase, record);
    } catch (cause) {
      const error = toCheckoutError(cause);
      await settling.refuse(record.attemptId, error, order);
      if (error.code === 'InvalidCouponCode' || error.code === 'AmountChanged') pricing.again();
    }
  }

  async function withTimeLimit(
    purchase: Purchase,
    record: AttemptRecord,
    order: HeldOrder | undefined,
  ): Promise<PaymentAnswer> {
    const {attemptId} = record;
    store.send({type: 'pay-sent', order: order && referenceOf(order)});
    const limit = clock.setTimeout(() => {
      // A card may have a challenge open in the page for as long as the shopper needs.
      if (purchase.payment?.bearer.startsWith('CreditCard')) store.send({type: 'pay-slow'});
      else void settling.unanswered({attemptId, orderId: order?.orderId});
    }, answerTimeLimit);
    try {
      return await send(purchase, record, order);
    } finally {
      clock.clearTimeout(limit);
    }
  }

  /** The stored method pays unless the shopper gave another, such as after it was declined. */
  async function send(purchase: Purchase, record: AttemptRecord, order: HeldOrder | undefined): Promise<PaymentAnswer> {
    const {orders, payer} = options;
    const {payment} = purchase;
    // What is told after an error counts, if only that the payment goes on at the provider's: nothing else may be paid then.
    const onLate = (late: PaymentAnswer) => void settle(late, purchase, record, true);
    if (!order) return payer.subscribe!(requestOf(purchase, record), payment as SecretPaymentData, onLate);
    const reference = referenceOf(order);
    if (payment && order.pay !== 'commit') return payer.pay(reference, payment, onLate);
    const answer = order.pay === 'stored' ? payer.payStored?.(reference, onLate) : orders.commit?.(reference);
    if (!answer) throw new CheckoutError('HookRefused', {audience: 'merchant', outcome: 'declined'});
    return answer;
  }

  async function settle(
    answer: PaymentAnswer,
    {wish, agreed}: Purchase,
    record: AttemptRecord,
    isLate = false,
  ): Promise<void> {
    if (answer.kind === 'redirect') {
      const {orderId, url, grossTotal: total = agreed.amount, currency = agreed.currency} = answer;
      const {attemptId} = record;
      const madeAt = ledger.read()?.madeAt ?? clock.now();
      const left = await ledger.update(attemptId, {phase: 'redirected', orderId, madeAt, total, currency}, 'paying');
      // Declined, say, and perhaps paid again by now.
      if (isLate && !left) return;
      return store.send({type: 'redirect', order: {orderId, grossTotal: total, currency}, url, attemptId});
    }
    const details: Partial<Receipt> & {returned: boolean} = {
      grossTotal: agreed.amount,
      currency: agreed.currency,
      returned: false,
      ...(!options.existingOrder && {planVariantId: wish.cart.planVariantId, coupon: sentCart(wish.cart).couponCode}),
    };
    await settling.accept(record.attemptId, answer, details);
  }

  return {pay};
}

/** Nothing is needed for an order that the stored method pays, or that is only committed. */
export function hasPayment({payment}: Purchase, {pay}: HeldOrder): boolean {
  return pay !== 'interactive' || payment !== undefined;
}

function referenceOf({orderId, grossTotal, currency}: HeldOrder): OrderReference {
  return {orderId, grossTotal, currency};
}

export function requestOf({wish}: Purchase, record: AttemptRecord): OrderRequest {
  return {cart: sentCart(wish.cart), customer: wish.customer, idempotencyKey: record.idempotencyKey};
}
