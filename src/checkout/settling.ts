/**
 * What the answers about money mean: a payment accepted, refused, unanswered, resolved later, and an order that can no
 * longer be paid. The only place that writes the end of an attempt.
 */
import {isDefinite} from '../errors.ts';
import type {CheckoutError} from '../errors.ts';
import type {ExistingOrder, OrderStatus} from '../model.ts';
import {answerTimeLimit} from './context.ts';
import type {CheckoutContext} from './context.ts';
import type {FinalizedOrder, ResolvedOrder} from './gateway.ts';
import type {AttemptRecord} from './ledger.ts';
import type {HeldOrder, Receipt} from './state.ts';

export interface Settling {
  /** `told`: the page has heard of it before, and of no attempt that could remember that. */
  accept(
    attemptId: string | undefined,
    answer: FinalizedOrder,
    details: ReceiptDetails,
    options?: {readonly told: boolean},
  ): Promise<void>;
  /** A failed pay call. */
  refuse(attemptId: string, error: CheckoutError, order: HeldOrder | undefined): Promise<void>;
  /** `attemptId` from whoever waited for the answer: reloads and other tabs then say the same as this one. */
  unanswered(about: {
    readonly attemptId?: string;
    readonly orderId: string | undefined;
    readonly reference?: string;
    readonly probablyDone?: boolean;
    readonly underWay?: boolean;
  }): Promise<void>;
  /** Asks what became of the order in *payment-unknown*. */
  resolve(): Promise<void>;
  canResolve(): boolean;
  /** Shows an order that was made elsewhere as closed or submitted, where that is what it is. */
  inspect(order: ExistingOrder): Promise<void>;
}

type ReceiptDetails = Partial<Receipt> & {readonly returned: boolean};

const closedStatuses: readonly OrderStatus[] = ['Expired', 'Failed', 'Declined', 'Aborted'];
const doneStatuses: readonly OrderStatus[] = ['Completed', 'Approved', 'ApprovalPending'];

export function createSettling({options, store, ledger}: CheckoutContext): Settling {
  const {clock} = options.platform;
  const resolveOrder = options.resolveOrder ?? options.orders.resolveOrder?.bind(options.orders);

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
    const first = !told && (!attemptId || (await ledger.succeed(attemptId, {orderId, contractId})));
    store.send({type: 'accepted', receipt});
    if (first) options.page?.succeeded?.(receipt);
  }

  async function close(orderId: string, status: OrderStatus, attemptId: string | undefined): Promise<void> {
    if (attemptId) await ledger.update(attemptId, {phase: 'declined'});
    store.send({type: 'closed', orderId, status});
  }

  async function refuse(attemptId: string, error: CheckoutError, order: HeldOrder | undefined): Promise<void> {
    const orderId = order?.orderId;
    const {reference} = error;
    options.page?.failed?.(error, orderId);
    if (error.code === 'OrderStatusInvalid') {
      // Browsers send a request again whose connection broke: this very call may have paid the order, and only its
      // repetition been refused. An order that was made elsewhere is closed, though: nothing can be bought instead of it.
      const perhapsPaid = !options.existingOrder || order?.lastPayment === 'abandoned';
      if (resolveOrder || perhapsPaid) return unanswered({attemptId, orderId, reference, probablyDone: perhapsPaid});
      return close(orderId ?? '', '', attemptId);
    }
    // Kept, it would be refused at every further press.
    if (error.code === 'OrderClosed') return close(orderId ?? '', '', attemptId);
    if (isDefinite(error)) {
      await ledger.update(attemptId, {phase: 'declined'});
      // An order whose amount is another one now is replaced by one of the amount that the shopper then agrees to.
      const held = error.code === 'AmountChanged' ? undefined : order;
      return store.send({type: 'back', problem: error, order: held && {...held, lastPayment: 'declined'}});
    }
    return unanswered({attemptId, orderId, reference, probablyDone: error.outcome === 'already-done'});
  }

  async function unanswered({attemptId, ...about}: Parameters<Settling['unanswered']>[0]): Promise<void> {
    store.send({type: 'pay-unanswered', ...about});
    const {probablyDone = false, reference} = about;
    if (attemptId) void ledger.update(attemptId, {doubt: {probablyDone, reference}}, 'paying');
    await resolve();
  }

  async function ask(orderId: string): Promise<ResolvedOrder | undefined> {
    try {
      return await resolveOrder?.(orderId);
    } catch {
      // Not knowing is the state we are in already.
      return undefined;
    }
  }

  async function resolve(): Promise<void> {
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
  }

  async function inspect({orderId, grossTotal, currency, status: said}: ExistingOrder): Promise<void> {
    const status = said ?? (await ask(orderId))?.status;
    if (!status || store.get().attempt.phase !== 'editing') return;
    if (status === 'ApprovalPending') {
      const receipt: Receipt = {orderId, grossTotal, currency, status, returned: false};
      store.send({type: 'accepted', receipt});
    } else if (closedStatuses.includes(status) || doneStatuses.includes(status)) {
      store.send({type: 'closed', orderId, status});
    }
  }

  return {inspect, accept, refuse, unanswered, resolve, canResolve: () => resolveOrder !== undefined};
}

/** What a record still knows about the purchase. */
export function receiptOf(record: AttemptRecord | undefined, returned: boolean): ReceiptDetails {
  return {
    orderId: record?.orderId,
    contractId: record?.contractId,
    grossTotal: record?.total,
    currency: record?.currency,
    planVariantId: record?.cart?.planVariantId,
    coupon: record?.cart?.couponCode,
    returned,
  };
}
