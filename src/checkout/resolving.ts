/**
 * Asking what became of an order: one whose payment is unknown, or one that was made elsewhere. Only checkouts that have
 * such an order, or somebody to ask, load it.
 */
import {isDefinite, toCheckoutError} from '../errors.ts';
import type {OrderStatus} from '../model.ts';
import {answerTimeLimit} from './context.ts';
import type {CheckoutContext, Resolving, Settling} from './context.ts';
import type {ResolvedOrder} from './gateway.ts';
import type {AttemptRecord} from './ledger.ts';
import {receiptOf} from './receipt.ts';
import {closedStatuses} from './settling.ts';

const doneStatuses: readonly OrderStatus[] = ['Completed', 'Approved', 'ApprovalPending'];

export function createResolving(
  {options, store, ledger}: CheckoutContext,
  {accept, close}: Pick<Settling, 'accept' | 'close'>,
): Resolving {
  const {clock} = options.platform;
  const resolveOrder = options.resolveOrder ?? options.orders.resolveOrder?.bind(options.orders);

  async function ask(orderId: string): Promise<ResolvedOrder | undefined> {
    try {
      return await resolveOrder?.(orderId);
    } catch {
      // Not knowing is the state we are in already.
      return undefined;
    }
  }

  function unknownOrder(): string | undefined {
    const {attempt} = store.get();
    return attempt.phase === 'payment-unknown' ? attempt.orderId : undefined;
  }

  /** `InProgress` and `PaymentPending` prove nothing: a payment may still be on its way. */
  async function conclude(resolved: ResolvedOrder): Promise<void> {
    const current = ledger.read();
    const record = current?.orderId === resolved.orderId ? current : undefined;
    if (doneStatuses.includes(resolved.status)) return accept(record?.attemptId, resolved, receiptOf(record, false));
    if (closedStatuses.includes(resolved.status)) return close(resolved.orderId, resolved.status, record?.attemptId);
    const {attempt} = store.get();
    const isUnderWay = attempt.phase === 'payment-unknown' && attempt.underWay;
    if (record?.pay !== 'commit' || resolved.status !== 'InProgress' || isUnderWay) return;
    await commitAgain(record);
  }

  /** By the same attempt, so that nothing else is ordered meanwhile: the same order is committed once at most. */
  async function commitAgain(record: AttemptRecord): Promise<void> {
    const {attemptId, orderId, total, currency} = record;
    try {
      const answer = await options.orders.commit!({orderId: orderId!, grossTotal: total!, currency: currency!});
      if (answer.kind === 'accepted') await accept(attemptId, answer, receiptOf(record, false));
    } catch (cause) {
      const error = toCheckoutError(cause);
      // A shop that takes no requests at the moment says nothing of the first one.
      if (!isDefinite(error) || error.audience === 'network' || unknownOrder() !== orderId) return;
      const isOver = error.code === 'AmountChanged';
      await ledger.update(attemptId, isOver ? {phase: 'closed'} : {phase: 'declined', leftOpen: true}, 'paying');
      store.send({type: 'back', problem: error});
    }
  }

  return {
    canResolve: resolveOrder !== undefined,
    async resolve() {
      const orderId = unknownOrder();
      if (orderId === undefined || !resolveOrder) return;
      store.send({type: 'resolving', active: true});
      // After that the shopper may ask again; the first answer still counts.
      const stopWaiting = () => unknownOrder() === orderId && store.send({type: 'resolving', active: false});
      const limit = clock.setTimeout(stopWaiting, answerTimeLimit);
      const resolved = await ask(orderId);
      clock.clearTimeout(limit);
      stopWaiting();
      // The attempt may have gone on meanwhile, even to the same order being paid again.
      if (resolved && unknownOrder() === orderId) await conclude(resolved);
    },
    async inspect({orderId, grossTotal, currency, status: said}) {
      const status = said ?? (await ask(orderId))?.status;
      if (!status || store.get().attempt.phase !== 'editing') return;
      if (status === 'ApprovalPending') {
        store.send({type: 'accepted', receipt: {orderId, grossTotal, currency, status, returned: false}});
      } else if (closedStatuses.includes(status) || doneStatuses.includes(status)) {
        store.send({type: 'closed', orderId, status});
      }
    },
  };
}
