/** What a change of a contract costs at its date, and what the contract costs from then on. */
import {requireChange, requireChangeable, requireComponent} from './cart-rules.ts';
import {byId} from './catalog.ts';
import {calendarOf} from './change-calendar.ts';
import {addedLines, newPlanLines, nextLines, oldPlanCredits, settledNow} from './change-lines.ts';
import type {AddedComponent, Change} from './change-lines.ts';
import {pricingOf} from './charges.ts';
import {lookUpCoupon} from './coupons.ts';
import {componentFee, meteredFees, recurringFee} from './fees.ts';
import {total} from './line-items.ts';
import type {PricedOrder} from './order-shape.ts';
import type {ChangeRequest} from './standing.ts';
import {timestamp} from './time.ts';

/** @throws Refusal what a cart or a date may not hold */
export function priceChange(request: ChangeRequest): PricedOrder {
  const {standing, cart, products, now} = request;
  const phase = requireChangeable(request);
  const {variant, quantity} = requireChange(request, phase);
  const calendar = calendarOf(request, phase, variant);
  const found = cart.CouponCode === undefined ? undefined : lookUpCoupon(products, cart.CouponCode, variant, now);
  const granted = {discount: standing.discount?.discount, billingStart: standing.discount?.start ?? calendar.date};
  const fresh = found?.discount ? {discount: found.discount, billingStart: calendar.date} : granted;
  const after = pricingOf(request, {variant, quantity, ...fresh});
  const current = byId(products.PlanVariants, phase.PlanVariantId);
  const before = pricingOf(request, {...granted, variant: current, quantity: phase.Quantity});
  const change: Change = {request, calendar, after, before};

  const recurring = calendar.changesPlan ? recurringFee(after, newPlanLines(change)) : undefined;
  const added = cart.ComponentSubscriptions.map((line): AddedComponent => {
    const component = requireComponent(after, line, false);
    return {component, quantity: line.Quantity};
  });
  const fees = added.map((each) =>
    componentFee(after, each.component, each.quantity, calendar.billsNow ? addedLines(change, each) : []),
  );
  const metered = meteredFees(after, cart.MeteredUsages);
  const due = [
    ...(calendar.changesPlan ? oldPlanCredits(change) : []),
    ...(recurring?.LineItems ?? []),
    ...(calendar.billsNow ? standing.subscriptions.flatMap((each) => settledNow(change, each)) : []),
    ...fees.flatMap(({LineItems}) => LineItems),
  ];
  const next = nextLines(change, added);
  return {
    ...(calendar.changesPlan ? {PlanVariantId: variant.Id} : {}),
    Quantity: quantity,
    ...(found ? {CouponCode: found.coupon.CouponCode, Coupon: found.coupon} : {}),
    Currency: standing.contract.Currency,
    Total: total(due, 'TotalNet'),
    TotalVat: total(due, 'TotalVat'),
    TotalGross: total(due, 'TotalGross'),
    NextTotalGross: total(next, 'TotalGross'),
    NextTotalGrossDate: timestamp(calendar.end),
    IsTrial: false,
    TrialEndPolicy: after.plan.TrialEndPolicy,
    AllowWithoutPaymentData: variant.AllowWithoutPaymentData,
    Status: 'InProgress',
    OrderType: 'Upgrade',
    TriggerInterimBilling: request.triggerInterimBilling ?? false,
    PreviewAfterTrial: request.previewAfterTrial ?? false,
    ...(recurring ? {RecurringFee: recurring} : {}),
    ComponentSubscriptions: fees,
    MeteredComponents: metered,
    LineItems: due,
  };
}
