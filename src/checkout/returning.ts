/** The attempt of a shopper who comes back from a provider's page (money rule 5). Only pages that are a return load it. */
import type {CheckoutContext} from './context.ts';
import {finalizeReturn} from './finalizing.ts';
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
  if (redirected) await ledger.update(redirected.attemptId, {phase: 'paying', transactionId}, 'redirected');
  // The record may be of another purchase by now; it is only trusted where it names this return or the same order.
  const ownRecord = (orderId?: string) => {
    const record = ledger.read();
    const own = record && (record.transactionId === transactionId || (orderId && record.orderId === orderId));
    return own ? record : undefined;
  };
  const accept = (order: FinalizedOrder, known = false) => {
    const record = ownRecord(order.orderId);
    page?.returnSettled?.();
    return settling.accept(record?.attemptId, order, receiptOf(record, true), {told: known && !record});
  };
  const onLateAnswer = (order: FinalizedOrder) => void accept(order);
  const answer = await finalizeReturn({finalizer, transactionId, platform, onLateAnswer});
  if (answer.kind === 'accepted') return accept(answer.order, answer.known);
  const record = ownRecord();
  // Another tab has completed it, and this one saw that too late.
  if (record?.phase === 'succeeded') return accept({orderId: record.orderId, contractId: record.contractId});
  page?.failed?.(answer.error, record?.orderId);
  if (answer.kind === 'unknown') {
    return settling.unanswered({
      attemptId: record?.attemptId,
      orderId: record?.orderId,
      reference: answer.error.reference,
      // After a reload even the repetition may get no answer, which makes nothing less probable.
      probablyDone: answer.probablyDone || record?.doubt?.probablyDone,
    });
  }
  page?.returnSettled?.();
  if (record) await ledger.update(record.attemptId, {phase: 'declined'}, 'paying');
  store.send({type: 'back', problem: answer.error});
  parts.showForbidding();
}
