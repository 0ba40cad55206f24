import type {PricingRequest} from './charges.ts';
import {componentCharges, pricingOf, recurringCharges, wholePeriod} from './charges.ts';
import {requireComponent, requirePlanQuantity, requireVariant} from './cart-rules.ts';
import {byId} from './catalog.ts';
import {lookUpCoupon} from './coupons.ts';
import {componentFee, meteredFees, recurringFee, setupFee} from './fees.ts';
import {total} from './line-items.ts';
import type {PricedOrder} from './order-shape.ts';
import {addPeriod, timestamp} from './time.ts';

/**
 * What a new contract with this cart costs this customer, as billwerk reports it. A coupon that does not count is
 * reported in `Coupon`; everything else that is wrong with the cart is a `Refusal`. Changes: `change-pricing.ts`.
 */
export function priceOrder(request: PricingRequest): PricedOrder {
  const {products, cart, now} = request;
  const variant = requireVariant(request);
  const plan = byId(products.Plans, variant.PlanId);
  requirePlanQuantity(cart, plan);

  const isTrial = cart.EnableTrial && !request.previewAfterTrial && plan.TrialPeriod !== undefined;
  const billingStart = isTrial && plan.TrialPeriod ? addPeriod(now, plan.TrialPeriod) : now;
  const found = cart.CouponCode === undefined ? undefined : lookUpCoupon(products, cart.CouponCode, variant, now);
  const quantity = cart.Quantity ?? 1;
  const pricing = pricingOf(request, {variant, quantity, billingStart, discount: found?.discount});
  const planAt = (start: Date) => recurringCharges(pricing, wholePeriod(variant, variant.FeePeriod, start));

  const lines = cart.ComponentSubscriptions.map((line) => {
    const component = requireComponent(pricing, line, false);
    const feeAt = (start: Date) =>
      componentCharges(pricing, component, line.Quantity, wholePeriod(variant, component.FeePeriod, start));
    return {line, component, feeAt};
  });
  const metered = meteredFees(pricing, cart.MeteredUsages);
  const used = cart.MeteredUsages.flatMap(({ComponentId, Quantity}) =>
    componentCharges(pricing, byId(products.Components, ComponentId), Quantity, wholePeriod(variant, undefined, now)),
  );

  const recurring = recurringFee(pricing, isTrial ? [] : planAt(now));
  const setup = setupFee(pricing, now);
  const components = lines.map(({line, component, feeAt}) =>
    componentFee(pricing, component, line.Quantity, isTrial && !component.BillInTrial ? [] : feeAt(now)),
  );

  const due = [recurring, setup, ...components].flatMap((fee) => fee?.LineItems ?? []);
  const next = isTrial ? billingStart : addPeriod(now, variant.BillingPeriod);
  const nextItems = [...planAt(next), ...lines.flatMap(({feeAt}) => feeAt(next)), ...used];
  return {
    PlanVariantId: variant.Id,
    Quantity: quantity,
    ...(found ? {CouponCode: found.coupon.CouponCode, Coupon: found.coupon} : {}),
    Currency: byId(products.PlanGroups, variant.PlanGroupId).Currency,
    Total: total(due, 'TotalNet'),
    TotalVat: total(due, 'TotalVat'),
    TotalGross: total(due, 'TotalGross'),
    NextTotalGross: total(nextItems, 'TotalGross'),
    NextTotalGrossDate: timestamp(next),
    IsTrial: isTrial,
    TrialEndPolicy: plan.TrialEndPolicy,
    ...(isTrial && plan.TrialPeriod ? {TrialPeriod: plan.TrialPeriod} : {}),
    AllowWithoutPaymentData: variant.AllowWithoutPaymentData,
    Status: 'InProgress',
    OrderType: 'Signup',
    TriggerInterimBilling: request.triggerInterimBilling ?? false,
    PreviewAfterTrial: request.previewAfterTrial ?? false,
    RecurringFee: recurring,
    ...(setup ? {SetupFee: setup} : {}),
    ComponentSubscriptions: components,
    MeteredComponents: metered,
  };
}
