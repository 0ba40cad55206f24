import Big from 'big.js';
import type {Component, Discount, LocalizedText, Plan, PlanVariant, ProductInfo} from './catalog.ts';
import {byId, localized} from './catalog.ts';
import {lookUpCoupon} from './coupons.ts';
import type {Cart, CartLine, CustomerData} from './input.ts';
import {lineItem, total} from './line-items.ts';
import type {Charge} from './line-items.ts';
import type {Fee, LineItem, PricedOrder} from './order-shape.ts';
import {Refusal} from './refusal.ts';
import {vatRate} from './tax.ts';
import {addPeriod, periodsIn, timestamp} from './time.ts';

export interface PricingRequest {
  products: ProductInfo;
  cart: Cart;
  customer: CustomerData;
  now: Date;
  /** The variant that a change order keeps when its cart names none. */
  currentVariantId?: string;
  selfService: boolean;
  triggerInterimBilling?: boolean;
  previewAfterTrial?: boolean;
}

interface Pricing extends PricingRequest {
  variant: PlanVariant;
  plan: Plan;
  discount?: Discount;
  /** When the first recurring fee begins: now, or at the end of a trial. */
  billingStart: Date;
  text: (text: LocalizedText) => string;
  vatOf: (taxPolicyId: string) => number;
}

/** A charge with the discount of its period: as a negative line of its own, or taken off the price. */
function discounted(charge: Charge, {discount, billingStart, text}: Pricing): LineItem[] {
  const applies = discount && (!discount.Duration || charge.start < addPeriod(billingStart, discount.Duration));
  if (!applies) return [lineItem(charge)];
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

function recurringCharges(pricing: Pricing, start: Date): LineItem[] {
  const {variant, plan, cart, text, vatOf} = pricing;
  const descriptions = [plan.PlanDescription, variant.Description].filter((part) => part !== undefined).map(text);
  return discounted(
    {
      description: text(plan.Name),
      ...(descriptions.length ? {productDescription: descriptions.join('\r\n')} : {}),
      productId: variant.Id,
      quantity: cart.Quantity ?? 1,
      price: variant.RecurringFee,
      vat: vatOf(byId(pricing.products.PlanGroups, variant.PlanGroupId).TaxPolicyId),
      start,
      end: addPeriod(start, variant.BillingPeriod),
      multiplier: periodsIn(variant.BillingPeriod, variant.FeePeriod),
      scaleAmount: cart.Quantity ?? 1,
    },
    pricing,
  );
}

function componentCharges(pricing: Pricing, component: Component, line: CartLine, start: Date): LineItem[] {
  const {variant, text, vatOf} = pricing;
  const charge = {
    description: text(component.Name),
    ...(component.Description ? {productDescription: text(component.Description)} : {}),
    productId: component.Id,
    quantity: line.Quantity,
    price: component.PricePerUnit,
    vat: vatOf(component.TaxPolicyId),
    start,
    end: addPeriod(start, variant.BillingPeriod),
    ...(component.FeePeriod ? {multiplier: periodsIn(variant.BillingPeriod, component.FeePeriod)} : {}),
  };
  return component.ComponentType === 'Metered' ? [lineItem(charge)] : discounted(charge, pricing);
}

function recurringFee(pricing: Pricing, items: LineItem[]): Fee {
  const {variant, plan, cart, text, vatOf, products} = pricing;
  return {
    ComponentType: 'QuantityBased',
    ComponentId: variant.Id,
    Name: text(plan.Name),
    ...(plan.PlanDescription ? {Description: text(plan.PlanDescription)} : {}),
    VariantName: variant.InternalName,
    ...(variant.Description ? {VariantDescription: text(variant.Description)} : {}),
    PreventModification: true,
    IsQuantityBased: plan.IsQuantityBased,
    Quantity: cart.Quantity ?? 1,
    PricePerUnit: variant.RecurringFee,
    VatPercentage: vatOf(byId(products.PlanGroups, variant.PlanGroupId).TaxPolicyId),
    FeePeriod: variant.FeePeriod,
    TotalNet: total(items, 'TotalNet'),
    TotalVat: total(items, 'TotalVat'),
    LineItems: items,
  };
}

function setupFee({variant, plan, now, text, vatOf, products}: Pricing): Fee | undefined {
  if (variant.SetupFee === 0) return undefined;
  const name = text(plan.SetupDescription ?? {_c: 'Set-up fee', de: 'Einrichtungsgebühr'});
  const vat = vatOf(byId(products.PlanGroups, variant.PlanGroupId).TaxPolicyId);
  const item = lineItem({
    description: name,
    productId: variant.Id,
    quantity: 1,
    price: variant.SetupFee,
    vat,
    start: now,
    end: now,
  });
  return {
    ComponentType: 'QuantityBased',
    Name: name,
    PreventModification: true,
    IsQuantityBased: false,
    Quantity: 1,
    PricePerUnit: variant.SetupFee,
    VatPercentage: vat,
    TotalNet: item.TotalNet,
    TotalVat: item.TotalVat,
    LineItems: [item],
  };
}

function componentFee({text, vatOf}: Pricing, component: Component, quantity: number, items: LineItem[]): Fee {
  return {
    ComponentType: component.ComponentType,
    ComponentId: component.Id,
    ...(component.ExternalId === undefined ? {} : {ExternalId: component.ExternalId}),
    Name: text(component.Name),
    ...(component.Description ? {Description: text(component.Description)} : {}),
    PreventModification: false,
    IsQuantityBased: false,
    Quantity: quantity,
    PricePerUnit: component.PricePerUnit,
    VatPercentage: vatOf(component.TaxPolicyId),
    ...(component.FeePeriod ? {FeePeriod: component.FeePeriod} : {}),
    TotalNet: total(items, 'TotalNet'),
    TotalVat: total(items, 'TotalVat'),
    LineItems: items,
  };
}

function requireVariant({products, cart, currentVariantId, selfService}: PricingRequest): PlanVariant {
  const id = cart.PlanVariantId ?? currentVariantId;
  if (!id) throw new Refusal('InvalidData', 'Cart.PlanVariantId is missing');
  const variant = products.PlanVariants.find((candidate) => candidate.Id === id);
  if (!variant) throw new Refusal('InvalidData', `Plan variant ${id} does not exist`);
  if (selfService && !variant.AllowSelfService) {
    throw new Refusal('InvalidData', `Plan variant ${id} does not allow sign-up via self-service`);
  }
  return variant;
}

function requireComponent({products, variant}: Pricing, line: CartLine, metered: boolean): Component {
  const component = products.Components.find(
    (candidate) => candidate.Id === line.ComponentId && candidate.PlanGroupId === variant.PlanGroupId,
  );
  if (!component) throw new Refusal('InvalidData', `Component ${line.ComponentId} does not exist in this plan group`);
  if ((component.ComponentType === 'Metered') !== metered) {
    throw new Refusal('InvalidData', `Component ${component.Id} is ${component.ComponentType}: wrong list of the cart`);
  }
  if (!metered && line.Quantity === 0) throw new Refusal('InvalidData', `Component ${component.Id}: quantity is 0`);
  if (component.ComponentType === 'OnOff' && line.Quantity !== 1) {
    throw new Refusal('InvalidData', `Component ${component.Id} can be ordered once only`);
  }
  return component;
}

function requirePlanQuantity({Quantity}: Cart, {IsQuantityBased}: Plan): void {
  if (Quantity === undefined || Quantity === 1) return;
  if (!IsQuantityBased) throw new Refusal('InvalidData', 'Cart.Quantity: this plan is not quantity-based');
  if (Quantity < 1 || !Number.isInteger(Quantity)) throw new Refusal('InvalidData', 'Cart.Quantity: a whole number');
}

/**
 * What this cart costs this customer, as billwerk reports it. A coupon that does not count is reported in `Coupon`;
 * everything else that is wrong with the cart is a `Refusal`.
 */
export function priceOrder(request: PricingRequest): PricedOrder {
  const {products, cart, customer, now} = request;
  const variant = requireVariant(request);
  const plan = byId(products.Plans, variant.PlanId);
  requirePlanQuantity(cart, plan);

  const isChange = request.currentVariantId !== undefined;
  const changesPlan = cart.PlanVariantId !== undefined;
  const isTrial = !isChange && cart.EnableTrial && !request.previewAfterTrial && plan.TrialPeriod !== undefined;
  const billingStart = isTrial && plan.TrialPeriod ? addPeriod(now, plan.TrialPeriod) : now;
  const found = cart.CouponCode === undefined ? undefined : lookUpCoupon(products, cart.CouponCode, variant, now);
  const pricing: Pricing = {
    ...request,
    variant,
    plan,
    ...(found?.discount ? {discount: found.discount} : {}),
    billingStart,
    text: (text) => localized(text, customer.Locale ?? customer.Language),
    vatOf: (id) => vatRate(byId(products.TaxPolicies, id), customer.Address?.Country, customer.VatId),
  };

  const lines = cart.ComponentSubscriptions.map((line) => ({line, component: requireComponent(pricing, line, false)}));
  const usages = cart.MeteredUsages.map((line) => ({line, component: requireComponent(pricing, line, true)}));
  const recurring = changesPlan ? recurringFee(pricing, isTrial ? [] : recurringCharges(pricing, now)) : undefined;
  const setup = isChange ? undefined : setupFee(pricing);
  const components = lines.map(({line, component}) => {
    const due = isTrial && !component.BillInTrial ? [] : componentCharges(pricing, component, line, now);
    return componentFee(pricing, component, line.Quantity, due);
  });
  const metered = products.Components.filter(
    (component) => component.PlanGroupId === variant.PlanGroupId && component.ComponentType === 'Metered',
  ).map((component) => {
    const used = usages.filter((usage) => usage.component === component);
    const quantity = used.reduce((sum, {line}) => sum.plus(line.Quantity), new Big(0)).toNumber();
    return componentFee(pricing, component, quantity, []);
  });

  const due = [recurring, setup, ...components].flatMap((fee) => fee?.LineItems ?? []);
  const next = isTrial ? billingStart : addPeriod(now, variant.BillingPeriod);
  const nextItems = [
    ...(changesPlan ? recurringCharges(pricing, next) : []),
    ...lines.flatMap(({line, component}) => componentCharges(pricing, component, line, next)),
    ...usages.flatMap(({line, component}) => componentCharges(pricing, component, line, now)),
  ];
  return {
    ...(changesPlan ? {PlanVariantId: variant.Id} : {}),
    Quantity: cart.Quantity ?? 1,
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
    OrderType: isChange ? 'Upgrade' : 'Signup',
    TriggerInterimBilling: request.triggerInterimBilling ?? false,
    PreviewAfterTrial: request.previewAfterTrial ?? false,
    ...(recurring ? {RecurringFee: recurring} : {}),
    ...(setup ? {SetupFee: setup} : {}),
    ComponentSubscriptions: components,
    MeteredComponents: metered,
  };
}
