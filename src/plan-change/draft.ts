/** What a customer wants a contract to be, and the cart that makes it so. */
import {componentsOf, defaultSelection, findVariant} from '../catalog.ts';
import type {Cart, Catalog, ChangeMoment, ComponentQuantity, ComponentSubscription, Contract} from '../model.ts';

/** The contract as it would be afterwards. Starts as it is. */
export interface PlanDraft {
  readonly planVariantId: string;
  readonly quantity?: number;
  /** All of them; what is left out ends. */
  readonly components: readonly ComponentQuantity[];
  readonly moment: ChangeMoment;
}

/** Nothing changed yet. The first moment on offer, or `now` where there is none. */
export function draftOf(contract: Contract): PlanDraft {
  const {planVariantId = '', quantity} = contract;
  return {
    planVariantId,
    ...(quantity !== undefined && {quantity}),
    components: runningComponents(contract),
    moment: contract.changeDates[0]?.moment ?? 'now',
  };
}

/**
 * The draft after one choice among the catalog's plans and components. A picker knows the catalog only: what it cannot show,
 * such as a plan or quantity that is not on sale any more, or usage, stays as it is; and a plan brings no add-ons along.
 */
export function chosen(
  draft: PlanDraft,
  selection: Pick<Cart, 'planVariantId' | 'quantity' | 'components'>,
  catalog: Catalog,
): PlanDraft {
  const {planVariantId, quantity, components} = selection;
  const isShown = ({componentId}: ComponentQuantity) =>
    catalog.components?.some(({id, type}) => id === componentId && type !== 'Metered') ?? false;
  const hidden = draft.components.filter((component) => !isShown(component));
  const keysOf = (list: readonly ComponentQuantity[]) =>
    list
      .flatMap((each) => (each.quantity > 0 ? `${each.componentId} ${each.quantity}` : []))
      .sort()
      .join();
  const shownPlan = defaultSelection(catalog, draft.planVariantId).planVariantId;
  if (planVariantId === shownPlan && keysOf(components) !== keysOf(draft.components.filter(isShown))) {
    return {...draft, components: [...components, ...hidden]};
  }
  const plan = findVariant(catalog, planVariantId)?.plan;
  const onOffer = plan ? componentsOf(catalog, plan).map(({id}) => id) : [];
  return {
    planVariantId,
    ...(quantity !== undefined && {quantity}),
    components: [...draft.components.filter((each) => isShown(each) && onOffer.includes(each.componentId)), ...hidden],
    moment: draft.moment,
  };
}

/** Those that do not end, one entry for each component: it may have been added more than once. */
export function runningComponents(contract: Contract): readonly ComponentQuantity[] {
  const quantities = new Map<string, number>();
  for (const {componentId, quantity} of running(contract)) {
    quantities.set(componentId, (quantities.get(componentId) ?? 0) + quantity);
  }
  return [...quantities].map(([componentId, quantity]) => ({componentId, quantity}));
}

/**
 * The cart of an order that changes the contract into the draft; undefined where it is that already. billwerk cannot change
 * the quantity of a component that runs: all of it ends, and the new quantity is added, in one order [D].
 */
export function cartOf(contract: Contract, draft: PlanDraft): Cart | undefined {
  const {planVariantId, quantity, moment} = draft;
  const keepsPlan = planVariantId === contract.planVariantId && (quantity ?? 1) === (contract.quantity ?? 1);
  const before = runningComponents(contract);
  const quantityIn = (components: readonly ComponentQuantity[], id: string) =>
    components.find(({componentId}) => componentId === id)?.quantity ?? 0;
  const ids = new Set([...before, ...draft.components].map(({componentId}) => componentId));
  const changed = [...ids].filter((id) => quantityIn(before, id) !== quantityIn(draft.components, id));
  if (keepsPlan && changed.length === 0) return undefined;
  return {
    planVariantId,
    ...(quantity !== undefined && {quantity}),
    components: changed
      .map((componentId) => ({componentId, quantity: quantityIn(draft.components, componentId)}))
      .filter((component) => component.quantity > 0),
    change: {
      contractId: contract.id,
      keepsPlan,
      endComponentSubscriptions: running(contract)
        .filter(({componentId}) => changed.includes(componentId))
        .map(({id}) => id),
      moment,
    },
  };
}

function running({componentSubscriptions}: Contract): readonly ComponentSubscription[] {
  return componentSubscriptions.filter(({endDate}) => !endDate);
}
