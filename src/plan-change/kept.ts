/** What a customer chose for a contract, once that has been read again: others may have changed it in the meantime. */
import {componentsOf, findVariant} from '../catalog.ts';
import type {Catalog, ChangeMoment, ComponentQuantity, Contract} from '../model.ts';
import {isWithin, rangeOf} from '../range.ts';
import {changedComponents, draftOf, planAt} from './draft.ts';
import type {PlanDraft} from './draft.ts';
import {offerTo} from './offer.ts';
import {lastingComponents} from './subscriptions.ts';

/** A contract as it was read, and what was to become of it. */
export interface Wished {
  readonly catalog: Catalog;
  readonly contract: Contract;
  readonly draft: PlanDraft;
}

/** A choice that is not on offer any more: a plan, how many of something, an add-on, or a moment. */
export type Dropped =
  | {readonly kind: 'plan' | 'component'; readonly name: string}
  | {readonly kind: 'quantity'; readonly name: string; readonly quantity: number}
  | {readonly kind: 'moment'; readonly moment: ChangeMoment};

export interface Kept {
  readonly draft: PlanDraft;
  readonly dropped: readonly Dropped[];
}

/** What was chosen stays as far as it is on offer; what was not touched is what the contract is now. */
export function keptChoices(
  {contract: before, draft, catalog: known}: Wished,
  contract: Contract,
  catalog: Catalog,
): Kept {
  const dropped: Dropped[] = [];
  const offer = offerTo(contract, catalog);
  const moment = keptMoment();
  const had = planAt(before, draft.moment);
  const current = planAt(contract, moment);
  const plan = keptPlan();
  const shown = findVariant(offer, plan.planVariantId);
  const components = [...lastingComponents(contract)];
  for (const componentId of changedComponents(before, draft)) keepComponent(componentId);
  return {draft: {...plan, components, moment}, dropped};

  function keptPlan(): Pick<PlanDraft, 'planVariantId' | 'quantity'> {
    const {planVariantId, quantity} = draft;
    const isOther = planVariantId !== had.planVariantId;
    if (!isOther && (quantity ?? 1) === (had.quantity ?? 1)) return current;
    const name = findVariant(known, planVariantId)?.plan.name ?? planVariantId;
    const found = findVariant(offer, planVariantId);
    // How many of a plan that the contract has no longer: nobody asked for that plan.
    if (!found || (!isOther && planVariantId !== current.planVariantId)) {
      dropped.push(isOther || quantity === undefined ? {kind: 'plan', name} : {kind: 'quantity', name, quantity});
      return current;
    }
    const range = found.variant.quantity;
    if (!range) return {planVariantId};
    if (quantity !== undefined && isWithin(quantity, range)) return {planVariantId, quantity};
    if (quantity !== undefined) dropped.push({kind: 'quantity', name, quantity});
    return isOther ? {planVariantId, quantity: range.default} : current;
  }

  function keepComponent(componentId: string): void {
    const quantity = quantityIn(draft.components, componentId);
    const index = components.findIndex((each) => each.componentId === componentId);
    const choices = shown ? componentsOf(offer, shown.plan) : [];
    const choice = choices.find(({id}) => id === componentId);
    // What is to end may have ended.
    if (quantity === 0 && index < 0) return;
    const isOffered = choice !== undefined && choice.type !== 'Metered' && isWithin(quantity, rangeOf(choice));
    if (!isOffered) {
      const name = [...(catalog.components ?? []), ...(known.components ?? [])].find(
        ({id}) => id === componentId,
      )?.name;
      return void dropped.push({kind: 'component', name: name ?? componentId});
    }
    if (index >= 0) components.splice(index, 1);
    if (quantity > 0) components.push({componentId, quantity});
  }

  function keptMoment(): ChangeMoment {
    const wanted = draft.moment;
    if (contract.changeDates.some((each) => each.moment === wanted)) return wanted;
    if (wanted !== draftOf(before).moment) dropped.push({kind: 'moment', moment: wanted});
    return draftOf(contract).moment;
  }
}

function quantityIn(components: readonly ComponentQuantity[], id: string): number {
  return components.find(({componentId}) => componentId === id)?.quantity ?? 0;
}
