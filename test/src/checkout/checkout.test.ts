import {expect} from '@open-wc/testing';
import type {Wish} from '../../../src/checkout/wish.ts';
import {CheckoutError} from '../../../src/errors.ts';
import type {Cart} from '../../../src/model.ts';
import {browserPlatform} from '../../../src/platform.ts';
import {
  acceptedOf,
  card,
  createFakeGateway,
  debit,
  declined,
  lost,
  orderOf,
  previewOf,
  statusRefused,
  wish,
} from '../../support/fake-gateway.ts';
import {settle} from '../../support/fake-clock.ts';
import {openCheckout, shop} from '../../support/open-checkout.ts';
import type {OpenCheckout, OpenOptions} from '../../support/open-checkout.ts';
import {createFakeBrowser} from '../../support/fake-platform.ts';

/** Two tabs of one browser on the same shop. */
async function openTabs(options: OpenOptions = {}): Promise<readonly [OpenCheckout, OpenCheckout]> {
  const browser = createFakeBrowser();
  const gateway = createFakeGateway();
  return [await openCheckout({browser, gateway, ...options}), await openCheckout({browser, gateway, ...options})];
}

async function redirected(options?: OpenOptions): Promise<OpenCheckout> {
  const open = await openCheckout(options);
  await open.buy();
  await open.gateway.createOrder.last.answer(orderOf());
  await open.gateway.pay.last.answer({kind: 'redirect', orderId: 'order-1', url: 'https://provider.example/'});
  return open;
}

describe('preparing to pay', () => {
  it('tells which ways to pay there are', async () => {
    const {checkout, gateway} = await openCheckout();
    expect(checkout.state.methods).to.deep.equal({status: 'waiting'});
    void checkout.prepare();
    await gateway.ready.last.answer(['InvoicePayment']);
    expect(checkout.state.methods).to.deep.equal({status: 'ready', bearers: ['InvoicePayment']});
  });

  it('can be tried again after it failed', async () => {
    const {checkout, gateway, failures} = await openCheckout();
    void checkout.prepare();
    const blocked = new CheckoutError('ScriptBlocked', {audience: 'merchant'});
    await gateway.ready.last.fail(blocked);
    expect(checkout.state.methods).to.deep.equal({status: 'failed', error: blocked});
    expect(failures).to.deep.equal([blocked]);
    void checkout.prepare();
    await gateway.ready.last.answer(['InvoicePayment']);
    expect(checkout.state.methods.status).to.equal('ready');
  });
});

describe('another tab', () => {
  it('that is ordering blocks this one, until it is done or the shopper goes on', async () => {
    const [one, other] = await openTabs();
    await one.buy();
    expect(other.phase).to.equal('blocked');
    await other.checkout.goBack();
    await other.buy();
    expect(other.phase).to.equal('blocked');
    expect(one.gateway.createOrder.calls).to.have.length(1);
    await one.gateway.createOrder.last.fail(declined());
    expect(other.phase).to.equal('editing');
  });

  it('that is paying keeps this one from ordering and paying, with the same and with another cart', async () => {
    const [one, other] = await openTabs();
    await one.buy();
    await one.gateway.createOrder.last.answer(orderOf());
    expect(other.attempt('payment-unknown')).to.deep.include({orderId: 'order-1', underWay: true});
    other.checkout.change({cart: {planVariantId: 'yearly', components: []}, customer: {}});
    await other.buy();
    expect([one.gateway.createOrder.calls.length, one.gateway.pay.calls.length]).to.deep.equal([1, 1]);
    await one.gateway.pay.last.answer(acceptedOf());
    expect(one.phase).to.equal('succeeded');
    expect(other.phase).to.equal('bought');
    expect(other.gateway.pay.calls).to.have.length(1);
  });

  it('whose payment was declined lets this one go on, with the same order for the same wish', async () => {
    const [one, other] = await openTabs();
    await one.buy();
    await one.gateway.createOrder.last.answer(orderOf());
    await one.gateway.pay.last.fail(declined());
    expect(other.phase).to.equal('editing');
    await other.buy();
    expect(one.gateway.createOrder.calls).to.have.length(1);
    expect(one.gateway.pay.last.input.order.orderId).to.equal('order-1');
    expect(one.attempt('payment-unknown')).to.deep.include({orderId: 'order-1', underWay: true});
  });

  it('whose payment was declined leaves its order to nobody who buys something else, or is somebody else', async () => {
    const ordered = {...wish, cart: {...wish.cart, quantity: 2}};
    const others: readonly Wish[] = [
      wish,
      {...ordered, customer: {...wish.customer, emailAddress: 'grace@example.org'}},
    ];
    for (const each of others) {
      const browser = createFakeBrowser();
      const one = await openCheckout({browser, wish: ordered});
      const other = await openCheckout({browser, wish: each, gateway: one.gateway});
      await one.buy();
      await one.gateway.createOrder.last.answer(orderOf());
      await one.gateway.pay.last.fail(declined());
      await other.buy();
      expect(one.gateway.createOrder.calls).to.have.length(2);
    }
  });

  it('that begins something after the site’s data were cleared does not end the wait for this one’s payment', async () => {
    const browser = createFakeBrowser();
    const one = await openCheckout({browser});
    await one.buy();
    await one.gateway.createOrder.last.answer(orderOf());
    await one.gateway.pay.last.fail(lost());
    browser.clearStorage();
    const other = await openCheckout({browser});
    await other.buy();
    await other.gateway.createOrder.last.answer(orderOf('order-2'));
    await other.gateway.pay.last.fail(declined());
    expect(one.attempt('payment-unknown').orderId).to.equal('order-1');
  });

  it('that is paying is waited for, and after 30 seconds its payment is called unknown', async () => {
    const [one, other] = await openTabs();
    await one.buy();
    await one.gateway.createOrder.last.answer(orderOf());
    await other.browser.clock.advance(20_000);
    const late = await openCheckout({browser: one.browser, gateway: one.gateway});
    await other.browser.clock.advance(9999);
    for (const each of [other, late]) expect(each.attempt('payment-unknown').underWay).to.equal(true);
    await other.browser.clock.advance(1);
    for (const each of [other, late]) {
      expect(each.attempt('payment-unknown')).to.deep.include({underWay: false, probablyDone: false});
      await each.checkout.goBack();
      await each.buy();
    }
    expect([one.gateway.createOrder.calls.length, one.gateway.pay.calls.length]).to.deep.equal([1, 1]);
    await one.gateway.pay.last.answer(acceptedOf());
    expect([other.phase, late.phase]).to.deep.equal(['bought', 'bought']);
  });

  it('that was paying when it was closed leaves an unknown payment, which is asked about', async () => {
    const one = await openCheckout({canResolve: true});
    const {browser, gateway} = one;
    await one.buy();
    await gateway.createOrder.last.answer(orderOf());
    one.checkout.dispose();
    const reloaded = await openCheckout({browser, gateway, canResolve: true});
    expect(reloaded.attempt('payment-unknown').underWay).to.equal(true);
    await gateway.resolveOrder.last.answer({orderId: 'order-1', status: 'PaymentPending'});
    await browser.clock.advance(30_000);
    expect(reloaded.attempt('payment-unknown')).to.deep.include({underWay: false, resolving: true});
    await gateway.resolveOrder.last.answer({orderId: 'order-1', status: 'Completed'});
    expect(reloaded.phase).to.equal('succeeded');
    expect(gateway.resolveOrder.calls).to.have.length(2);
    expect(gateway.pay.calls).to.have.length(1);
  });

  it('whose payment got no answer says so here at once, and with the same reference', async () => {
    const [one, other] = await openTabs();
    await one.buy();
    await one.gateway.createOrder.last.answer(orderOf());
    await one.gateway.pay.last.fail(new CheckoutError('IteroServerError', {reference: 'ref-7'}));
    expect(one.attempt('payment-unknown').reference).to.equal('ref-7');
    expect(other.attempt('payment-unknown')).to.deep.include({underWay: false, reference: 'ref-7'});
    const reloaded = await openCheckout({browser: one.browser});
    expect(reloaded.attempt('payment-unknown')).to.deep.include({underWay: false, reference: 'ref-7'});
  });

  it('whose payment is given up after 30 seconds says so here at once', async () => {
    const [one, other] = await openTabs();
    await one.buy(debit);
    await one.gateway.createOrder.last.answer(orderOf());
    await one.browser.clock.advance(30_000);
    for (const each of [one, other, await openCheckout({browser: one.browser})]) {
      expect(each.attempt('payment-unknown').underWay).to.equal(false);
    }
    expect(one.record?.doubt).to.deep.equal({probablyDone: false});
  });

  it('is waited for 30 seconds even where the clock was set back meanwhile', async () => {
    const one = await openCheckout();
    await one.buy();
    await one.gateway.createOrder.last.answer(orderOf());
    const later = {...one.record, updatedAt: one.browser.clock.now() + 3_600_000};
    one.browser.openTab().localStorage.setItem(`sjs-attempt:${shop}`, JSON.stringify(later));
    const other = await openCheckout({browser: one.browser});
    await one.browser.clock.advance(30_000);
    expect(other.attempt('payment-unknown').underWay).to.equal(false);
  });

  it('that bought within 30 minutes is told of, and asked about once', async () => {
    const [one, other] = await openTabs();
    await one.buy();
    await one.gateway.createOrder.last.answer(orderOf());
    await one.gateway.pay.last.answer(acceptedOf());
    expect(other.attempt('bought').record).to.deep.include({
      orderId: 'order-1',
      cart: {planVariantId: 'monthly', components: []},
    });
    await other.buy();
    expect(one.gateway.createOrder.calls).to.have.length(1);
    await other.checkout.goBack();
    await other.buy();
    expect(other.phase).to.equal('ordering');
    expect(one.gateway.createOrder.calls).to.have.length(2);
  });

  it('that bought more than 30 minutes ago is not mentioned', async () => {
    const browser = createFakeBrowser();
    const one = await openCheckout({browser});
    await one.buy();
    await one.gateway.createOrder.last.answer(orderOf());
    await one.gateway.pay.last.answer(acceptedOf());
    await browser.clock.advance(30 * 60 * 1000);
    expect((await openCheckout({browser})).phase).to.equal('editing');
  });

  it('of another shop is no obstacle', async () => {
    const browser = createFakeBrowser();
    const one = await openCheckout({browser});
    await one.buy();
    const other = await openCheckout({browser, shop: 'another shop'});
    await other.buy();
    expect(other.phase).to.equal('ordering');
  });

  it('does not disturb this one in the middle of an order', async () => {
    const browser = createFakeBrowser();
    const one = await openCheckout({browser});
    const other = await openCheckout({browser});
    await one.buy();
    await one.browser.clock.advance(90_000);
    // Left behind by now: the other tab may order, and what this one gets late is not paid beside it.
    await other.checkout.goBack();
    await other.buy();
    await other.gateway.createOrder.last.answer(orderOf('order-2'));
    expect(other.phase).to.equal('paying');
    await one.gateway.createOrder.last.answer(orderOf('order-1'));
    expect(one.gateway.pay.calls).to.have.length(0);
    expect(one.attempt('payment-unknown').orderId).to.equal('order-2');
  });
});

describe('after a reload', () => {
  /** Made an order, had its payment declined, and reloaded the page. */
  async function reloaded(first: OpenOptions = {}, then: OpenOptions = {}): Promise<OpenCheckout> {
    const browser = createFakeBrowser();
    const gateway = createFakeGateway();
    const one = await openCheckout({browser, gateway, ...first});
    await one.buy();
    await gateway.createOrder.last.answer(orderOf());
    await gateway.pay.last.fail(declined());
    one.checkout.dispose();
    return openCheckout({browser, gateway, ...then});
  }

  it('the same order is paid after a decline, however the fields were filled in', async () => {
    const {emailAddress, ...others} = wish.customer;
    const {buy, gateway} = await reloaded({}, {wish: {...wish, customer: {...others, emailAddress}}});
    await buy();
    expect(gateway.createOrder.calls).to.have.length(1);
    expect(gateway.pay.last.input.order.orderId).to.equal('order-1');
  });

  it('a corrected address makes a new order', async () => {
    const corrected = {...wish, customer: {...wish.customer, emailAddress: 'ada@example.com'}};
    const {buy, gateway} = await reloaded({}, {wish: corrected});
    await buy();
    expect(gateway.createOrder.calls).to.have.length(2);
  });

  it('another signed-in customer never pays the order of the one before, and the same one does', async () => {
    for (const [next, orders] of [
      ['c2', 2],
      ['c1', 1],
    ] as const) {
      const gateway = createFakeGateway();
      const browser = createFakeBrowser();
      gateway.preview.always(() => ({...previewOf(), buyer: 'c1'}));
      const one = await openCheckout({browser, gateway});
      await one.buy();
      await gateway.createOrder.last.answer(orderOf());
      await gateway.pay.last.fail(declined());
      one.checkout.dispose();
      gateway.preview.always(() => ({...previewOf(), buyer: next}));
      await (await openCheckout({browser, gateway})).buy();
      expect(gateway.createOrder.calls, next).to.have.length(orders);
    }
  });

  it('the question about another amount is asked again, of the same order', async () => {
    const browser = createFakeBrowser();
    const one = await openCheckout({browser});
    await one.buy();
    await one.gateway.createOrder.last.answer(orderOf('order-1', 99));
    one.checkout.dispose();
    const after = await openCheckout({browser});
    await after.buy();
    expect(after.attempt('confirming')).to.deep.include({now: {amount: 99, currency: 'EUR', dueDate: undefined}});
    await after.buy();
    expect(after.gateway.createOrder.calls).to.be.empty;
    expect(after.gateway.pay.last.input.order).to.deep.equal({orderId: 'order-1', grossTotal: 99, currency: 'EUR'});
  });

  it('an order that is closed, or has another amount now, is not tried again', async () => {
    for (const code of ['OrderClosed', 'AmountChanged']) {
      const browser = createFakeBrowser();
      const one = await openCheckout({browser});
      await one.buy();
      await one.gateway.createOrder.last.answer(orderOf());
      await one.gateway.pay.last.fail(new CheckoutError(code, {outcome: 'declined'}));
      one.checkout.dispose();
      const after = await openCheckout({browser});
      await after.buy();
      expect(after.gateway.createOrder.calls, code).to.have.length(1);
    }
  });

  it('an order that its merchant settles without payment data stays one', async () => {
    const browser = createFakeBrowser();
    const one = await openCheckout({browser});
    one.gateway.preview.always(() => previewOf(0, {pay: 'commit'}));
    one.checkout.change({...wish, cart: {...wish.cart, quantity: 2}});
    await settle();
    await one.buy();
    await one.gateway.createOrder.last.answer(orderOf('order-1', 0, {pay: 'commit'}));
    await one.gateway.commit.last.fail(declined());
    one.checkout.dispose();
    const {wish: same} = one.checkout.state;
    const after = await openCheckout({browser, gateway: one.gateway, wish: same});
    void after.checkout.submit(undefined);
    await settle();
    expect(one.gateway.commit.calls).to.have.length(2);
  });

  it('who did not finish at the provider’s is still not charged twice', async () => {
    const {browser, checkout} = await redirected();
    await checkout.abandonRedirect();
    checkout.dispose();
    const after = await openCheckout({browser});
    await after.buy();
    await after.gateway.pay.last.fail(statusRefused());
    expect(after.attempt('payment-unknown').probablyDone).to.equal(true);
    expect(after.gateway.createOrder.calls).to.be.empty;
  });
});

describe('a tab that was asked about another amount', () => {
  it('sees first that another tab pays, and that it has bought', async () => {
    const [one, other] = await openTabs();
    await one.buy();
    await one.gateway.createOrder.last.answer(orderOf('order-1', 99));
    expect(one.phase).to.equal('confirming');
    await other.buy();
    expect(other.attempt('confirming').order?.orderId).to.equal('order-1');
    expect(one.phase).to.equal('confirming');
    await other.buy();
    expect(one.attempt('payment-unknown').underWay).to.equal(true);
    await one.gateway.pay.last.answer(acceptedOf());
    expect(one.phase).to.equal('bought');
  });
});

describe('another checkout on the same page', () => {
  it('is told at once that this one pays, and what came of it', async () => {
    const browser = createFakeBrowser();
    const gateway = createFakeGateway();
    const open = () => {
      const {localStorage, onStorageChange} = browserPlatform();
      return openCheckout({browser, gateway, platform: {...browser.openTab(), localStorage, onStorageChange}});
    };
    const [one, other] = [await open(), await open()];
    try {
      await one.buy();
      expect(other.phase).to.equal('blocked');
      await gateway.createOrder.last.answer(orderOf());
      expect(one.phase).to.equal('paying');
      expect(other.attempt('payment-unknown').underWay).to.equal(true);
      await other.buy();
      await gateway.pay.last.answer(acceptedOf());
      expect([one.phase, other.phase]).to.deep.equal(['succeeded', 'bought']);
      expect([gateway.createOrder.calls.length, gateway.pay.calls.length]).to.deep.equal([1, 1]);
      expect([...one.successes, ...other.successes]).to.have.length(1);
    } finally {
      for (const {checkout} of [one, other]) checkout.dispose();
      localStorage.removeItem(`sjs-attempt:${shop}`);
    }
  });
});

describe('after a redirect', () => {
  const components = [
    {componentId: 'seats', quantity: 2},
    {componentId: 'support', quantity: 1},
  ];
  const large: Wish = {...wish, cart: {planVariantId: 'monthly', quantity: 3, components}};

  it('the address of the provider’s page is kept nowhere', async () => {
    const browser = createFakeBrowser();
    const platform = browser.openTab();
    const kept: string[] = [];
    const {sessionStorage} = platform;
    const setItem = (key: string, value: string) => void kept.push(key, value);
    await redirected({browser, platform: {...platform, sessionStorage: {...sessionStorage, setItem}}});
    expect(JSON.stringify([...browser.stored, ...kept])).not.to.contain('provider.example');
  });

  it('a reload pays the order only for exactly the cart it was made for', async () => {
    const carts: readonly (readonly [name: string, cart: Cart, paid: number])[] = [
      ['the same', large.cart, 1],
      ['in another order', {...large.cart, components: components.toReversed()}, 1],
      ['another quantity', {...large.cart, quantity: 4}, 0],
      ['another component', {...large.cart, components: components.slice(1)}, 0],
      ['more of a component', {...large.cart, components: [{componentId: 'seats', quantity: 3}]}, 0],
      ['a coupon', {...large.cart, couponCode: 'STAR'}, 0],
      ['another plan', {...large.cart, planVariantId: 'yearly'}, 0],
    ];
    for (const [name, cart, paid] of carts) {
      const {browser} = await redirected({wish: large});
      const reloaded = await openCheckout({browser, wish: {...large, cart}});
      await reloaded.checkout.abandonRedirect();
      await reloaded.buy();
      expect(reloaded.gateway.createOrder.calls, name).to.be.empty;
      expect(reloaded.gateway.pay.calls, name).to.have.length(paid);
    }
  });

  it('an order left open at the provider’s is asked about before another one, and pays what it was made for', async () => {
    const {browser} = await redirected({wish: large});
    const other: Wish = {cart: {...large.cart, planVariantId: 'yearly'}, customer: {emailAddress: 'new@example.org'}};
    const open = await openCheckout({browser, wish: other});
    await open.checkout.abandonRedirect();
    await open.buy();
    expect(open.attempt('confirming')).to.deep.include({
      now: {amount: 89.25, currency: 'EUR', dueDate: undefined},
      shown: undefined,
    });
    await open.checkout.goBack();
    expect(open.attempt('editing').order).to.equal(undefined);
    await open.buy();
    await open.buy();
    expect(open.gateway.createOrder.calls).to.be.empty;
    await open.gateway.pay.last.fail(declined());
    // The provider's page is still there.
    await open.buy();
    expect(open.phase).to.equal('confirming');
    await open.buy();
    await open.gateway.pay.last.answer(acceptedOf('order-1'));
    expect(open.successes).to.have.length(1);
    expect(open.successes[0]).to.include({orderId: 'order-1', planVariantId: 'monthly'});
    expect(open.gateway.createOrder.calls).to.be.empty;
  });

  it('an order made without a flagged coupon is paid, although the coupon still stands in the form', async () => {
    const coupon = {code: 'STAR', valid: false};
    const wished = {...wish, cart: {...wish.cart, couponCode: 'STAR'}};
    const gateway = createFakeGateway();
    gateway.preview.always(() => previewOf(89.25, {coupon}));
    const {browser, record} = await redirected({wish: wished, gateway});
    expect(record?.cart).to.deep.equal({planVariantId: 'monthly', components: []});
    const reloaded = await openCheckout({browser, gateway, wish: wished});
    await reloaded.checkout.abandonRedirect();
    await reloaded.buy();
    expect(gateway.createOrder.calls).to.have.length(1);
    expect(gateway.pay.calls).to.have.length(2);
  });

  it('a record of somebody else’s making pays no order that nobody agreed to', async () => {
    for (const cart of [undefined, null, 7, {}, {planVariantId: 'monthly'}]) {
      const {browser, record} = await redirected();
      browser.openTab().localStorage.setItem(`sjs-attempt:${shop}`, JSON.stringify({...record, cart}));
      const reloaded = await openCheckout({browser});
      await reloaded.checkout.abandonRedirect();
      await reloaded.buy();
      expect(reloaded.phase, JSON.stringify(cart)).to.equal('confirming');
      expect(reloaded.gateway.pay.calls, JSON.stringify(cart)).to.have.length(0);
      expect(reloaded.gateway.createOrder.calls).to.have.length(0);
    }
  });

  it('a reload shows where the shopper stands', async () => {
    const {browser} = await redirected();
    const reloaded = await openCheckout({browser});
    expect(reloaded.attempt('redirected')).to.deep.equal({
      phase: 'redirected',
      order: {orderId: 'order-1', grossTotal: 89.25, currency: 'EUR'},
      url: undefined,
      attemptId: undefined,
    });
    await reloaded.buy();
    expect(reloaded.gateway.createOrder.calls).to.have.length(0);
  });

  it('the shopper who did not finish there pays the same order again', async () => {
    const {browser} = await redirected();
    const reloaded = await openCheckout({browser});
    await reloaded.checkout.abandonRedirect();
    expect(reloaded.phase).to.equal('editing');
    await reloaded.buy();
    expect(reloaded.gateway.createOrder.calls).to.have.length(0);
    expect(reloaded.gateway.pay.last.input.order.orderId).to.equal('order-1');
  });

  it('billwerk refusing the order that the shopper pays again means that it was probably paid there', async () => {
    const {browser} = await redirected();
    const reloaded = await openCheckout({browser});
    await reloaded.checkout.abandonRedirect();
    await reloaded.buy();
    await reloaded.gateway.pay.last.fail(statusRefused());
    expect(reloaded.attempt('payment-unknown')).to.deep.include({orderId: 'order-1', probablyDone: true});
    expect(reloaded.gateway.createOrder.calls).to.have.length(0);
    await reloaded.checkout.goBack();
    await reloaded.buy();
    expect(reloaded.gateway.pay.calls).to.have.length(1);
  });

  it('a page out of the back/forward cache cannot undo a purchase', async () => {
    const browser = createFakeBrowser();
    const {onStorageChange: _frozen, ...platform} = browser.openTab();
    const frozen = await redirected({browser, platform: {...platform, onStorageChange: () => () => undefined}});
    const back = await openCheckout({browser});
    void back.checkout.returned('transaction-1');
    await settle();
    await back.gateway.finalize.last.answer({orderId: 'order-1'});
    await frozen.checkout.abandonRedirect();
    expect(frozen.attempt('bought').record.orderId).to.equal('order-1');
    await frozen.buy();
    expect(frozen.gateway.pay.calls).to.have.length(1);
    expect(frozen.record?.phase).to.equal('succeeded');
  });

  it('an order that exists already is not said to be closed when it was probably paid there', async () => {
    const existingOrder = {orderId: 'order-9', grossTotal: 20, currency: 'EUR'};
    const open = await openCheckout({existingOrder});
    await open.buy();
    await open.gateway.pay.last.answer({kind: 'redirect', orderId: 'order-9', url: 'https://provider.example/'});
    await open.checkout.abandonRedirect();
    await open.buy();
    await open.gateway.pay.last.fail(statusRefused());
    expect(open.attempt('payment-unknown').probablyDone).to.equal(true);
  });

  it('clearing the site’s data frees nobody to pay again', async () => {
    const {browser, checkout, gateway, buy, attempt} = await redirected();
    browser.clearStorage();
    await settle();
    expect(attempt('redirected').order?.orderId).to.equal('order-1');
    await buy();
    expect(gateway.pay.calls).to.have.length(1);
    await checkout.abandonRedirect();
    expect(attempt('editing').problem).to.equal(undefined);
  });

  it('the return completes the order and tells the page once', async () => {
    const {browser} = await redirected({wish: {...wish, cart: {...wish.cart, couponCode: 'SPRING'}}});
    let stripped = 0;
    const back = await openCheckout({browser, page: {returnSettled: () => void stripped++}});
    void back.checkout.returned('transaction-1');
    await settle();
    expect(back.phase).to.equal('finalizing');
    expect(stripped).to.equal(0);
    await back.gateway.finalize.last.answer({orderId: 'order-1', contractId: 'contract-1'});
    expect(back.attempt('succeeded').receipt).to.deep.include({
      orderId: 'order-1',
      contractId: 'contract-1',
      grossTotal: 89.25,
      planVariantId: 'monthly',
      coupon: 'SPRING',
      returned: true,
    });
    expect(stripped).to.equal(1);
    expect(back.successes).to.have.length(1);
    expect(back.record?.phase).to.equal('succeeded');
  });

  it('two tabs that return finalise once and tell one page', async () => {
    const {browser, gateway} = await redirected();
    const one = await openCheckout({browser, gateway});
    const other = await openCheckout({browser, gateway});
    void one.checkout.returned('transaction-1');
    void other.checkout.returned('transaction-1');
    await settle();
    await gateway.finalize.last.answer({orderId: 'order-1'});
    expect(gateway.finalize.calls).to.have.length(1);
    expect([one.phase, other.phase]).to.deep.equal(['succeeded', 'succeeded']);
    expect([...one.successes, ...other.successes]).to.have.length(1);
  });

  it('a reload of the return page does not tell of the success again', async () => {
    const {browser, gateway} = await redirected();
    const one = await openCheckout({browser, gateway});
    void one.checkout.returned('transaction-1');
    await settle();
    await gateway.finalize.last.answer({orderId: 'order-1'});
    const again = await openCheckout({browser, gateway});
    await again.checkout.returned('transaction-1');
    expect(again.phase).to.equal('succeeded');
    expect([...one.successes, ...again.successes]).to.have.length(1);
  });

  it('an empty answer means the order of the record', async () => {
    const {browser} = await redirected();
    const back = await openCheckout({browser});
    void back.checkout.returned('transaction-1');
    await settle();
    await back.gateway.finalize.last.answer({});
    expect(back.attempt('succeeded').receipt.orderId).to.equal('order-1');
  });

  it('a decline leads back to editing, and the same order is paid', async () => {
    const {browser} = await redirected();
    const back = await openCheckout({browser});
    void back.checkout.returned('transaction-1');
    await settle();
    await back.gateway.finalize.last.fail(declined());
    expect(back.attempt('editing').problem?.code).to.equal('AuthorizationRejected');
    await back.buy(card);
    expect(back.gateway.createOrder.calls).to.have.length(0);
    expect(back.gateway.pay.last.input.order.orderId).to.equal('order-1');
  });

  it('no answer is an unknown payment', async () => {
    const {browser} = await redirected();
    const back = await openCheckout({browser});
    void back.checkout.returned('transaction-1');
    await settle();
    await back.gateway.finalize.last.fail(lost());
    await back.gateway.finalize.last.fail(lost());
    expect(back.attempt('payment-unknown')).to.deep.include({orderId: 'order-1', probablyDone: false});
    await back.buy();
    expect(back.gateway.pay.calls).to.have.length(0);
  });

  it('a return that was probably completed is still called so after a reload, whatever that hears', async () => {
    const {browser} = await redirected();
    const back = await openCheckout({browser});
    void back.checkout.returned('transaction-1');
    await settle();
    await back.gateway.finalize.last.fail(lost());
    await back.gateway.finalize.last.fail(statusRefused());
    expect(back.attempt('payment-unknown').probablyDone).to.equal(true);
    const probably = {orderId: 'order-1', probablyDone: true, underWay: false};
    expect((await openCheckout({browser})).attempt('payment-unknown')).to.deep.include(probably);
    const again = await openCheckout({browser});
    void again.checkout.returned('transaction-1');
    await settle();
    await again.gateway.finalize.last.fail(lost());
    expect(again.attempt('payment-unknown')).to.deep.include(probably);
    expect((await openCheckout({browser})).attempt('payment-unknown')).to.deep.include(probably);
  });

  it('nobody can say that they did not finish while the return is under way, or after it got no answer', async () => {
    const first = await redirected();
    const {browser, gateway} = first;
    const back = await openCheckout({browser, gateway});
    void back.checkout.returned('transaction-1');
    await settle();
    expect(first.phase).to.equal('payment-unknown');
    await first.checkout.abandonRedirect();
    expect(first.phase).to.equal('payment-unknown');
    await gateway.finalize.last.fail(lost());
    await gateway.finalize.last.fail(lost());
    const reloaded = await openCheckout({browser, gateway});
    expect(reloaded.phase).to.equal('payment-unknown');
    await reloaded.checkout.abandonRedirect();
    await reloaded.buy();
    expect(gateway.pay.calls).to.have.length(1);
  });

  it('a return that got no answer can be asked about again, without leaving the page', async () => {
    const {browser} = await redirected();
    const back = await openCheckout({browser});
    expect(back.checkout.canResolve).to.equal(false);
    void back.checkout.returned('transaction-1');
    await settle();
    await back.gateway.finalize.last.fail(lost());
    await back.gateway.finalize.last.fail(lost());
    expect(back.phase).to.equal('payment-unknown');
    expect(back.checkout.canResolve).to.equal(true);
    void back.checkout.resolve();
    await settle();
    expect(back.phase).to.equal('finalizing');
    await back.gateway.finalize.last.answer({orderId: 'order-1'});
    expect(back.phase).to.equal('succeeded');
    expect(back.gateway.finalize.calls).to.have.length(3);
  });

  it('a late refusal of the return leads back to editing, and the same order is paid', async () => {
    const {browser} = await redirected();
    const back = await openCheckout({browser});
    void back.checkout.returned('transaction-1');
    await browser.clock.advance(60_000);
    expect(back.phase).to.equal('payment-unknown');
    await back.gateway.finalize.last.fail(declined());
    expect(back.attempt('editing').problem?.code).to.equal('AuthorizationRejected');
    await back.buy();
    expect(back.gateway.pay.last.input.order.orderId).to.equal('order-1');
    // A refusal of the other call, later still, disturbs nobody.
    await back.gateway.finalize.calls[0]!.fail(declined());
    expect(back.phase).to.equal('paying');
  });

  it('a late answer to the return completes the order after all', async () => {
    const {browser} = await redirected();
    const back = await openCheckout({browser});
    void back.checkout.returned('transaction-1');
    await browser.clock.advance(60_000);
    expect(back.phase).to.equal('payment-unknown');
    await back.gateway.finalize.calls[0]!.answer({orderId: 'order-1'});
    expect(back.phase).to.equal('succeeded');
    expect(back.successes).to.have.length(1);
  });

  it('the decline of an older redirect does not touch the payment that is under way now', async () => {
    const {browser, checkout, buy, gateway} = await redirected();
    await checkout.abandonRedirect();
    await buy();
    expect(gateway.pay.calls).to.have.length(2);
    const back = await openCheckout({browser});
    void back.checkout.returned('transaction-1');
    await settle();
    await back.gateway.finalize.last.fail(declined());
    expect(back.record?.phase).to.equal('paying');
    expect(back.phase).to.equal('payment-unknown');
    await back.buy();
    expect(back.gateway.pay.calls).to.have.length(0);
  });

  it('opening the return again after the record is gone tells of nothing twice', async () => {
    const {browser, gateway} = await redirected();
    const one = await openCheckout({browser, gateway});
    void one.checkout.returned('transaction-1');
    await settle();
    await gateway.finalize.last.answer({orderId: 'order-1'});
    await browser.clock.advance(25 * 60 * 60 * 1000);
    const again = await openCheckout({browser, gateway});
    await again.checkout.returned('transaction-1');
    expect(again.phase).to.equal('succeeded');
    expect(again.successes).to.have.length(0);
  });

  it('opening an older return again touches no payment that goes on at the provider’s now', async () => {
    for (const end of ['accepted', 'declined'] as const) {
      const {browser, gateway, checkout, buy} = await redirected();
      const back = await openCheckout({browser, gateway});
      void back.checkout.returned('transaction-1');
      await settle();
      if (end === 'accepted') await gateway.finalize.last.answer({orderId: 'order-1'});
      else await gateway.finalize.last.fail(declined());
      await checkout.goBack();
      await buy();
      if (end === 'accepted') await gateway.createOrder.last.answer(orderOf('order-2'));
      const orderId = end === 'accepted' ? 'order-2' : 'order-1';
      await gateway.pay.last.answer({kind: 'redirect', orderId, url: 'https://provider.example/'});
      const again = await openCheckout({browser, gateway});
      void again.checkout.returned('transaction-1');
      await settle();
      expect(again.record, end).to.deep.include({phase: 'redirected', orderId});
      expect(again.successes).to.have.length(0);
      expect(gateway.finalize.calls).to.have.length(1);
    }
  });

  it('a return that completes an older order leaves the attempt that goes on at the provider’s', async () => {
    const {browser} = await redirected();
    const back = await openCheckout({browser});
    void back.checkout.returned('transaction-0');
    await settle();
    await back.gateway.finalize.last.answer({orderId: 'order-0'});
    expect(back.attempt('succeeded').receipt.orderId).to.equal('order-0');
    expect(back.record).to.deep.include({phase: 'redirected', orderId: 'order-1'});
  });

  it('a return without an answer is waited for, whatever begins after the site’s data were cleared', async () => {
    const {browser} = await redirected();
    const back = await openCheckout({browser});
    void back.checkout.returned('transaction-1');
    await settle();
    browser.clearStorage();
    await browser.clock.advance(60_000);
    expect(back.phase).to.equal('payment-unknown');
    const other = await openCheckout({browser});
    await other.buy();
    await other.gateway.createOrder.last.answer(orderOf('order-2'));
    await other.gateway.pay.last.fail(declined());
    expect(back.phase).to.equal('payment-unknown');
  });

  it('a purchase that is completed in another browser is remembered there', async () => {
    const back = await openCheckout();
    void back.checkout.returned('transaction-1');
    await settle();
    await back.gateway.finalize.last.answer({orderId: 'order-1'});
    const reloaded = await openCheckout({browser: back.browser});
    expect(reloaded.attempt('bought').record.orderId).to.equal('order-1');
  });

  it('another browser can complete the order too', async () => {
    const back = await openCheckout();
    void back.checkout.returned('transaction-1');
    await settle();
    await back.gateway.finalize.last.answer({orderId: 'order-1'});
    expect(back.attempt('succeeded').receipt).to.deep.include({orderId: 'order-1', returned: true});
    expect(back.successes).to.have.length(1);
  });
});

describe('a tab that saw another one pay, and wants another purchase', () => {
  it('is not thrown back to the first one when the time for its answer is over', async () => {
    const [one, other] = await openTabs();
    await one.buy();
    await one.gateway.createOrder.last.answer(orderOf());
    expect(other.phase).to.equal('payment-unknown');
    await one.gateway.pay.last.answer(acceptedOf());
    await other.checkout.goBack();
    await one.browser.clock.advance(31_000);
    expect(other.phase).to.equal('editing');
  });
});

describe('a tab that hears nothing of the others', () => {
  it('looks what became of a payment when its time is over', async () => {
    const [browser, gateway] = [createFakeBrowser(), createFakeGateway()];
    const one = await openCheckout({browser, gateway});
    await one.buy();
    await gateway.createOrder.last.answer(orderOf());
    const deaf = await openCheckout({
      browser,
      gateway,
      platform: {...browser.openTab(), onStorageChange: () => () => undefined},
    });
    expect(deaf.attempt('payment-unknown').underWay).to.equal(true);
    await gateway.pay.last.answer(acceptedOf());
    expect(deaf.phase).to.equal('payment-unknown');
    await browser.clock.advance(30_000);
    expect(deaf.phase).to.equal('bought');
  });
});

describe('two checkouts that were pressed at once', () => {
  it('leave no order unpaid, whenever the second begins', async () => {
    for (let turns = 0; turns < 40; turns += 1) {
      const browser = createFakeBrowser();
      const gateway = createFakeGateway();
      const one = await openCheckout({browser, gateway});
      let approve = (): void => undefined;
      const approval = new Promise<void>((resolve) => (approve = resolve));
      const other = await openCheckout({browser, gateway, page: {approve: () => approval}});
      await other.buy();
      await one.buy();
      void gateway.createOrder.last.answer(orderOf());
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      approve();
      await settle();
      expect(gateway.createOrder.calls, `${turns} turns`).to.have.length(1);
      expect(gateway.pay.calls, `${turns} turns`).to.have.length(1);
    }
  });
});

describe('a checkout that was taken away', () => {
  it('listens to nothing any more', async () => {
    const [one, other] = await openTabs();
    other.checkout.dispose();
    await one.buy();
    expect(other.phase).to.equal('editing');
  });

  it('waits for nothing any more', async () => {
    const [one, other] = await openTabs();
    await one.buy();
    await one.gateway.createOrder.last.answer(orderOf());
    const {pending} = one.browser.clock;
    other.checkout.dispose();
    expect(one.browser.clock.pending).to.equal(pending - 1);
  });
});

describe('an order that was made elsewhere', () => {
  const order = {orderId: 'order-9', grossTotal: 89.25, currency: 'EUR'};

  it('is paid without a question where this browser knows the day it is for', async () => {
    const open = await openCheckout();
    open.gateway.preview.always(() => previewOf(89.25, {dueDate: '2026-12-01T00:00:00Z'}));
    open.checkout.change({...wish, cart: {...wish.cart, quantity: 2}});
    await settle();
    await open.buy();
    await open.gateway.createOrder.last.answer(orderOf('order-9', 89.25, {dueDate: '2026-12-01T00:00:00Z'}));
    await open.gateway.pay.last.fail(declined());
    const {browser, gateway} = open;
    const linked = await openCheckout({browser, gateway, existingOrder: order});
    await linked.buy();
    expect(linked.phase).to.equal('paying');
  });

  for (const status of ['Expired', 'Failed', 'Declined', 'Completed']) {
    it(`is shown as closed when it is ${status}, and not paid`, async () => {
      const {attempt, buy, gateway} = await openCheckout({existingOrder: {...order, status}});
      expect(attempt('closed')).to.deep.include({orderId: 'order-9', status});
      await buy();
      expect(gateway.pay.calls).to.have.length(0);
    });
  }

  it('is shown as submitted while the merchant still has to approve it, and tells of no success', async () => {
    const opened = await openCheckout({existingOrder: {...order, status: 'ApprovalPending'}});
    expect(opened.phase).to.equal('submitted');
    expect(opened.successes).to.have.length(0);
  });

  it('is known to be paid here, also in another tab, and long after', async () => {
    const browser = createFakeBrowser();
    const one = await openCheckout({browser, existingOrder: order});
    const other = await openCheckout({browser, existingOrder: order, gateway: one.gateway});
    await one.buy();
    await one.gateway.pay.last.answer(acceptedOf('order-9'));
    expect(one.phase).to.equal('succeeded');
    for (const minutes of [0, 31]) {
      await browser.clock.advance(minutes * 60_000);
      const reloaded = await openCheckout({browser, existingOrder: order, gateway: one.gateway});
      for (const each of [other, reloaded]) {
        expect(each.attempt('closed')).to.deep.include({orderId: 'order-9', status: 'Completed'});
        await each.checkout.goBack();
        await each.buy();
        expect(each.phase).to.equal('closed');
      }
    }
    expect(one.gateway.pay.calls).to.have.length(1);
    const another = await openCheckout({browser, existingOrder: {...order, orderId: 'order-10'}});
    expect(another.phase).to.equal('editing');
  });

  it('that was declined keeps the amount that the page says, whatever the record says', async () => {
    const browser = createFakeBrowser();
    const one = await openCheckout({browser, existingOrder: order});
    await one.buy();
    await one.gateway.pay.last.fail(declined());
    const after = await openCheckout({browser, existingOrder: {...order, grossTotal: 20}});
    await after.buy();
    expect(after.gateway.pay.last.input.order).to.deep.equal({...order, grossTotal: 20});
  });

  it('can be paid while it is open', async () => {
    const {phase} = await openCheckout({existingOrder: {...order, status: 'InProgress'}});
    expect(phase).to.equal('editing');
  });
});
