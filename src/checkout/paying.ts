/**
 * The pay call: written before it is sent, never two at a time, and what its answer or its absence means handed on to
 * `settling.ts`. Money rules 3, 4 and 8.
 */
import {CheckoutError, toCheckoutError} from '../errors.ts';
import type {Money, OrderReference, SecretPaymentData} from '../model.ts';
import {answerTimeLimit} from './context.ts';
import type {CheckoutContext} from './context.ts';
import type {LateAnswer, OrderRequest, PaymentAnswer, PaymentInput} from './gateway.ts';
import type {AttemptRecord} from './ledger.ts';
import type {Pricing} from './pricing.ts';
import type {Settling} from './settling.ts';
import type {HeldOrder, Receipt} from './state.ts';
import {sentCart} from './wish.ts';
import type {Wish} from './wish.ts';

export interface Paying {
  pay(purchase: Purchase, record: AttemptRecord, order: HeldOrder): Promise<void>;
  /** Order and payment in one call; without an answer nobody knows, so it is never repeated (money rule 8). */
  payOnce(purchase: Purchase, record: AttemptRecord, data: SecretPaymentData): Promise<void>;
}

/** One press of the button: what was wished for and agreed to at that moment. */
export interface Purchase {
  readonly wish: Wish;
  readonly agreed: Money;
  readonly payment: PaymentInput | undefined;
}

export function createPaying(
  context: CheckoutContext,
  parts: {
    readonly pricing: Pricing;
    readonly settling: Settling;
    /** The record is not this attempt's any more. */
    overtaken(order: HeldOrder): void;
    /** billwerk refuses a declined order because of its status: one new order. */
    replace(purchase: Purchase, record: AttemptRecord): Promise<void>;
  },
): Paying {
  const {options, store, ledger} = context;
  const {pricing, settling} = parts;
  const {clock} = options.platform;

  async function pay(purchase: Purchase, record: AttemptRecord, order: HeldOrder): Promise<void> {
    const {payment} = purchase;
    if (order.pay === 'interactive' && !payment) {
      const problem = new CheckoutError('NoPaymentMethod', {audience: 'shopper', outcome: 'fixable'});
      return store.send({type: 'back', problem, order});
    }
    const {orderId, grossTotal, currency} = order;
    const reference: OrderReference = {orderId, grossTotal, currency};
    // Written before sent, and only if no other tab has begun something since.
    if (!(await ledger.update(record.attemptId, {phase: 'paying', orderId}, 'ordered'))) return parts.overtaken(order);
    const late = lateAnswerOf(purchase, record);
    try {
      await settle(
        await withTimeLimit(() => send(order, reference, payment, late), purchase, record, reference),
        purchase,
        record,
      );
    } catch (cause) {
      const error = toCheckoutError(cause);
      // Not where the shopper was told meanwhile to wait, or that an earlier call has bought it.
      const isWaitedFor = store.get().attempt.phase === 'paying';
      if (error.code === 'OrderStatusInvalid' && isWaitedFor && isReplaceable(order)) {
        return parts.replace(purchase, record);
      }
      await settling.refuse(record.attemptId, error, order);
    }
  }

  async function payOnce(purchase: Purchase, record: AttemptRecord, data: SecretPaymentData): Promise<void> {
    const late = lateAnswerOf(purchase, record);
    const call = () => options.payer.subscribe!(requestOf(purchase, record), data, late);
    try {
      await settle(await withTimeLimit(call, purchase, record), purchase, record);
    } catch (cause) {
      const error = toCheckoutError(cause);
      await settling.refuse(record.attemptId, error, undefined);
      if (error.code === 'InvalidCouponCode') pricing.again();
    }
  }

  async function withTimeLimit(
    call: () => Promise<PaymentAnswer>,
    {payment}: Purchase,
    {attemptId}: AttemptRecord,
    order?: OrderReference,
  ): Promise<PaymentAnswer> {
    store.send({type: 'pay-sent', order});
    const limit = clock.setTimeout(() => {
      // A card may have a challenge open in the page for as long as the shopper needs.
      if (payment?.bearer.startsWith('CreditCard')) store.send({type: 'pay-slow'});
      else void settling.unanswered({attemptId, orderId: order?.orderId});
    }, answerTimeLimit);
    try {
      return await call();
    } finally {
      clock.clearTimeout(limit);
    }
  }

  /** The stored method pays unless the shopper gave another, such as after it was declined. */
  async function send(
    {pay}: HeldOrder,
    order: OrderReference,
    payment: PaymentInput | undefined,
    late: LateAnswer,
  ): Promise<PaymentAnswer> {
    const {orders, payer} = options;
    if (payment && pay !== 'commit') return payer.pay(order, payment, late);
    const answer = pay === 'stored' ? payer.payStored?.(order) : orders.commit?.(order);
    if (!answer) throw new CheckoutError('HookRefused', {audience: 'merchant', outcome: 'declined'});
    return answer;
  }

  /** A payment that goes through after an error was told of counts: nothing else may be paid then. */
  function lateAnswerOf(purchase: Purchase, record: AttemptRecord): LateAnswer {
    return (answer) => answer.kind === 'accepted' && void settle(answer, purchase, record);
  }

  async function settle(answer: PaymentAnswer, {wish, agreed}: Purchase, record: AttemptRecord): Promise<void> {
    if (answer.kind === 'redirect') {
      const order = {orderId: answer.orderId, grossTotal: agreed.amount, currency: agreed.currency};
      await ledger.update(record.attemptId, {
        phase: 'redirected',
        orderId: answer.orderId,
        total: agreed.amount,
        currency: agreed.currency,
      });
      return store.send({type: 'redirect', order, url: answer.url, attemptId: record.attemptId});
    }
    const details: Partial<Receipt> & {returned: boolean} = {
      grossTotal: agreed.amount,
      currency: agreed.currency,
      returned: false,
      ...(!options.existingOrder && {planVariantId: wish.cart.planVariantId, coupon: sentCart(wish.cart).couponCode}),
    };
    await settling.accept(record.attemptId, answer, details);
  }

  return {pay, payOnce};
}

export function requestOf({wish}: Purchase, record: AttemptRecord): OrderRequest {
  return {cart: sentCart(wish.cart), customer: wish.customer, idempotencyKey: record.idempotencyKey};
}

/** Only an order that is certain to be unpaid, that we made ourselves, and only once. */
function isReplaceable({lastPayment, key, replacement}: HeldOrder): boolean {
  return lastPayment === 'declined' && key !== undefined && !replacement;
}
