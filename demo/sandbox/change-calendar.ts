import type {Phase} from './account.ts';
import type {PlanVariant} from './catalog.ts';
import type {ChangeRequest} from './standing.ts';
import {billingFrom} from './standing.ts';
import type {Period} from './time.ts';
import {addPeriod, later, periodAround} from './time.ts';

/** The dates that a change is computed with. */
export interface Calendar {
  /** When the change takes effect. */
  date: Date;
  changesPlan: boolean;
  /** Whether the order itself is billed, or all of it waits for the next regular billing. */
  billsNow: boolean;
  /** The next regular billing after the change, and the one after that. */
  end: Date;
  nextEnd: Date;
  billingPeriod: Period;
  /** Where the billing periods are counted from, after the change and before it. */
  anchor: Date;
  anchorBefore: Date;
  /** From when added components cost something: not in a trial. */
  chargedFrom: Date;
}

/**
 * A new plan begins a new billing period at the change; documented is that billing periods are calculated from the
 * interval of the new variant and the change date. Without a new plan, the contract keeps its next billing date.
 */
export function calendarOf(request: ChangeRequest, phase: Phase, variant: PlanVariant): Calendar {
  const {products, cart, standing, now, triggerInterimBilling} = request;
  const {contract, phases} = standing;
  const date = request.changeDate ?? now;
  const changesPlan = cart.PlanVariantId !== undefined;
  const anchorBefore = new Date(phase.StartDate);
  const anchor = changesPlan ? date : anchorBefore;
  const {BillingPeriod: billingPeriod} = variant;
  const end = changesPlan
    ? periodAround(date, billingPeriod, later(date, now)).end
    : later(new Date(contract.NextBillingDate), billingFrom(products, phases, date));
  return {
    date,
    changesPlan,
    billsNow: changesPlan || (triggerInterimBilling ?? false),
    end,
    nextEnd: changesPlan ? periodAround(anchor, billingPeriod, end).end : nextBoundary(anchor, billingPeriod, end),
    billingPeriod,
    anchor,
    anchorBefore,
    chargedFrom: later(date, changesPlan ? date : anchorBefore),
  };
}

function nextBoundary(anchor: Date, period: Period, end: Date): Date {
  return end < anchor ? addPeriod(anchor, period) : periodAround(anchor, period, end).end;
}
