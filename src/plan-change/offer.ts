/** What a contract can become. */
import type {Catalog, Contract} from '../model.ts';

/**
 * The part of the catalog that is on offer to a contract, where the hook says so, and what the contract is already. A catalog of
 * the merchant's own with other ids than billwerk's stays whole: it cannot be told apart, and the hook refuses by name.
 */
export function offerTo({planIds, componentIds, planVariantId}: Contract, catalog: Catalog): Catalog {
  const isKnown = catalog.plans.some(({id}) => planIds?.includes(id));
  if (!planIds || !isKnown) return catalog;
  const plans = catalog.plans.filter(
    ({id, variants}) => planIds.includes(id) || variants.some((variant) => variant.id === planVariantId),
  );
  // Usage is not ordered, only priced.
  const components = catalog.components?.filter(
    ({id, type}) => type === 'Metered' || (componentIds?.includes(id) ?? true),
  );
  return {...catalog, plans, ...(components && {components})};
}
