/** What was chosen and typed, kept in this tab so that a reload or a trip to a provider loses nothing. No payment data. */
import type {KeyValueStorage} from '../src/platform.ts';
import type {Wish} from '../src/checkout/wish.ts';

/** Where a shop's draft is kept. */
export const draftKey = (shop: string) => `sjs-draft:${shop}`;

/** Without a storage, the browser's own; reading it throws where it is blocked. */
export function readDraft(storage: KeyValueStorage | undefined, shop: string): Wish | undefined {
  try {
    const wish = JSON.parse((storage ?? sessionStorage).getItem(draftKey(shop)) ?? 'null') as Wish | null;
    const valid = typeof wish?.cart.planVariantId === 'string' && Array.isArray(wish.cart.components);
    return valid && typeof wish.customer === 'object' ? wish : undefined;
  } catch {
    return undefined;
  }
}
