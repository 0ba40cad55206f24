/** The lines of a change: what is given back, what is charged, and what the next regular billing will hold. */
import type {ComponentSubscription} from './account.ts';
import {byId} from './catalog.ts';
import type {Component} from './catalog.ts';
import type {Calendar} from './change-calendar.ts';
import type {Pricing} from './charges.ts';
import {componentCharges, pricingOf, recurringCharges, wholePeriod} from './charges.ts';
import type {LineItem} from './order-shape.ts';
import {settlement} from './proration.ts';
import type {ChangeRequest} from './standing.ts';
import {billedUntil, paidUntil} from './standing.ts';
import {earlier, later, periodAround} from './time.ts';
import {withoutRepeated} from './usages.ts';

/** Everything that the lines of a change are computed from. */
export interface Change {
  request: ChangeRequest;
  calendar: Calendar;
  /** The plan from the change on, with its discount. */
  after: Pricing;
  /** As charged so far, for credits. */
  before: Pricing;
}

export interface AddedComponent {
  component: Component;
  quantity: number;
}

/** The regular billing after the change: the plan, everything that is booked then, and what was used or left open. */
export function nextLines(change: Change, added: AddedComponent[]): LineItem[] {
  const {request, calendar, after} = change;
  const {products, cart, standing, now} = request;
  const {EndDate} = standing.contract;
  if (EndDate !== undefined && calendar.end >= new Date(EndDate)) return [];
  const used = wholePeriod(after.variant, undefined, now);
  return [
    ...recurringCharges(after, nextPeriod(change, after.variant.FeePeriod)),
    ...standing.subscriptions.flatMap((each) => settledNext(change, each)),
    ...added.flatMap((each) => [
      ...(calendar.billsNow ? [] : addedLines(change, each)),
      ...componentCharges(after, each.component, each.quantity, nextPeriod(change, each.component.FeePeriod)),
    ]),
    ...withoutRepeated(standing.usages, cart.MeteredUsages).flatMap(({ComponentId, Quantity}) =>
      componentCharges(after, byId(products.Components, ComponentId), Quantity, used),
    ),
  ];
}

function nextPeriod({calendar}: Change, feePeriod: Component['FeePeriod']) {
  const {anchor, end, nextEnd, billingPeriod} = calendar;
  const span = settlement({paidUntil: end, wantedUntil: nextEnd, anchor, feePeriod: feePeriod ?? billingPeriod});
  return span ?? {start: end, end: nextEnd};
}

export function newPlanLines({calendar, after}: Change): LineItem[] {
  const {date, end, anchor} = calendar;
  const span = settlement({paidUntil: date, wantedUntil: end, anchor, feePeriod: after.variant.FeePeriod});
  return span ? recurringCharges(after, span) : [];
}

/** For a date that lies before earlier changes, each plan since then gives back what was charged for it. */
export function oldPlanCredits({request, calendar, before}: Change): LineItem[] {
  const {products, standing} = request;
  const end = billedUntil(products, standing, calendar.date);
  return standing.phases.flatMap((phase, index) => {
    const from = new Date(phase.StartDate);
    const following = standing.phases[index + 1];
    const to = following ? earlier(new Date(following.StartDate), end) : end;
    if (phase.Type !== 'Normal' || to <= calendar.date) return [];
    const variant = byId(products.PlanVariants, phase.PlanVariantId);
    const wantedUntil = later(from, calendar.date);
    const span = settlement({paidUntil: to, wantedUntil, anchor: from, feePeriod: variant.FeePeriod});
    const priced = pricingOf(request, {...before, variant, quantity: phase.Quantity});
    const billedAt = periodAround(from, variant.BillingPeriod, wantedUntil).start;
    return span?.isCredit ? recurringCharges(priced, {...span, billedAt}) : [];
  });
}

/** A new component up to the next regular billing after the change. */
export function addedLines({calendar, after}: Change, {component, quantity}: AddedComponent): LineItem[] {
  const {date, chargedFrom, anchor, billingPeriod, end} = calendar;
  const from = component.BillInTrial ? date : chargedFrom;
  const feePeriod = component.FeePeriod ?? billingPeriod;
  const span = settlement({paidUntil: from, wantedUntil: later(from, end), anchor, feePeriod});
  return span ? componentCharges(after, component, quantity, span) : [];
}

export function settledNow(change: Change, subscription: ComponentSubscription): LineItem[] {
  const {request, calendar} = change;
  const isEnded = request.cart.EndComponentSubscriptions.includes(subscription.Id);
  // An interim billing is for what was ordered; a new plan settles everything.
  if (!isEnded && !calendar.changesPlan) return [];
  return settledUntil(change, subscription, isEnded ? calendar.date : calendar.end);
}

function settledNext(change: Change, subscription: ComponentSubscription): LineItem[] {
  const {request, calendar} = change;
  const {date, end, nextEnd, billsNow, changesPlan} = calendar;
  if (request.cart.EndComponentSubscriptions.includes(subscription.Id)) {
    return billsNow ? [] : settledUntil(change, subscription, date);
  }
  const missing = changesPlan ? [] : settledUntil(change, subscription, end);
  const paid = later(end, paidAt(change, subscription).date);
  return [...missing, ...settledUntil(change, subscription, nextEnd, paid)];
}

/** Charges a component up to that date, or gives back what was paid beyond it. Its own end comes first. */
function settledUntil(change: Change, subscription: ComponentSubscription, until: Date, from?: Date): LineItem[] {
  const {request, calendar, after, before} = change;
  const component = byId(request.products.Components, subscription.ComponentId);
  const paid = paidAt(change, subscription);
  const ownEnd = subscription.EndDate ? new Date(subscription.EndDate) : undefined;
  const isEnding = request.cart.EndComponentSubscriptions.includes(subscription.Id) || (ownEnd && ownEnd <= until);
  const wantedUntil = later(new Date(subscription.StartDate), ownEnd ? earlier(ownEnd, until) : until);
  const span = settlement({
    paidUntil: from ?? paid.date,
    wantedUntil,
    anchor: wantedUntil > calendar.date ? calendar.anchor : calendar.anchorBefore,
    feePeriod: component.FeePeriod ?? calendar.billingPeriod,
  });
  if (!span || (span.isCredit && (!isEnding || !paid.isBilled || from))) return [];
  if (!span.isCredit) return componentCharges(after, component, subscription.Quantity, span);
  const billedAt = periodAround(calendar.anchorBefore, before.variant.BillingPeriod, wantedUntil).start;
  return componentCharges(before, component, subscription.Quantity, {...span, billedAt});
}

/** Until when a component is paid for at the change. A new plan ends a trial, and with it the time that is free. */
function paidAt({request, calendar}: Change, subscription: ComponentSubscription): {date: Date; isBilled: boolean} {
  const {products, standing} = request;
  const paid = paidUntil(products, standing, subscription, calendar.date);
  if (paid.isBilled || !calendar.changesPlan) return paid;
  return {...paid, date: later(new Date(subscription.StartDate), earlier(paid.date, calendar.date))};
}
