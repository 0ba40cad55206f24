/** What a customer gives up by a change. */
import {findVariant} from '../catalog.ts';
import type {Catalog, Contract} from '../model.ts';
import {runningComponents} from './draft.ts';
import type {PlanDraft} from './draft.ts';

export interface Loss {
  /** A feature of the plan that the new one does not name, a component that ends, or one that gets fewer. */
  readonly kind: 'feature' | 'component' | 'quantity';
  readonly name: string;
  /** How many are left; of `quantity` only. */
  readonly left?: number;
}

/** In the order of the catalog: first what the plan had, then the components. */
export function lossesOf(contract: Contract, draft: PlanDraft, catalog: Catalog): readonly Loss[] {
  const before = findVariant(catalog, contract.planVariantId);
  const after = findVariant(catalog, draft.planVariantId);
  const features = before && after && before.plan !== after.plan ? (before.plan.features ?? []) : [];
  const kept = after?.plan.features ?? [];
  const users = contract.quantity ?? 1;
  const wanted = draft.quantity ?? 1;
  const fewer = before?.plan === after?.plan && wanted < users;
  return [
    ...features.filter((feature) => !kept.includes(feature)).map((name): Loss => ({kind: 'feature', name})),
    ...(fewer && after ? [{kind: 'quantity', name: after.plan.name, left: wanted} as const] : []),
    ...runningComponents(contract).flatMap(({componentId, quantity}): Loss[] => {
      const left = draft.components.find((component) => component.componentId === componentId)?.quantity ?? 0;
      const name = catalog.components?.find(({id}) => id === componentId)?.name ?? componentId;
      if (left >= quantity) return [];
      return [left === 0 ? {kind: 'component', name} : {kind: 'quantity', name, left}];
    }),
  ];
}
