/** What happens to contracts as time passes. */
import type {Account, Contract} from './account.ts';
import {byId} from './catalog.ts';
import {settle} from './changes.ts';
import {emitContractChanged} from './events.ts';
import {billedPhase, standingOf} from './standing.ts';
import {periodAround, timestamp} from './time.ts';

/**
 * Trials end, billing dates move on, and what waited for the next regular billing counts as billed. The sandbox takes no
 * money for it: payments belong to orders here.
 */
export function passBilling(account: Account, contract: Contract): void {
  const now = account.now();
  const until = contract.EndDate ? new Date(contract.EndDate) : undefined;
  if (until && until <= now) {
    if (contract.LifecycleStatus !== 'Ended') becomes(account, contract, 'Ended');
    return;
  }
  const {phases} = standingOf(account, contract);
  const current = phases.filter(({StartDate}) => new Date(StartDate) <= now).at(-1) ?? contract.CurrentPhase;
  contract.CurrentPhase = current;
  if (current.Type === 'Normal' && contract.LifecycleStatus === 'InTrial') becomes(account, contract, 'Active');

  const billed = billedPhase(phases, now);
  if (!billed || new Date(billed.StartDate) > now) return;
  const {BillingPeriod} = byId(account.products.PlanVariants, billed.PlanVariantId);
  const {start, end} = periodAround(new Date(billed.StartDate), BillingPeriod, now);
  if (end <= new Date(contract.BilledUntil)) return;
  const NextBillingDate = timestamp(end);
  Object.assign(contract, {LastBillingDate: timestamp(start), NextBillingDate, BilledUntil: NextBillingDate});
  for (const subscription of account.componentSubscriptions) {
    const isOwn = subscription.ContractId === contract.Id;
    if (isOwn && new Date(subscription.StartDate) <= start) settle(subscription, end);
  }
  for (const usage of account.usages) {
    if (usage.ContractId === contract.Id) usage.IsBilled = true;
  }
}

function becomes(account: Account, contract: Contract, status: Contract['LifecycleStatus']): void {
  contract.LifecycleStatus = status;
  emitContractChanged(account, contract, 'Timebased');
}
