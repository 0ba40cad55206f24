/**
 * The attempt of a shopper whom billwerk's own finalize page has sent back: it has completed the order and names nothing
 * but the contract, as one integration shows [C]. Only pages that are a return load it.
 */
import type {CheckoutContext} from './context.ts';
import type {Finalizer} from './gateway.ts';
import {receiptOf} from './receipt.ts';
import type {Settling} from './context.ts';

export async function completeHostedReturn(
  _finalizer: Finalizer,
  contractId: string,
  {options, store, ledger}: CheckoutContext,
  {settling}: {readonly settling: Settling},
): Promise<void> {
  const record = ledger.read();
  // An old address, and something else has begun since.
  if (record?.contractId && record.contractId !== contractId) return;
  store.send({type: 'returned'});
  options.page?.returnSettled?.();
  if (record?.contractId) return settling.accept(record.attemptId, {contractId}, receiptOf(record, true));
  // Nothing here knows that contract: in another browser, or where order and payment were one call. Anybody can write an
  // address, so this is no proof.
  if (record) await ledger.update(record.attemptId, {phase: 'paying'}, 'redirected');
  // Without a record, too, no other attempt's news end this.
  const {attemptId = contractId, orderId} = record ?? {};
  return settling.unanswered({attemptId, orderId, probablyDone: true});
}
