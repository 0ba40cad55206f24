/** The lines of an order: what a plan or a component costs for a span of time, or gives back. */
import Big from 'big.js';
import type {Component, Discount, LocalizedText, Plan, PlanVariant, ProductInfo} from './catalog.ts';
import {byId, localized} from './catalog.ts';
import type {CustomerData} from './customer-input.ts';
import type {Cart} from './input.ts';
import {lineItem} from './line-items.ts';
import type {Charge} from './line-items.ts';
import type {LineItem} from './order-shape.ts';
import type {Span} from './proration.ts';
import {vatRate} from './tax.ts';
import {addPeriod, periodsIn} from './time.ts';

export interface PricingRequest {
  products: ProductInfo;
  cart: Cart;
  customer: CustomerData;
  now: Date;
  selfService: boolean;
  triggerInterimBilling?: boolean;
  previewAfterTrial?: boolean;
}

/** A plan for somebody, with what it takes to price it. */
export interface Pricing {
  products: ProductInfo;
  variant: PlanVariant;
  plan: Plan;
  quantity: number;
  discount?: Discount;
  /** When the first recurring fee begins: now, or at the end of a trial. */
  billingStart: Date;
  text: (text: LocalizedText) => string;
  vatOf: (taxPolicyId: string) => number;
}

export interface PricedPlan {
  variant: PlanVariant;
  quantity: number;
  billingStart: Date;
  discount?: Discount;
}

export function pricingOf({products, customer}: PricingRequest, priced: PricedPlan): Pricing {
  return {
    ...priced,
    products,
    plan: byId(products.Plans, priced.variant.PlanId),
    text: (text) => localized(text, customer.Locale ?? customer.Language),
    vatOf: (id) => vatRate(byId(products.TaxPolicies, id), customer.Address?.Country, customer.VatId),
  };
}

/** One whole billing period of the plan, or of a component that is billed along with it. */
export function wholePeriod({BillingPeriod}: PlanVariant, feePeriod: Component['FeePeriod'], start: Date): Span {
  return {
    start,
    end: addPeriod(start, BillingPeriod),
    ...(feePeriod ? {periods: periodsIn(BillingPeriod, feePeriod)} : {}),
  };
}

function spanned({start, end, periods, isCredit}: Span, price: number) {
  return {
    price: isCredit ? -price : price,
    start,
    end,
    ...(periods === undefined ? {} : {multiplier: periods}),
  };
}

/** A charge with the discount of its period: as a negative line of its own, or taken off the price. */
function discounted(charge: Charge, pricing: Pricing, billedAt: Date): LineItem[] {
  const {discount, text} = pricing;
  if (!discount || !isGranted(discount, pricing, billedAt)) return [lineItem(charge)];
  const reduction = new Big(charge.price).times(discount.Effect.ReductionPercent).div(100);
  if (!discount.CreateSeparateLineItem) {
    return [lineItem({...charge, price: new Big(charge.price).minus(reduction).toNumber()})];
  }
  const {productDescription: _, ...rest} = charge;
  return [
    lineItem(charge),
    lineItem({...rest, description: text(discount.Name), price: reduction.times(-1).toNumber()}),
  ];
}

function isGranted({PlanVariantIds, Duration}: Discount, {billingStart, variant}: Pricing, billedAt: Date): boolean {
  if (PlanVariantIds && !PlanVariantIds.includes(variant.Id)) return false;
  return billedAt >= billingStart && (!Duration || billedAt < addPeriod(billingStart, Duration));
}

export function recurringCharges(pricing: Pricing, span: Span): LineItem[] {
  const {variant, plan, quantity, text, vatOf} = pricing;
  const descriptions = [plan.PlanDescription, variant.Description].filter((part) => part !== undefined).map(text);
  return discounted(
    {
      description: text(plan.Name),
      ...(descriptions.length ? {productDescription: descriptions.join('\r\n')} : {}),
      productId: variant.Id,
      quantity,
      vat: vatOf(byId(pricing.products.PlanGroups, variant.PlanGroupId).TaxPolicyId),
      ...spanned(span, variant.RecurringFee),
      scaleAmount: quantity,
    },
    pricing,
    span.billedAt ?? span.start,
  );
}

export function componentCharges(pricing: Pricing, component: Component, quantity: number, span: Span): LineItem[] {
  const {text, vatOf} = pricing;
  const charge = {
    description: text(component.Name),
    ...(component.Description ? {productDescription: text(component.Description)} : {}),
    productId: component.Id,
    quantity,
    vat: vatOf(component.TaxPolicyId),
    ...spanned(span, component.PricePerUnit),
  };
  if (component.ComponentType === 'Metered') return [lineItem(charge)];
  return discounted(charge, pricing, span.billedAt ?? span.start);
}
