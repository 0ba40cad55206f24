/** What an up- or downgrade does to a contract: at once, or when the date comes that it was ordered for. */
import type {Account, ComponentSubscription, Contract, Order, Phase, ScheduledChange} from './account.ts';
import {byId} from './catalog.ts';
import {earlier, later, periodAround, timestamp} from './time.ts';

export function scheduledOf(account: Account, contract: Contract): ScheduledChange | undefined {
  return account.scheduledChanges.find(({contractId}) => contractId === contract.Id);
}

/** Whether the date that the order names is still to come. */
export function isAhead(account: Account, {changeDate}: Order): boolean {
  return changeDate !== undefined && changeDate > account.now();
}

/** Writes a change down. One for a later date, and any new plan, replaces the change that was scheduled before. */
export function changeContract(account: Account, contract: Contract, order: Order): void {
  if (isAhead(account, order) || order.priced.PlanVariantId) dropScheduled(account, contract);
  const change = enter(account, contract, order, order.changeDate ?? account.now());
  if (isAhead(account, order)) account.scheduledChanges.push(change);
  else takeEffect(account, contract, change);
}

function enter(account: Account, contract: Contract, order: Order, date: Date): ScheduledChange {
  const {cart, priced} = order;
  const {Id: ContractId, CustomerId} = contract;
  const StartDate = timestamp(date);
  const phase = priced.PlanVariantId ? newPhase(account, order, priced.PlanVariantId, StartDate) : undefined;
  if (phase) {
    // A date in the past, or in a trial, takes the place of what would have come after it.
    contract.Phases = [...contract.Phases.filter((known) => known.StartDate < StartDate), phase];
  }
  const components = cart.ComponentSubscriptions.map((line) => {
    return {Id: account.newId(), ContractId, CustomerId, ...line, StartDate};
  });
  account.componentSubscriptions.push(...components);
  const discounts = priced.Coupon ? [{Id: account.newId(), ContractId, StartDate, ...priced.Coupon}] : [];
  account.discountSubscriptions.push(...discounts);
  const ended = account.componentSubscriptions
    .filter(({Id}) => cart.EndComponentSubscriptions.includes(Id))
    .map((subscription) => {
      const before = {id: subscription.Id, ...(subscription.EndDate ? {EndDate: subscription.EndDate} : {})};
      subscription.EndDate = timestamp(later(date, new Date(subscription.StartDate)));
      return before;
    });
  const added = [...components, ...discounts].map(({Id}) => Id);
  return {order, contractId: ContractId, date, ...(phase ? {phase} : {}), added, ended};
}

function newPhase(account: Account, {priced, cart}: Order, variantId: string, StartDate: string): Phase {
  const {Id: PlanVariantId, PlanId} = byId(account.products.PlanVariants, variantId);
  const {InheritStartDate} = cart;
  return {Type: 'Normal', StartDate, PlanVariantId, PlanId, Quantity: priced.Quantity, InheritStartDate};
}

/** From here on the contract is what was ordered: its plan, its billing dates, and until when each component is paid. */
export function takeEffect(
  account: Account,
  contract: Contract,
  {order, date, phase, added, ended}: ScheduledChange,
): void {
  account.scheduledChanges = account.scheduledChanges.filter((change) => change.order !== order);
  const own = account.componentSubscriptions.filter(({ContractId}) => ContractId === contract.Id);
  if (!phase) {
    if (!order.priced.TriggerInterimBilling) return;
    for (const subscription of own) {
      if (ended.some(({id}) => id === subscription.Id)) settle(subscription, date);
      if (added.includes(subscription.Id)) settle(subscription, new Date(contract.NextBillingDate));
    }
    return;
  }
  const {BillingPeriod} = byId(account.products.PlanVariants, phase.PlanVariantId);
  const {start, end} = periodAround(date, BillingPeriod, later(date, account.now()));
  const [LastBillingDate, NextBillingDate] = [timestamp(start), timestamp(end)];
  const {PlanVariantId, PlanId} = phase;
  const dates = {LastBillingDate, NextBillingDate, BilledUntil: NextBillingDate};
  Object.assign(contract, {CurrentPhase: phase, PlanVariantId, PlanId, LifecycleStatus: 'Active', ...dates});
  for (const subscription of own) settle(subscription, end);
}

/** Paid until that date, or until its own end. Time that was paid beyond is given back only where it has ended. */
export function settle(subscription: ComponentSubscription, until: Date): void {
  const start = new Date(subscription.StartDate);
  const end = subscription.EndDate ? new Date(subscription.EndDate) : undefined;
  const paid = subscription.BilledUntil ? new Date(subscription.BilledUntil) : start;
  const settled = end && end <= until ? end : later(paid, end ? earlier(end, until) : until);
  if (settled > start || subscription.BilledUntil) subscription.BilledUntil = timestamp(settled);
}

function dropScheduled(account: Account, contract: Contract): void {
  const scheduled = scheduledOf(account, contract);
  if (!scheduled) return;
  const {phase, added, ended, date} = scheduled;
  account.scheduledChanges = account.scheduledChanges.filter((change) => change !== scheduled);
  contract.Phases = contract.Phases.filter((known) => known !== phase);
  account.componentSubscriptions = account.componentSubscriptions.filter(({Id}) => !added.includes(Id));
  account.discountSubscriptions = account.discountSubscriptions.filter(({Id}) => !added.includes(Id));
  for (const {id, EndDate} of ended) {
    const subscription = account.componentSubscriptions.find(({Id}) => Id === id);
    // Somebody may have ended it by other means since.
    if (subscription?.EndDate !== timestamp(later(date, new Date(subscription?.StartDate ?? date)))) continue;
    if (EndDate) subscription.EndDate = EndDate;
    else delete subscription.EndDate;
  }
}
