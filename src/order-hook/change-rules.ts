/** What a customer may make of a contract: money rule 7, as far as it speaks of plans, components and quantities. */
import {findVariant, rangeOf} from '../catalog.ts';
import type {Component} from '../model.ts';
import {isWithin} from '../quantity.ts';
import {componentsOnOffer, isOnOffer, type OfferFacts} from './change-offer.ts';
import {isAfter, phaseAt} from './contract-state.ts';
import {checkPlanQuantity} from './order.ts';
import {Problem} from './problem.ts';
import type {ParsedChange} from './requests.ts';
import type {BillwerkComponentSubscription, BillwerkContract} from './responses.ts';

export interface ChangeFacts extends OfferFacts {
  readonly contract: BillwerkContract;
  readonly subscriptions: readonly BillwerkComponentSubscription[];
  /** When the change takes effect, milliseconds. */
  readonly at: number;
  /** The merchant's policy lets this customer end also what is not open for self-service. */
  readonly mayEndAll?: boolean;
}

type Cart = ParsedChange['cart'];

/**
 * @returns `keepsPlan` also where the cart names the plan and quantity that the contract has by then anyway: ordered again,
 *   they would begin new billing periods [D]
 * @throws Problem by name
 */
export function checkChange(cart: Cart, facts: ChangeFacts): {readonly keepsPlan: boolean} {
  const keepsPlan = checkPlan(cart, facts);
  const ended = endedSubscriptions(cart, facts);
  const onOffer = componentsOnOffer(facts.contract, facts);
  const kept = facts.subscriptions.filter(({Id}) => !ended.some((each) => each.Id === Id));
  const after = [...kept, ...additions(cart, facts.at)];
  for (const [index, {componentId}] of (cart.components ?? []).entries()) {
    if (!onOffer.some(({id}) => id === componentId)) {
      throw new Problem('ComponentUnknown', {field: `cart.components.${index}.componentId`});
    }
  }
  const touched = new Set([
    ...(cart.components ?? []).map(({componentId}) => componentId),
    ...ended.map(({ComponentId}) => ComponentId!),
  ]);
  if (keepsPlan && changesNothing(cart, ended)) throw new Problem('NothingToChange');
  // Only what the order touches: what a contract holds from earlier days must not keep its customer from changing the rest.
  for (const component of onOffer.filter(({id}) => touched.has(id))) checkQuantity(component, after, cart, facts.at);
  return {keepsPlan};
}

function checkPlan({planVariantId, quantity}: Cart, {contract, at, ...facts}: ChangeFacts): boolean {
  if (planVariantId === undefined) {
    // Another quantity of a plan is ordered by its variant.
    if (quantity !== undefined) throw new Problem('RequestInvalid', {field: 'cart.quantity'});
    return true;
  }
  const phase = phaseAt(contract, at);
  const present = phase?.PlanVariantId ?? contract.PlanVariantId;
  if (planVariantId === present && (quantity ?? 1) === (phase?.Quantity ?? 1)) return true;
  const found = findVariant(facts.catalog, planVariantId);
  if (!found || !isOnOffer(found, contract, facts)) {
    throw new Problem('PlanVariantUnknown', {field: 'cart.planVariantId'});
  }
  checkPlanQuantity(found.variant, quantity);
  return false;
}

/**
 * Running by then, and nobody has ended it yet. Whether billwerk would end one that has not begun is not documented; one that
 * is ended without an order ends not before it starts [D].
 */
function endedSubscriptions({endComponentSubscriptions = []}: Cart, facts: ChangeFacts) {
  const {subscriptions, at} = facts;
  return endComponentSubscriptions.map((id, index) => {
    const found = subscriptions.find(({Id}) => Id === id);
    if (!found?.ComponentId || found.EndDate || isAfter(found.StartDate, at) || !mayEnd(found.ComponentId, facts)) {
      throw new Problem('ComponentSubscriptionUnknown', {field: `cart.endComponentSubscriptions.${index}`});
    }
    return found;
  });
}

/** Also what is hidden by now, or unknown; what billwerk keeps from self-service, such as a fee for all, the merchant ends. */
function mayEnd(componentId: string, {info, mayEndAll = false}: ChangeFacts): boolean {
  return mayEndAll || info.Components.find(({Id}) => Id === componentId)?.AllowSelfService !== false;
}

/** Nothing at all, or each component that is ended is ordered again as it was. */
function changesNothing({components = []}: Cart, ended: readonly BillwerkComponentSubscription[]): boolean {
  const isAgain = ({ComponentId, Quantity}: BillwerkComponentSubscription) =>
    components.some(({componentId, quantity}) => componentId === ComponentId && quantity === Quantity);
  return components.length === ended.length && ended.every(isAgain);
}

function additions({components = []}: Cart, at: number): BillwerkComponentSubscription[] {
  const StartDate = new Date(at).toISOString();
  return components.map(({componentId, quantity}) => ({ComponentId: componentId, Quantity: quantity, StartDate}));
}

/** Several subscriptions of one component count together, from then on and when those begin that are ordered already. */
function checkQuantity(
  component: Component,
  after: readonly BillwerkComponentSubscription[],
  {components = []}: Cart,
  at: number,
): void {
  const own = after.filter(({ComponentId}) => ComponentId === component.id);
  const starts = own.filter(({StartDate}) => isAfter(StartDate, at)).map(({StartDate}) => Date.parse(StartDate!));
  if ([at, ...starts].every((moment) => isWithin(quantityAt(own, component.id, moment), rangeOf(component)))) return;
  const index = components.findIndex(({componentId}) => componentId === component.id);
  throw new Problem('QuantityInvalid', {
    field: index < 0 ? 'cart.endComponentSubscriptions' : `cart.components.${index}.quantity`,
  });
}

function quantityAt(
  subscriptions: readonly BillwerkComponentSubscription[],
  componentId: string,
  moment: number,
): number {
  return subscriptions
    .filter(
      ({ComponentId, StartDate, EndDate}) =>
        ComponentId === componentId && !isAfter(StartDate, moment) && isAfter(EndDate, moment, true),
    )
    .reduce((sum, {Quantity}) => sum + (Quantity ?? 1), 0);
}
