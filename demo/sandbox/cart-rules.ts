/** What a cart may hold, by the catalog. */
import type {Phase} from './account.ts';
import type {Component, Plan, PlanVariant} from './catalog.ts';
import {byId} from './catalog.ts';
import type {Pricing, PricingRequest} from './charges.ts';
import type {Cart, CartLine} from './input.ts';
import {Refusal} from './refusal.ts';
import type {ChangeRequest} from './standing.ts';
import {billedPhase} from './standing.ts';
import {later} from './time.ts';

export function requireVariant({products, cart, selfService}: PricingRequest): PlanVariant {
  const id = cart.PlanVariantId;
  if (!id) throw new Refusal('InvalidData', 'Cart.PlanVariantId is missing');
  const variant = products.PlanVariants.find((candidate) => candidate.Id === id);
  if (!variant) throw new Refusal('InvalidData', `Plan variant ${id} does not exist`);
  if (selfService && !variant.AllowSelfService) {
    throw new Refusal('InvalidData', `Plan variant ${id} does not allow sign-up via self-service`);
  }
  return variant;
}

/** The phase that a change of now or of later changes. */
export function requireChangeable({standing, changeDate, now}: ChangeRequest): Phase {
  const {contract, phases} = standing;
  const phase = billedPhase(phases, later(changeDate ?? now, now));
  if (!phase || contract.LifecycleStatus === 'Ended') {
    throw new Refusal('InvalidData', `Contract ${contract.Id} has ended`);
  }
  if (changeDate && changeDate < new Date(contract.StartDate)) {
    throw new Refusal('InvalidData', `ChangeDate is before the start of contract ${contract.Id}`);
  }
  if (contract.EndDate && (changeDate ?? now) >= new Date(contract.EndDate)) {
    throw new Refusal('InvalidData', `Contract ${contract.Id} will have ended by then`);
  }
  return phase;
}

/** The plan after the change: another one of the same group, or the one that the contract has. */
export function requireChange(request: ChangeRequest, phase: Phase): {variant: PlanVariant; quantity: number} {
  const {products, cart, standing} = request;
  if (cart.PlanVariantId === undefined) {
    if (cart.Quantity !== undefined && cart.Quantity !== phase.Quantity) {
      throw new Refusal('InvalidData', 'Cart.Quantity: another quantity of the plan needs Cart.PlanVariantId');
    }
    return {variant: byId(products.PlanVariants, phase.PlanVariantId), quantity: phase.Quantity};
  }
  const variant = requireVariant(request);
  if (variant.PlanGroupId !== standing.contract.PlanGroupId) {
    throw new Refusal('InvalidData', `Plan variant ${variant.Id} belongs to another plan group`);
  }
  requirePlanQuantity(cart, byId(products.Plans, variant.PlanId));
  return {variant, quantity: cart.Quantity ?? 1};
}

export function requireComponent(
  {products, variant}: Pick<Pricing, 'products' | 'variant'>,
  line: CartLine,
  metered: boolean,
): Component {
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

export function requirePlanQuantity({Quantity}: Cart, {IsQuantityBased}: Plan): void {
  if (Quantity === undefined || Quantity === 1) return;
  if (!IsQuantityBased) throw new Refusal('InvalidData', 'Cart.Quantity: this plan is not quantity-based');
  if (Quantity < 1 || !Number.isInteger(Quantity)) throw new Refusal('InvalidData', 'Cart.Quantity: a whole number');
}
