/** What a customer wants a contract to be, and the cart that makes it so. */
import {componentsOf, defaultSelection, findVariant} from '../catalog.ts';
import type {Cart, Catalog, ChangeMoment, ComponentQuantity, Contract} from '../model.ts';
import {lastingComponents, lastingSubscriptions} from './subscriptions.ts';

/** The contract as it would be afterwards. Starts as it is. */
export interface PlanDraft {
  readonly planVariantId: string;
  readonly quantity?: number;
  /** All of them; what is left out ends. */
  readonly components: readonly ComponentQuantity[];
  readonly moment: ChangeMoment;
}

type Plan = Pick<PlanDraft, 'planVariantId' | 'quantity'>;

/** Nothing changed yet. The first moment on offer, or `now` where there is none. */
export function draftOf(contract: Contract): PlanDraft {
  const moment = contract.changeDates[0]?.moment ?? 'now';
  return {...planAt(contract, moment), components: lastingComponents(contract), moment};
}

/** The plan at a moment on offer, were nothing ordered now: an earlier order may have planned another one by then. */
export function planAt({planVariantId = '', quantity, nextPhase, changeDates}: Contract, moment: ChangeMoment): Plan {
  const date = changeDates.find((each) => each.moment === moment)?.date;
  if (!nextPhase?.planVariantId || !date || Date.parse(nextPhase.startDate) > Date.parse(date)) {
    return planOf(planVariantId, quantity);
  }
  return planOf(nextPhase.planVariantId, nextPhase.quantity);
}

/** The draft at another moment. A plan that nobody has chosen is the one that the contract will have by then. */
export function movedTo({components, ...draft}: PlanDraft, moment: ChangeMoment, contract: Contract): PlanDraft {
  const isChosen = !isSamePlan(draft, planAt(contract, draft.moment));
  return {...(isChosen ? planOf(draft.planVariantId, draft.quantity) : planAt(contract, moment)), components, moment};
}

function planOf(planVariantId: string, quantity: number | undefined): Plan {
  return {planVariantId, ...(quantity !== undefined && {quantity})};
}

function isSamePlan(one: Plan, other: Plan): boolean {
  return one.planVariantId === other.planVariantId && (one.quantity ?? 1) === (other.quantity ?? 1);
}

/**
 * The draft after one choice among what is on offer. A picker shows the components of one plan only: what it cannot show,
 * such as a plan or quantity that is not on sale any more, usage, or what goes with another plan, stays what it is in the
 * contract, as it does at billwerk; and a plan brings no add-ons along.
 */
export function chosen(
  draft: PlanDraft,
  selection: Pick<Cart, 'planVariantId' | 'quantity' | 'components'>,
  contract: Contract,
  offer: Catalog,
): PlanDraft {
  const {planVariantId, quantity, components} = selection;
  const shown = defaultSelection(offer, draft.planVariantId).planVariantId;
  const isChoice = choicesOf(offer, planVariantId);
  const stay = lastingComponents(contract).filter((component) => !isChoice(component));
  const present = draft.components.filter(isChoice);
  if (planVariantId === shown && keyOf(components) !== keyOf(present)) {
    return {...draft, components: [...components, ...stay]};
  }
  const {moment} = draft;
  return {...planOf(planVariantId, quantity), components: [...present, ...stay], moment};
}

/** Whether a component can be chosen in a picker that shows that plan. */
function choicesOf(offer: Catalog, planVariantId: string): (component: ComponentQuantity) => boolean {
  const found = findVariant(offer, planVariantId);
  const choices = found ? componentsOf(offer, found.plan).filter(({type}) => type !== 'Metered') : [];
  return ({componentId}) => choices.some(({id}) => id === componentId);
}

/** Equal for the same quantities, whatever their order. */
function keyOf(components: readonly ComponentQuantity[]): string {
  const chosen = components.filter(({quantity}) => quantity > 0);
  return chosen
    .map(({componentId, quantity}) => `${componentId} ${quantity}`)
    .sort()
    .join();
}

/** Ids of the components whose quantity the draft changes. */
export function changedComponents(contract: Contract, draft: PlanDraft): readonly string[] {
  const before = lastingComponents(contract);
  const ids = new Set([...before, ...draft.components].map(({componentId}) => componentId));
  return [...ids].filter((id) => quantityIn(before, id) !== quantityIn(draft.components, id));
}

/**
 * The cart of an order that changes the contract into the draft; undefined where it is that already. billwerk cannot change
 * the quantity of a component that runs: all of it ends, and the new quantity is added, in one order [D].
 */
export function cartOf(contract: Contract, draft: PlanDraft): Cart | undefined {
  const {planVariantId, quantity, moment} = draft;
  const keepsPlan = isSamePlan(draft, planAt(contract, moment));
  const changed = changedComponents(contract, draft);
  if (keepsPlan && changed.length === 0) return undefined;
  return {
    ...planOf(planVariantId, quantity),
    components: changed
      .map((componentId) => ({componentId, quantity: quantityIn(draft.components, componentId)}))
      .filter((component) => component.quantity > 0),
    change: {
      contractId: contract.id,
      keepsPlan,
      endComponentSubscriptions: lastingSubscriptions(contract)
        .filter(({componentId}) => changed.includes(componentId))
        .map(({id}) => id),
      moment,
    },
  };
}

function quantityIn(components: readonly ComponentQuantity[], id: string): number {
  return components.find(({componentId}) => componentId === id)?.quantity ?? 0;
}
