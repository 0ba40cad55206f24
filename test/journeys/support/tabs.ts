/** Two tabs that act at the same moment, as closely as two processes can. */
import type {BrowserContext, Page} from '@playwright/test';
import {expect} from '@playwright/test';
import {buyButton, checkoutOn} from './shopper.ts';

/**
 * What one tab stores, the others see a little later: browsers promise no more, and how late it is differs. Less than what a
 * lease waits, so that a lease is enough and nothing else is.
 */
export async function seeStorageLate(context: BrowserContext): Promise<void> {
  await context.addInitScript((late) => {
    // Neither the empty page of a new tab nor a frame of another origin has any.
    if (location.protocol === 'about:' || window !== top) return;
    const {getItem, setItem, removeItem} = Storage.prototype;
    const seen = new Map<string, string | null>();
    const isShared = (storage: Storage) => storage === window.localStorage;
    for (const key of Object.keys(localStorage)) seen.set(key, getItem.call(localStorage, key));
    Storage.prototype.getItem = function (key) {
      return isShared(this) ? (seen.get(key) ?? null) : getItem.call(this, key);
    };
    Storage.prototype.setItem = function (key, value) {
      if (isShared(this)) seen.set(key, value);
      setItem.call(this, key, value);
    };
    Storage.prototype.removeItem = function (key) {
      if (isShared(this)) seen.delete(key);
      removeItem.call(this, key);
    };
    // Before any listener of the page: whoever is told of a change looks it up.
    addEventListener('storage', (event) => {
      const {key} = event;
      if (key === null || Reflect.get(event, 'isLate')) return;
      event.stopImmediatePropagation();
      setTimeout(() => {
        seen.set(key, getItem.call(localStorage, key));
        const told = new StorageEvent('storage', {key, storageArea: localStorage});
        dispatchEvent(Object.assign(told, {isLate: true}));
      }, late);
    });
  }, 15);
}

/** Presses in both; both orders wait for their page's consent, and go on together. */
export async function pressTogether(one: Page, other: Page): Promise<void> {
  for (const page of [one, other]) {
    await checkoutOn(page).evaluate((checkout: HTMLElement) => {
      const together = new BroadcastChannel('together');
      const gone = new Promise((resolve) => together.addEventListener('message', resolve, {once: true}));
      checkout.addEventListener(
        'sjs-submit',
        ({detail}) => {
          checkout.dataset['waits'] = 'yes';
          detail.waitUntil(gone);
        },
        {once: true},
      );
    });
    await buyButton(page).click();
    await expect(checkoutOn(page)).toHaveAttribute('data-waits', 'yes');
  }
  await one.evaluate(() => new BroadcastChannel('together').postMessage('go'));
}
