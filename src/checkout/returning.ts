/** The attempt of a shopper who comes back from a provider's page (money rule 5). Only pages that are a return load it. */
import type {CheckoutError} from '../errors.ts';
import type {CheckoutContext} from './context.ts';
import {finalizeReturn, isSettledReturn} from './finalizing.ts';
import type {FinalizedOrder, Finalizer} from './gateway.ts';
import {receiptOf} from './receipt.ts';
import type {Settling} from './context.ts';

export async function completeReturn(
  finalizer: Finalizer,
  transactionId: string,
  {options, store, ledger}: CheckoutContext,
  parts: {
    readonly settling: Settling;
    /** Another attempt that must be seen first, if there is one. */
    showForbidding(): void;
  },
): Promise<void> {
  const {platform, page} = options;
  const {settling} = parts;
  store.send({type: 'returned'});
  const redirected = ledger.read();
  // While this is under way, nobody in another tab or after a reload can say that they did not finish there.
  if (redirected && !isSettledReturn(transactionId, platform)) {
    await ledger.update(redirected.attemptId, {phase: 'paying', transactionId}, 'redirected');
  }
  // The record may be of another purchase by now; it is only trusted where it names this return or the same order.
  const ownRecord = (orderId?: string) => {
    const record = ledger.read();
    const named = orderId && record?.orderId;
    const own = record && (named ? record.orderId === orderId : record.transactionId === transactionId);
    return own ? record : undefined;
  };
  const accept = async (order: FinalizedOrder, known = false) => {
    const record = ownRecord(order.orderId);
    const other = ledger.read();
    if (!record && other?.transactionId === transactionId) {
      // It was an older return; that attempt is still on the provider's page.
      await ledger.update(other.attemptId, {phase: 'redirected', transactionId: undefined}, 'paying');
    }
    page?.returnSettled?.();
    return settling.accept(record?.attemptId, order, receiptOf(record, true), {told: known && !record});
  };
  const decline = async (error: CheckoutError) => {
    const record = ownRecord();
    page?.failed?.(error, record?.orderId);
    page?.returnSettled?.();
    if (record) await ledger.update(record.attemptId, {phase: 'declined'}, 'paying');
    store.send({type: 'back', problem: error});
    parts.showForbidding();
  };
  const answer = await finalizeReturn({
    finalizer,
    transactionId,
    platform,
    onLateAnswer(late) {
      if (late.kind === 'accepted') void accept(late.order);
      // The shopper may be somewhere else by now.
      else if (store.get().attempt.phase === 'payment-unknown') void decline(late.error);
    },
  });
  if (answer.kind === 'accepted') return accept(answer.order, answer.known);
  if (answer.kind === 'declined') return decline(answer.error);
  const record = ownRecord();
  // Another tab has completed it, and this one saw that too late.
  if (record?.phase === 'succeeded') return accept({orderId: record.orderId, contractId: record.contractId});
  page?.failed?.(answer.error, record?.orderId);
  return settling.unanswered({
    // Without a record, this page waits all the same: no other attempt's news end that.
    attemptId: record?.attemptId ?? transactionId,
    orderId: record?.orderId,
    reference: answer.error.reference,
    // After a reload even the repetition may get no answer, which makes nothing less probable.
    probablyDone: answer.probablyDone || record?.doubt?.probablyDone,
  });
}
