/** A contract as it stands, and when it is billed. */
import type {Account, ComponentSubscription, Contract, MeteredUsage, Phase, ScheduledChange} from './account.ts';
import type {PricingRequest} from './charges.ts';
import type {Discount, ProductInfo} from './catalog.ts';
import {byId} from './catalog.ts';
import {boundaryFrom, earlier, later, timestamp} from './time.ts';

/** Without its scheduled change, because a further change would replace that one. */
export interface Standing {
  contract: Contract;
  phases: Phase[];
  subscriptions: ComponentSubscription[];
  /** Billed ones too: their keys are taken. */
  usages: MeteredUsage[];
  discount?: {discount: Discount; start: Date};
}

/** An order for a contract. */
export interface ChangeRequest extends PricingRequest {
  standing: Standing;
  /** Default: now. */
  changeDate?: Date;
}

export function scheduledOf(account: Account, contract: Contract): ScheduledChange | undefined {
  return account.scheduledChanges.find(({contractId}) => contractId === contract.Id);
}

export function standingOf(account: Account, contract: Contract): Standing {
  const scheduled = scheduledOf(account, contract);
  const own = <Item extends {ContractId: string}>(items: Item[]) =>
    items.filter(({ContractId}) => ContractId === contract.Id);
  const granted = own(account.discountSubscriptions).filter(({Id}) => !scheduled?.added.includes(Id));
  const latest = granted.at(-1);
  const discount = account.products.Discounts.find(({Id}) => Id === latest?.DiscountId);
  return {
    contract,
    phases: scheduled?.phase ? scheduled.phasesBefore : contract.Phases,
    subscriptions: own(account.componentSubscriptions)
      .filter(({Id}) => !scheduled?.added.includes(Id))
      .map((subscription) => (scheduled ? withoutScheduledEnd(subscription, scheduled) : subscription)),
    usages: own(account.usages),
    ...(latest && discount ? {discount: {discount, start: new Date(latest.StartDate)}} : {}),
  };
}

/** As it would be if that change were not to come. Somebody may have ended it earlier since, which stays. */
export function withoutScheduledEnd(
  subscription: ComponentSubscription,
  {ended, date}: ScheduledChange,
): ComponentSubscription {
  const before = ended.find(({id}) => id === subscription.Id);
  if (!before || subscription.EndDate !== endOn(date, subscription)) return subscription;
  const {EndDate: _, ...rest} = subscription;
  return {...rest, ...(before.EndDate === undefined ? {} : {EndDate: before.EndDate})};
}

/** Nothing ends before it begins. */
export function endOn(date: Date, {StartDate}: ComponentSubscription): string {
  return timestamp(later(date, new Date(StartDate)));
}

/** The phase by whose calendar a contract is billed at that time. A trial is billed by the phase that follows it. */
export function billedPhase(phases: Phase[], date: Date): Phase | undefined {
  const normal = phases.filter(({Type}) => Type === 'Normal');
  return normal.filter(({StartDate}) => new Date(StartDate) <= date).at(-1) ?? normal[0];
}

/** The regular billing at that date or, if there is none, the next one after it. */
export function billingFrom(products: ProductInfo, phases: Phase[], date: Date): Date {
  const phase = billedPhase(phases, date);
  if (!phase) return date;
  const anchor = new Date(phase.StartDate);
  const {BillingPeriod} = byId(products.PlanVariants, phase.PlanVariantId);
  return boundaryFrom(anchor, BillingPeriod, later(date, anchor));
}

/** Until when a contract will have been billed at `date`: regular billings up to then are taken for granted. */
export function billedUntil(products: ProductInfo, {contract, phases}: Standing, date: Date): Date {
  const known = new Date(contract.BilledUntil);
  return date <= known ? known : billingFrom(products, phases, date);
}

/** Until when a component will have been paid for at `date`, and whether anything was billed for it at all. */
export function paidUntil(
  products: ProductInfo,
  standing: Standing,
  subscription: ComponentSubscription,
  date: Date,
): {date: Date; isBilled: boolean} {
  const start = new Date(subscription.StartDate);
  if (date > new Date(standing.contract.BilledUntil)) {
    const end = subscription.EndDate ? new Date(subscription.EndDate) : undefined;
    const billed = billedUntil(products, standing, date);
    return {date: later(start, end ? earlier(end, billed) : billed), isBilled: start < billed};
  }
  if (subscription.BilledUntil) return {date: new Date(subscription.BilledUntil), isBilled: true};
  const component = byId(products.Components, subscription.ComponentId);
  const first = standing.phases.find(({Type}) => Type === 'Normal');
  // The time of a trial is free.
  const charged = component.BillInTrial || !first ? start : later(start, new Date(first.StartDate));
  return {date: charged, isBilled: false};
}
