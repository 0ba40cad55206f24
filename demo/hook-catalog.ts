import type {CatalogAddition, CatalogOptions} from 'sjs-checkout/order-hook';
import type {Catalog, QuantityRange} from '../src/model.ts';

/**
 * What billwerk does not know of the plans: their order, features and badges, and how many one may order. Taken from the
 * shop window's catalog, so that the account page says the same.
 */
export function hookCatalog({plans, components = []}: Catalog): CatalogOptions {
  const texts: Record<string, CatalogAddition> = {};
  const quantities: Record<string, Partial<QuantityRange>> = {};
  for (const {id, description, features, badge, variants} of plans) {
    texts[id] = {description, features, badge};
    for (const {id: variantId, quantity} of variants) if (quantity) quantities[variantId] = quantity;
  }
  for (const {id, description, type, min, max, step, default: preset} of components) {
    texts[id] = {description};
    if (type === 'QuantityBased') quantities[id] = {min, max, step, default: preset};
  }
  return {plans: plans.map(({id}) => id), texts, quantities};
}
