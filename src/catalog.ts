/** What a catalog offers, and whether a value is one. Catalogs that need care are read by `catalog-reader.ts`. */
import {catalogShape, fits} from './catalog-shape.ts';
import type {Catalog, Component, ComponentQuantity, Period, Plan, PlanVariant, QuantityRange} from './model.ts';
import {isWithin, rangeOf} from './range.ts';

export {rangeOf} from './range.ts';

/** True for a catalog that is complete and sound as it is. Where this is false, `parseCatalog` mends it or names the mistake. */
export function isCatalog(value: unknown): value is Catalog {
  return fits(value, catalogShape) && isConsistent(value as Catalog);
}

function isConsistent({plans, components = []}: Catalog): boolean {
  const variants = plans.flatMap((plan) => plan.variants);
  return (
    new Set(variants.map(({id}) => id)).size === variants.length &&
    variants.every(({quantity}) => !quantity || isSound(quantity)) &&
    components.every((component) => isSound(rangeOf(component))) &&
    plans.every((plan) => plan.components?.every((id) => components.some((component) => component.id === id)) ?? true)
  );
}

/** False also for limits that are incomplete. */
function isSound(range: QuantityRange): boolean {
  return range.step > 0 && isWithin(range.default, range);
}

/** What can be chosen: a variant and its plan. */
export interface Offer {
  readonly plan: Plan;
  readonly variant: PlanVariant;
}

/** Undefined when the catalog has no such variant. */
export function findVariant(catalog: Catalog, id: string | undefined): Offer | undefined {
  for (const candidate of catalog.plans) {
    const found = candidate.variants.find((each) => each.id === id);
    if (found) return {plan: candidate, variant: found};
  }
  return undefined;
}

/** Equal periods have equal keys: `3 Month`. */
export function periodKey({unit, quantity}: Period): string {
  return `${quantity} ${unit}`;
}

/** The components on offer with a plan, in the plan's order. */
export function componentsOf(catalog: Catalog, {components}: Plan): readonly Component[] {
  return (components ?? []).flatMap((id) => catalog.components?.find((candidate) => candidate.id === id) ?? []);
}

/** What a cart of this variant holds before anyone touched it: default quantity, components that default to some. */
export function defaultSelection(
  catalog: Catalog,
  planVariantId: string | undefined,
): {planVariantId: string; quantity?: number; components: readonly ComponentQuantity[]} {
  const first = catalog.plans[0]!;
  const chosen = findVariant(catalog, planVariantId) ?? {plan: first, variant: first.variants[0]!};
  const {id, quantity} = chosen.variant;
  return {
    planVariantId: id,
    ...(quantity && {quantity: quantity.default}),
    components: componentsOf(catalog, chosen.plan)
      .filter(({type}) => type !== 'Metered')
      .map((each) => ({componentId: each.id, quantity: rangeOf(each).default}))
      .filter((each) => each.quantity > 0),
  };
}
