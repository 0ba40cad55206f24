/** Whose is it? The one place that answers, always from what billwerk says now. */
import type {BillwerkClient} from './billwerk.ts';
import {BillwerkFailure} from './failure.ts';
import type {HookCustomer} from './pay-mode.ts';
import {Problem} from './problem.ts';
import {isOrderId} from './requests.ts';
import type {BillwerkContract, BillwerkOrder} from './responses.ts';

/** @throws Problem `OrderNotFound`, the same for no order, a malformed id and somebody else's order */
export async function ownOrder(
  billwerk: BillwerkClient,
  customer: HookCustomer,
  orderId: string,
): Promise<BillwerkOrder> {
  if (!isOrderId(orderId)) throw new Problem('OrderNotFound');
  const order = await readOrder(billwerk, orderId);
  const owners = [order.CustomerId, order.Customer?.Id, order.Contract?.CustomerId].filter((owner) => owner);
  // An order that names nobody belongs to nobody.
  const isOwn = owners.length > 0 && owners.every((owner) => isSame(owner, customer.customerId));
  if (!isOwn || !isSame(order.Id, orderId)) throw new Problem('OrderNotFound');
  return order;
}

/**
 * @param isNew a contract that its order is only about to make may not name its customer yet
 * @throws Problem `OrderNotFound` when an order of this customer concerns somebody else's contract
 */
export function checkOwnContract(contract: BillwerkContract, customer: HookCustomer, isNew: boolean): void {
  if (isNew && !contract.CustomerId) return;
  if (!isSame(contract.CustomerId, customer.customerId)) throw new Problem('OrderNotFound');
}

/** billwerk's ids are hexadecimal numbers, and merchants keep them in either case. */
function isSame(one: string | null | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

async function readOrder(billwerk: BillwerkClient, orderId: string): Promise<BillwerkOrder> {
  try {
    return await billwerk.order(orderId);
  } catch (error) {
    if (error instanceof BillwerkFailure && error.kind === 'missing') {
      throw new Problem('OrderNotFound', {cause: error});
    }
    throw error;
  }
}
