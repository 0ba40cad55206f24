/** What was ordered, for a tab that knows of the order alone: loaded where there is one in this browser. */
import {findVariant} from '../src/catalog.ts';
import {createLedger} from '../src/checkout/ledger.ts';
import type {Wish} from '../src/checkout/wish.ts';
import type {Catalog} from '../src/model.ts';
import type {Platform} from '../src/platform.ts';
import {readDraft} from './draft.ts';
import {inQuery} from './query.ts';

/**
 * Banking apps come back in a tab that has no draft: there at least the same cart is chosen, so that the order that is still
 * unpaid can be paid in another way. What the tab has of its own counts more, and so does a link to a plan, or a coupon.
 */
export function recalled(wish: Wish, shop: string, platform: Platform, catalog: Catalog | undefined): Wish {
  const isChosen = readDraft(platform.sessionStorage, shop) ?? inQuery('plan') ?? wish.cart.couponCode;
  if (!catalog || isChosen) return wish;
  const {cart, phase, buyer} = createLedger(shop, platform).read() ?? {};
  // Somebody who was signed in: nobody knows yet who is now.
  const isVisitor = typeof buyer !== 'string';
  const isOpen = isVisitor && phase !== 'succeeded' && findVariant(catalog, cart?.planVariantId);
  return isOpen && cart && Array.isArray(cart.components) ? {...wish, cart} : wish;
}
