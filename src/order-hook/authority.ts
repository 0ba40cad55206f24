/** Whose is it? The one place that answers, always from what billwerk says now. */
import type {BillwerkClient} from './billwerk.ts';
import {BillwerkFailure} from './failure.ts';
import type {HookCustomer} from './pay-mode.ts';
import {Problem, type ProblemCode} from './problem.ts';
import {isId} from './requests.ts';
import type {BillwerkContract, BillwerkOrder} from './responses.ts';

/** @throws Problem `OrderNotFound`, the same for no order, a malformed id and somebody else's order */
export async function ownOrder(
  billwerk: BillwerkClient,
  customer: HookCustomer,
  orderId: string,
): Promise<BillwerkOrder> {
  if (!isId(orderId)) throw new Problem('OrderNotFound');
  const order = await readOr(() => billwerk.order(orderId), 'OrderNotFound');
  const named = [order.CustomerId, order.Customer?.Id, order.Contract?.CustomerId].filter((owner) => owner);
  // The order for a change may name its contract only. One that names nobody at all belongs to nobody.
  const owners = named.length > 0 || !order.ContractId ? named : [await ownerOf(billwerk, order.ContractId)];
  const isOwn = owners.length > 0 && owners.every((owner) => isSame(owner, customer.customerId));
  if (!isOwn || !isSame(order.Id, orderId)) throw new Problem('OrderNotFound');
  return order;
}

/** @throws Problem `ContractNotFound`, the same for no contract, a malformed id and somebody else's contract */
export async function ownContract(
  billwerk: BillwerkClient,
  customer: HookCustomer,
  contractId: string,
): Promise<BillwerkContract> {
  if (!isId(contractId)) throw new Problem('ContractNotFound');
  const contract = await readOr(() => billwerk.contract(contractId), 'ContractNotFound');
  const isOwn = isSame(contract.CustomerId, customer.customerId) && isSame(contract.Id, contractId);
  if (!isOwn) throw new Problem('ContractNotFound');
  return contract;
}

async function ownerOf(billwerk: BillwerkClient, contractId: string): Promise<string | null | undefined> {
  return (await readOr(() => billwerk.contract(contractId), 'OrderNotFound')).CustomerId;
}

/** All contracts of the customer, whatever became of them. */
export async function ownContracts(
  billwerk: BillwerkClient,
  {customerId}: HookCustomer,
): Promise<readonly BillwerkContract[]> {
  const contracts = await billwerk.contractsOf(customerId);
  return contracts.filter(({Id, CustomerId}) => Id && isSame(CustomerId, customerId));
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
export function isSame(one: string | null | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

async function readOr<Found>(read: () => Promise<Found>, code: ProblemCode): Promise<Found> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof BillwerkFailure && error.kind === 'missing') throw new Problem(code, {cause: error});
    throw error;
  }
}
