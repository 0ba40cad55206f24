/** Settling an order without a payment in the browser. */
import type {BillwerkClient} from './billwerk.ts';
import {afterwards, BillwerkFailure} from './failure.ts';
import {Problem} from './problem.ts';
import type {BillwerkOrder} from './responses.ts';
import type {PriceAnswer} from './wire.ts';

/** Its customer has done all there is to do: there is nothing to pay or commit any more. */
const settled: readonly string[] = ['Completed', 'Approved', 'ApprovalPending'];
const closed: readonly string[] = ['Declined', 'Aborted', 'Expired', 'Failed'];

export function isSettled(order: BillwerkOrder): boolean {
  return settled.includes(order.Status ?? '');
}

/** It has come to its end. One that the merchant has yet to approve has not: nothing was changed by it so far [D]. */
export function isOver(order: BillwerkOrder): boolean {
  if (order.Status === 'ApprovalPending') return false;
  return isSettled(order) || closed.includes(order.Status ?? '');
}

/** @throws Problem unless the order is open, costs what was shown and needs no payment in the browser */
export function checkCommit(
  order: BillwerkOrder,
  price: PriceAnswer,
  {shownGrossTotal, isOverdue = false}: {readonly shownGrossTotal: number; readonly isOverdue?: boolean | undefined},
): void {
  const status = order.Status ?? '';
  if (closed.includes(status)) throw new Problem('OrderClosed');
  // A payment in the browser was begun [D]: a commit beside it could settle twice.
  if (status !== 'InProgress') throw new Problem('OrderStatusInvalid');
  if (price.grossTotal !== shownGrossTotal) throw new Problem('AmountChanged');
  // It was shown for a day that has come: another order, for a date that is still to come, asks the customer again.
  if (isOverdue) throw new Problem('AmountChanged');
  if (price.pay !== 'commit') throw new Problem('CommitRefused');
}

/** The order as it stands afterwards. An unanswered or refused commit is looked up before it is called a failure. */
export async function commitOrder(billwerk: BillwerkClient, orderId: string): Promise<BillwerkOrder> {
  try {
    await billwerk.commitOrder(orderId);
  } catch (error) {
    if (!(error instanceof BillwerkFailure) || error.kind === 'unavailable') throw error;
    const order = await billwerk.order(orderId).catch(() => undefined);
    if (order && hasMoved(order, error)) return order;
    throw error;
  }
  return afterwards(billwerk.order(orderId));
}

/** After our own unanswered commit, a pending payment is its effect; after a refusal it is not. */
function hasMoved(order: BillwerkOrder, failure: BillwerkFailure): boolean {
  return isSettled(order) || (failure.kind === 'unanswered' && order.Status === 'PaymentPending');
}
