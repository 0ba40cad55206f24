/** Keeping what `draft.ts` reads: loaded with the purchase, since the plan cards only read. */
import type {Wish} from '../src/checkout/wish.ts';
import type {KeyValueStorage} from '../src/platform.ts';
import {draftKey} from './draft.ts';

export function saveDraft(storage: KeyValueStorage, shop: string, wish: Wish): void {
  try {
    storage.setItem(draftKey(shop), JSON.stringify(wish));
  } catch {
    // A full storage loses the draft, not the checkout.
  }
}

export function deleteDraft(storage: KeyValueStorage, shop: string): void {
  storage.removeItem(draftKey(shop));
}
