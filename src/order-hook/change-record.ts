/**
 * Which orders were asked for as changes, and for when. billwerk's own samples of change orders say `OrderType: "Signup"` and
 * new contracts have an id as soon as they are ordered, so an order read again does not tell.
 */
import {ownContract} from './authority.ts';
import type {HookContext} from './context.ts';
import {isAfter} from './contract-state.ts';
import {BillwerkFailure} from './failure.ts';
import {guarded} from './lock.ts';
import {describeError} from './logger.ts';
import type {ChangedContract, HookCustomer} from './pay-mode.ts';
import {Problem} from './problem.ts';

type Hook = Pick<HookContext, 'billwerk' | 'store' | 'logger' | 'clock'>;
interface ChangeRecord {
  readonly contractId: string;
  readonly dueDate?: string;
}

/** As long as the keys of orders. */
const lifetime = 24 * 60 * 60 * 1000;

export async function rememberChange(hook: Hook, orderId: string, contractId: string, dueDate?: string): Promise<void> {
  const record: ChangeRecord = {contractId, ...(dueDate !== undefined && {dueDate})};
  try {
    await hook.store.put(keyOf(orderId), JSON.stringify(record), lifetime);
  } catch (cause) {
    // The order is good; read again it counts as a change only where billwerk says so.
    hook.logger.error('order-hook: the store did not take a change', {orderId, cause: describeError(cause)});
  }
}

/** Undefined for orders that were not asked for as changes here; the contract is read again. */
export async function recallChange(
  {store, billwerk, clock}: Hook,
  customer: HookCustomer,
  orderId: string,
): Promise<ChangedContract | undefined> {
  const found = await guarded(() => store.get(keyOf(orderId)));
  if (found === undefined) return undefined;
  const {contractId, dueDate} = JSON.parse(found) as ChangeRecord;
  try {
    const contract = await ownContract(billwerk, customer, contractId);
    if (dueDate === undefined) return {contract};
    // What was to be charged later is due now once the date has come.
    return isAfter(dueDate, clock.now()) ? {contract, dueDate} : {contract, isOverdue: true};
  } catch (error) {
    // Gone meanwhile: then there is nothing on file to pay with.
    if (error instanceof Problem || (error instanceof BillwerkFailure && error.kind === 'missing')) return undefined;
    throw error;
  }
}

/**
 * For a request that asked for a change and got this order, made just now or before. Where its record was lost, with the
 * process that made the order or with the store, the request itself says what it is.
 */
export async function changeBehind(
  hook: Hook,
  customer: HookCustomer,
  orderId: string,
  {isNew, read}: {readonly isNew: boolean; readonly read: () => Promise<ChangedContract | undefined>},
): Promise<ChangedContract | undefined> {
  const recalled = isNew ? undefined : await recallChange(hook, customer, orderId).catch(() => undefined);
  if (recalled) return recalled;
  // Once it was settled the contract may not allow the same change again.
  const change = await read().catch(() => undefined);
  if (change) await rememberChange(hook, orderId, change.contract.Id!, change.dueDate);
  return change;
}

function keyOf(orderId: string): string {
  return `change:${orderId.toLowerCase()}`;
}
