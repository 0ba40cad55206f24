/**
 * What the answers about money mean: a payment accepted, refused, unanswered, and an order that can no longer be paid. The
 * only place that writes the end of an attempt. Asking what became of an order is in `resolving.ts`.
 */
import {isDefinite} from '../errors.ts';
import type {CheckoutError} from '../errors.ts';
import type {OrderStatus} from '../model.ts';
import type {CheckoutContext, Settling} from './context.ts';
import type {FinalizedOrder} from './gateway.ts';
import type {AttemptRecord} from './ledger.ts';
import type {ReceiptDetails} from './receipt.ts';
import {kept} from './state.ts';
import type {HeldOrder, Receipt} from './state.ts';

export const closedStatuses: readonly OrderStatus[] = ['Expired', 'Failed', 'Declined', 'Aborted'];

const unusable: readonly string[] = ['AmountChanged', 'OrderNotFound', 'CommitRefused'];

/** How long after it was made an order has certainly not expired. */
const freshness = 60 * 60 * 1000;

export function createSettling(context: CheckoutContext): Settling {
  const {options, store, ledger} = context;
  const {clock} = options.platform;
  const resolving = options.createResolving?.(context, {accept, close});

  async function accept(
    attemptId: string | undefined,
    answer: FinalizedOrder,
    details: ReceiptDetails,
    {told} = {told: false},
  ): Promise<void> {
    const receipt: Receipt = {
      ...details,
      contractId: answer.contractId ?? details.contractId,
      customerId: answer.customerId ?? details.customerId,
      grossTotal: answer.grossTotal ?? details.grossTotal,
      currency: answer.currency ?? details.currency,
      orderId: answer.orderId ?? details.orderId ?? '',
      status: answer.status ?? details.status ?? 'PaymentPending',
    };
    if (closedStatuses.includes(receipt.status)) return close(receipt.orderId, receipt.status, attemptId);
    const {orderId, contractId} = receipt;
    const first = (await ledger.succeed(attemptId, {orderId, contractId})) && !told;
    const {attempt} = store.get();
    store.send({type: 'accepted', receipt});
    // The record may be of another attempt by now, and this page have learnt of it otherwise.
    const isShown = attempt.phase === 'succeeded' && attempt.receipt.orderId === orderId;
    if (first && !isShown) options.page?.succeeded?.(receipt);
  }

  async function close(
    orderId: string,
    status: OrderStatus,
    attemptId: string | undefined,
    doubt?: AttemptRecord['doubt'],
  ): Promise<void> {
    if (attemptId) await ledger.update(attemptId, {phase: 'closed', doubt}, 'paying');
    store.send({type: 'closed', orderId, status});
  }

  async function refuse(attemptId: string, error: CheckoutError, order: HeldOrder | undefined): Promise<void> {
    const orderId = order?.orderId;
    const {reference} = error;
    options.page?.failed?.(error, orderId);
    if (error.code === 'OrderStatusInvalid') {
      // Browsers send a request again whose connection broke: the first call for an order that was just made has probably paid
      // it, and only its repetition been refused. Any other order may as well have expired, or been paid elsewhere.
      const isFresh = !order || clock.now() - (order.madeAt ?? 0) < freshness;
      const justMade = !options.existingOrder && order?.lastPayment !== 'declined' && isFresh;
      // Who was told not to order again, or left it on a provider's page, is not told now that it may be closed.
      const wasOpen =
        store.get().attempt.phase !== 'paying' || (options.existingOrder && order?.lastPayment === 'abandoned');
      const probablyDone = Boolean(justMade || wasOpen);
      if (resolving?.canResolve || probablyDone) return unanswered({attemptId, orderId, reference, probablyDone});
      // In other tabs, too, the shopper is told of it before they order again.
      return close(orderId ?? '', '', attemptId, {probablyDone: false});
    }
    // Kept, it would be refused at every further press.
    if (error.code === 'OrderClosed') return close(orderId ?? '', '', attemptId);
    if (isDefinite(error)) {
      // Another amount than was agreed to, gone, or to be paid otherwise now: tried again it would be refused again.
      const held = unusable.includes(error.code) ? undefined : order;
      await ledger.update(attemptId, {phase: held ? 'declined' : 'closed'}, 'paying');
      const again = kept(held);
      return store.send({type: 'back', problem: error, order: again && {...again, lastPayment: 'declined'}});
    }
    return unanswered({attemptId, orderId, reference, probablyDone: error.outcome === 'already-done'});
  }

  async function unanswered(about: Parameters<Settling['unanswered']>[0]): Promise<void> {
    store.send({type: 'pay-unanswered', ...about});
    const {attemptId, probablyDone = false, reference} = about;
    if (attemptId) void ledger.update(attemptId, {doubt: {probablyDone, reference}}, 'paying');
    await resolving?.resolve();
  }

  return {accept, refuse, unanswered, close, resolving};
}
