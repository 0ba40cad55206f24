/** When a contract may be changed by its customer. */
import type {ChangeDate, ChangeMoment} from '../model.ts';
import type {BillwerkClient} from './billwerk.ts';
import {isAfter, isChangeable} from './contract-state.ts';
import {BillwerkFailure} from './failure.ts';
import type {BillwerkContract} from './responses.ts';

const moments: readonly ChangeMoment[] = ['now', 'nextBilling', 'endOfTerm'];

/** The dates on offer; none for a contract that cannot be changed. */
export async function changeDates(
  billwerk: BillwerkClient,
  contract: BillwerkContract,
  now: number,
): Promise<readonly ChangeDate[]> {
  const offered = await Promise.all(moments.map((moment) => changeDate(billwerk, contract, moment, now)));
  return offered.filter((date) => date !== undefined);
}

/** Undefined where that moment is not on offer: it has no date, it is past, or the contract will have ended by then. */
export async function changeDate(
  billwerk: BillwerkClient,
  contract: BillwerkContract,
  moment: ChangeMoment,
  now: number,
): Promise<ChangeDate | undefined> {
  if (!isChangeable(contract, now)) return undefined;
  if (moment === 'now') return {moment};
  const date = moment === 'nextBilling' ? contract.NextBillingDate : await endOfTerm(billwerk, contract);
  const isOffered = date && isAfter(date, now) && isAfter(contract.EndDate, Date.parse(date), true);
  return isOffered ? {moment, date} : undefined;
}

/** What only the merchant may choose: a date of the contract, or any other. */
export type FreeChangeDate = 'contractStart' | 'lastBilling' | 'billedUntil' | Date;

/** Undefined where the contract has no such date. */
export function freeChangeDate(contract: BillwerkContract, chosen: FreeChangeDate): string | undefined {
  if (chosen instanceof Date) return chosen.toISOString();
  const {StartDate, LastBillingDate, BilledUntil} = contract;
  return {contractStart: StartDate, lastBilling: LastBillingDate, billedUntil: BilledUntil}[chosen] ?? undefined;
}

/** From the cancellation preview, as billwerk's page on up- and downgrades says [D]. */
async function endOfTerm(billwerk: BillwerkClient, {Id}: BillwerkContract): Promise<string | undefined> {
  try {
    return await billwerk.endOfTerm(Id!);
  } catch (error) {
    // Contracts that cannot be cancelled may have none; how billwerk says so is not known, so any definite no will do.
    if (error instanceof BillwerkFailure && isNo(error)) return undefined;
    throw error;
  }
}

/** About that contract, not about this request: who asked (401), how often (429), how slowly (408). */
function isNo({status = 0}: BillwerkFailure): boolean {
  return status >= 400 && status < 500 && ![401, 408, 429].includes(status);
}
