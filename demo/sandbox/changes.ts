/** What an up- or downgrade does to a contract: at once, or when the date comes that it was ordered for. */
import type {Account, ComponentSubscription, Contract, Order, Phase, ScheduledChange} from './account.ts';
import {byId} from './catalog.ts';
import {billingFrom, endOn, scheduledOf, withoutScheduledEnd} from './standing.ts';
import {earlier, later, periodAround, timestamp} from './time.ts';

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
  const phasesBefore = contract.Phases;
  if (phase) {
    // A date in the past, or in a trial, takes the place of what would have come after it.
    contract.Phases = [...phasesBefore.filter((known) => known.StartDate < StartDate), phase];
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
      subscription.EndDate = endOn(date, subscription);
      return before;
    });
  const added = [...components, ...discounts].map(({Id}) => Id);
  return {order, contractId: ContractId, date, ...(phase ? {phase} : {}), phasesBefore, added, ended};
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
    // Time may have passed in one leap.
    const nextBilling = later(new Date(contract.NextBillingDate), billingFrom(account.products, contract.Phases, date));
    for (const subscription of own) {
      if (ended.some(({id}) => id === subscription.Id)) settle(subscription, date);
      if (added.includes(subscription.Id)) settle(subscription, nextBilling);
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

export function dropScheduled(account: Account, contract: Contract): void {
  const scheduled = scheduledOf(account, contract);
  if (!scheduled) return;
  const {phase, phasesBefore, added} = scheduled;
  if (phase) contract.Phases = phasesBefore;
  account.scheduledChanges = account.scheduledChanges.filter((change) => change !== scheduled);
  account.discountSubscriptions = account.discountSubscriptions.filter(({Id}) => !added.includes(Id));
  account.componentSubscriptions = account.componentSubscriptions
    .filter(({Id}) => !added.includes(Id))
    .map((subscription) => withoutScheduledEnd(subscription, scheduled));
}
