/** What of the public catalog is on offer to a contract that exists. */
import type {Catalog, Component, Contract, Plan, PlanVariant} from '../model.ts';
import type {HookContext} from './context.ts';
import {describeError} from './logger.ts';
import type {BillwerkContract, ProductInfo} from './responses.ts';

export interface OfferFacts {
  /** The public one. */
  readonly catalog: Catalog;
  readonly info: ProductInfo;
  /** Plans that the merchant put on offer by name. */
  readonly namedPlans: readonly string[] | undefined;
}

export type ChangeOffer = Required<Pick<Contract, 'planIds' | 'componentIds'>>;

/** Whether a contract that has something else may be changed to it. */
export function isOnOffer(
  {plan, variant}: {readonly plan: Plan; readonly variant: PlanVariant},
  contract: BillwerkContract,
  {info, namedPlans}: OfferFacts,
): boolean {
  // Contracts cannot move between plan groups [D].
  if (planGroupOf(plan.id, info) !== groupOf(contract, info)) return false;
  // Merchants keep plans that cost nothing for contracts of the future [D], and may have left them open by mistake.
  return variant.price !== 0 || namedPlans?.includes(plan.id) === true;
}

/** Components belong to the plan group and go with each of its variants [D]; metered ones are billed by use, not ordered. */
export function componentsOnOffer(contract: BillwerkContract, {catalog, info}: OfferFacts): readonly Component[] {
  const group = groupOf(contract, info);
  return (catalog.components ?? []).filter(({id, type}) => {
    const known = info.Components.find(({Id}) => Id === id);
    return type !== 'Metered' && group !== undefined && known?.PlanGroupId === group;
  });
}

/**
 * Asked once for all contracts that are shown. Where the products cannot be read it is left open what is on offer: contracts are
 * shown all the same, and an order for something else is refused by name.
 */
export async function changeOffers({
  products,
  logger,
}: Pick<HookContext, 'products' | 'logger'>): Promise<(contract: BillwerkContract) => ChangeOffer | undefined> {
  try {
    const [catalog, info] = await Promise.all([products.catalog(), products.info()]);
    const facts = {catalog, info, namedPlans: products.namedPlans};
    return (contract) => changeOffer(contract, facts);
  } catch (error) {
    const cause = describeError(error);
    logger.warn('order-hook: contracts are shown without what they may be changed to', {cause});
    return () => undefined;
  }
}

function changeOffer(contract: BillwerkContract, facts: OfferFacts): ChangeOffer {
  // Kept at another quantity or in another period, or simply kept.
  const isOwn = ({id}: Plan) => id === (contract.PlanId ?? contract.CurrentPhase?.PlanId);
  const plans = facts.catalog.plans.filter(
    (plan) => isOwn(plan) || plan.variants.some((variant) => isOnOffer({plan, variant}, contract, facts)),
  );
  return {
    planIds: plans.map(({id}) => id),
    componentIds: componentsOnOffer(contract, facts).map(({id}) => id),
  };
}

function groupOf({PlanGroupId, PlanId}: BillwerkContract, info: ProductInfo): string | undefined {
  return PlanGroupId ?? (PlanId ? planGroupOf(PlanId, info) : undefined);
}

function planGroupOf(planId: string, info: ProductInfo): string | undefined {
  return info.Plans.find(({Id}) => Id === planId)?.PlanGroupId ?? undefined;
}
