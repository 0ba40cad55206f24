/** What a customer gives up by a change. */
import {findVariant} from '../catalog.ts';
import type {Catalog, Contract} from '../model.ts';
import {planAt} from './draft.ts';
import type {PlanDraft} from './draft.ts';
import {lastingComponents} from './subscriptions.ts';

export interface Loss {
  /** A feature of the plan that the new one does not name, a component that ends, or one that gets fewer. */
  readonly kind: 'feature' | 'component' | 'quantity';
  readonly name: string;
  /** How many are left; of `quantity` only. */
  readonly left?: number;
}

/**
 * In the order of the catalog: first what the plan had, then the components. Features are the merchant's words, so they count
 * only where the new plan comes before the old one in the catalog, which goes from small to large; a feature that ends
 * with the new plan, such as "Everything in Solo", is none that is lost.
 */
export function lossesOf(contract: Contract, draft: PlanDraft, catalog: Catalog): readonly Loss[] {
  const plan = planAt(contract, draft.moment);
  const before = findVariant(catalog, plan.planVariantId);
  const after = findVariant(catalog, draft.planVariantId);
  const isSmaller = before && after && catalog.plans.indexOf(after.plan) < catalog.plans.indexOf(before.plan);
  const features = isSmaller ? (before.plan.features ?? []) : [];
  const isKept = (feature: string) =>
    after?.plan.features?.includes(feature) || feature.endsWith(` ${after!.plan.name}`);
  const users = plan.quantity ?? 1;
  const wanted = draft.quantity ?? 1;
  const fewer = before?.plan === after?.plan && wanted < users;
  return [
    ...features.filter((feature) => !isKept(feature)).map((name): Loss => ({kind: 'feature', name})),
    ...(fewer && after ? [{kind: 'quantity', name: after.plan.name, left: wanted} as const] : []),
    ...lastingComponents(contract).flatMap(({componentId, quantity}): Loss[] => {
      const left = draft.components.find((component) => component.componentId === componentId)?.quantity ?? 0;
      const name = catalog.components?.find(({id}) => id === componentId)?.name ?? componentId;
      if (left >= quantity) return [];
      return [left === 0 ? {kind: 'component', name} : {kind: 'quantity', name, left}];
    }),
  ];
}
