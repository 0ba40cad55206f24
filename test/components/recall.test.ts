import {expect} from '@open-wc/testing';
import {recalled} from '../../components/recall.ts';
import type {AttemptRecord} from '../../src/checkout/ledger.ts';
import {attemptKey} from '../../src/checkout/attempt-key.ts';
import type {Cart} from '../../src/model.ts';
import {catalog} from '../support/page.ts';
import {createFakeBrowser} from '../support/fake-platform.ts';

const shop = 'https://shop.example key';
const ordered: Cart = {planVariantId: 'team-monthly', quantity: 2, components: [], couponCode: 'WELCOME'};
const wish = {cart: {planVariantId: 'basic-monthly', components: []}, customer: {emailAddress: 'ada@example.org'}};

/** A tab of a browser in which something was ordered. */
function tabAfter(record: Partial<AttemptRecord>) {
  const platform = createFakeBrowser().openTab();
  const now = platform.clock.now();
  const written = {attemptId: 'a', idempotencyKey: 'i', phase: 'declined', createdAt: now, updatedAt: now, ...record};
  platform.localStorage.setItem(attemptKey(shop), JSON.stringify(written));
  return platform;
}

describe('a tab in which nothing was chosen yet', () => {
  it('begins with what is ordered and unpaid in this browser, and with its own customer', () => {
    expect(recalled(wish, shop, tabAfter({cart: ordered}), catalog)).to.deep.equal({...wish, cart: ordered});
  });

  it('begins as the page says where nothing is open, or what was ordered is not on sale any more', () => {
    const others: Partial<AttemptRecord>[] = [
      {},
      {cart: ordered, phase: 'succeeded'},
      {cart: {...ordered, planVariantId: 'gone'}},
      {cart: {planVariantId: 'team-monthly'} as Cart},
      // Of a customer who was signed in.
      {cart: ordered, buyer: 'jonas'},
    ];
    for (const record of others) expect(recalled(wish, shop, tabAfter(record), catalog)).to.equal(wish);
    expect(recalled(wish, 'another shop', tabAfter({cart: ordered}), catalog)).to.equal(wish);
  });

  it('begins with its own draft, or with the plan or coupon of the link that led there', () => {
    const platform = tabAfter({cart: ordered});
    history.replaceState(null, '', '?sjs-plan=basic-monthly');
    const linked = recalled(wish, shop, platform, catalog);
    history.replaceState(null, '', location.pathname);
    expect(linked).to.equal(wish);
    const withCoupon = {...wish, cart: {...wish.cart, couponCode: 'HALF'}};
    expect(recalled(withCoupon, shop, platform, catalog)).to.equal(withCoupon);
    platform.sessionStorage.setItem(`sjs-draft:${shop}`, JSON.stringify(wish));
    expect(recalled(wish, shop, platform, catalog)).to.equal(wish);
  });
});
