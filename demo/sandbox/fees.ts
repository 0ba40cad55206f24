/** The fees of an order, each with its lines. */
import type {Component} from './catalog.ts';
import {byId} from './catalog.ts';
import {requireComponent} from './cart-rules.ts';
import type {Pricing} from './charges.ts';
import Big from 'big.js';
import type {CartLine} from './input.ts';
import {lineItem, total} from './line-items.ts';
import type {Fee, LineItem} from './order-shape.ts';

export function recurringFee(pricing: Pricing, items: LineItem[]): Fee {
  const {variant, plan, quantity, text, vatOf, products} = pricing;
  return {
    ComponentType: 'QuantityBased',
    ComponentId: variant.Id,
    Name: text(plan.Name),
    ...(plan.PlanDescription ? {Description: text(plan.PlanDescription)} : {}),
    VariantName: variant.InternalName,
    ...(variant.Description ? {VariantDescription: text(variant.Description)} : {}),
    PreventModification: true,
    IsQuantityBased: plan.IsQuantityBased,
    Quantity: quantity,
    PricePerUnit: variant.RecurringFee,
    VatPercentage: vatOf(byId(products.PlanGroups, variant.PlanGroupId).TaxPolicyId),
    FeePeriod: variant.FeePeriod,
    TotalNet: total(items, 'TotalNet'),
    TotalVat: total(items, 'TotalVat'),
    LineItems: items,
  };
}

export function setupFee({variant, plan, text, vatOf, products}: Pricing, now: Date): Fee | undefined {
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

export function componentFee({text, vatOf}: Pricing, component: Component, quantity: number, items: LineItem[]): Fee {
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

/** All metered components of the plan group are listed, with what was used of them; nothing of it is due yet. */
export function meteredFees(pricing: Pricing, usages: CartLine[]): Fee[] {
  const {products, variant} = pricing;
  for (const line of usages) requireComponent(pricing, line, true);
  return products.Components.filter(
    (component) => component.PlanGroupId === variant.PlanGroupId && component.ComponentType === 'Metered',
  ).map((component) => {
    const used = usages.filter(({ComponentId}) => ComponentId === component.Id);
    const quantity = used.reduce((sum, line) => sum.plus(line.Quantity), new Big(0)).toNumber();
    return componentFee(pricing, component, quantity, []);
  });
}
