import {expect} from '@open-wc/testing';
import {CheckoutError} from '../../../src/errors.ts';
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
import {openCheckout} from '../../support/open-checkout.ts';
import type {OpenCheckout, OpenOptions} from '../../support/open-checkout.ts';
import {createFakeBrowser} from '../../support/fake-platform.ts';

const {cart, customer} = wish;

/** A checkout whose first order was made and whose first payment was declined. */
async function afterDecline(options?: OpenOptions): Promise<OpenCheckout> {
  const open = await openCheckout(options);
  await open.buy();
  await open.gateway.createOrder.last.answer(orderOf());
  await open.gateway.pay.last.fail(declined());
  return open;
}

/** A checkout whose order the hook is just committing; asked what became of it, it says that nothing has. */
async function whileCommitting(): Promise<OpenCheckout> {
  const gateway = createFakeGateway();
  gateway.preview.always(() => previewOf(0, {pay: 'commit'}));
  gateway.resolveOrder.always((orderId) => ({orderId, status: 'InProgress'}));
  const open = await openCheckout({gateway, canResolve: true});
  void open.checkout.submit(undefined);
  await settle();
  await gateway.createOrder.last.answer(orderOf('order-1', 0, {pay: 'commit'}));
  return open;
}

describe('buying in two steps', () => {
  it('makes an order, pays it and says what was bought', async () => {
    const open = await openCheckout();
    const {gateway} = open;
    await open.buy(card);
    expect(gateway.createOrder.last.input).to.deep.include({
      cart: {planVariantId: 'monthly', components: []},
      customer,
    });
    expect(gateway.pay.calls).to.have.length(0);
    await gateway.createOrder.last.answer(orderOf());
    expect(open.ordered.map(({orderId}) => orderId)).to.deep.equal(['order-1']);
    expect(gateway.pay.last.input).to.deep.equal({
      order: {orderId: 'order-1', grossTotal: 89.25, currency: 'EUR'},
      data: card,
    });
    await gateway.pay.last.answer(acceptedOf());
    expect(open.attempt('succeeded').receipt).to.deep.equal({
      orderId: 'order-1',
      contractId: 'contract-1',
      customerId: 'customer-1',
      grossTotal: 89.25,
      currency: 'EUR',
      planVariantId: 'monthly',
      coupon: undefined,
      status: 'PaymentPending',
      returned: false,
    });
    expect(open.successes).to.deep.equal([open.attempt('succeeded').receipt]);
    expect(open.record).to.deep.include({phase: 'succeeded', orderId: 'order-1', contractId: 'contract-1'});
  });

  it('makes one order of ten submits', async () => {
    const {buy, checkout, gateway} = await openCheckout();
    for (let press = 0; press < 10; press++) void checkout.submit(card);
    await settle();
    await buy();
    expect(gateway.createOrder.calls).to.have.length(1);
    await gateway.createOrder.last.answer(orderOf());
    await buy();
    expect(gateway.pay.calls).to.have.length(1);
    await gateway.pay.last.answer(acceptedOf());
    await buy();
    expect([gateway.createOrder.calls.length, gateway.pay.calls.length]).to.deep.equal([1, 1]);
  });

  it('writes its record before the first request leaves, with nothing personal and no payment data in it', async () => {
    const gateway = createFakeGateway();
    const browser = createFakeBrowser();
    const records: string[] = [];
    const remember = () => records.push(JSON.stringify([...browser.stored]));
    gateway.createOrder.always(() => {
      remember();
      return orderOf();
    });
    gateway.pay.always(() => {
      remember();
      return acceptedOf();
    });
    const {record} = await openCheckout({gateway, browser}).then(async (open) => {
      await open.buy(card);
      return open;
    });
    expect(records).to.have.length(2);
    expect(records[0]).to.include('ordering');
    expect(records[1]).to.include('paying').and.to.include('order-1');
    expect(record).to.have.all.keys(
      'attemptId,idempotencyKey,phase,orderId,madeAt,contractId,total,currency,pay,cart,buyer,createdAt,updatedAt'.split(
        ',',
      ),
    );
    const written = records.join() + JSON.stringify([...browser.stored]);
    const secrets = [
      ...Object.values<string>(card),
      ...Object.values<string>({...customer.address}),
      customer.emailAddress!,
      'Ada',
      'Lovelace',
    ];
    for (const secret of secrets.filter((text) => text.length > 1 && text !== 'DE')) {
      expect(written).not.to.include(secret);
    }
  });

  it('does not start without payment data', async () => {
    const {checkout, gateway, attempt} = await openCheckout();
    await checkout.submit(undefined);
    expect(attempt('editing').problem?.code).to.equal('NoPaymentMethod');
    expect(gateway.createOrder.calls).to.have.length(0);
  });

  it('ignores changes of the cart while an order is under way', async () => {
    const {checkout, buy, gateway} = await openCheckout();
    await buy();
    checkout.change({cart: {...cart, planVariantId: 'yearly'}, customer});
    expect(checkout.state.wish).to.equal(wish);
    expect(gateway.preview.calls).to.have.length(1);
  });
});

describe('the amount', () => {
  it('of the order, when it is another than was shown, is asked about before anything is paid', async () => {
    const open = await openCheckout();
    const {gateway} = open;
    await open.buy();
    await gateway.createOrder.last.answer(orderOf('order-1', 99));
    expect(open.attempt('confirming')).to.deep.include({
      shown: {amount: 89.25, currency: 'EUR', dueDate: undefined},
      now: {amount: 99, currency: 'EUR', dueDate: undefined},
    });
    expect(gateway.pay.calls).to.have.length(0);
    await open.buy();
    expect(gateway.createOrder.calls).to.have.length(1);
    expect(gateway.pay.last.input.order).to.deep.equal({orderId: 'order-1', grossTotal: 99, currency: 'EUR'});
  });

  it('that takes effect on another day than was shown is asked about', async () => {
    const gateway = createFakeGateway();
    const [shown, now] = ['2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'];
    gateway.preview.always(() => previewOf(0, {pay: 'commit', dueDate: shown}));
    const open = await openCheckout({gateway});
    void open.checkout.submit(undefined);
    await settle();
    await gateway.createOrder.last.answer(orderOf('order-1', 0, {pay: 'commit', dueDate: now}));
    expect(gateway.commit.calls).to.have.length(0);
    expect([open.attempt('confirming').shown?.dueDate, open.attempt('confirming').now.dueDate]).to.deep.equal([
      shown,
      now,
    ]);
    void open.checkout.submit(undefined);
    await settle();
    expect(gateway.commit.calls).to.have.length(1);
  });

  it('in another currency is another amount', async () => {
    const open = await openCheckout();
    await open.buy();
    await open.gateway.createOrder.last.answer(orderOf('order-1', 89.25, {currency: 'CHF'}));
    expect(open.attempt('confirming').now.currency).to.equal('CHF');
    expect(open.gateway.pay.calls).to.have.length(0);
  });

  it('can be refused, and the shopper goes on editing', async () => {
    const open = await openCheckout();
    await open.buy();
    await open.gateway.createOrder.last.answer(orderOf('order-1', 99));
    await open.checkout.goBack();
    expect(open.attempt('editing').problem).to.equal(undefined);
    expect(open.gateway.pay.calls).to.have.length(0);
  });

  it('is not paid when the order contradicts itself', async () => {
    const open = await openCheckout();
    await open.buy();
    const contradictory = new CheckoutError('AmountContradictory', {audience: 'merchant', outcome: 'declined'});
    await open.gateway.createOrder.last.fail(contradictory);
    expect(open.failures).to.deep.equal([contradictory]);
    expect(open.phase).to.equal('order-unknown');
    expect(open.gateway.pay.calls).to.have.length(0);
  });
});

describe('an order that cannot be paid as it is', () => {
  /** The first answer of an attempt. */
  async function unpayable({buy, gateway}: Pick<OpenCheckout, 'buy' | 'gateway'>): Promise<void> {
    await buy();
    await gateway.createOrder.last.answer({...orderOf(), currency: ''});
  }

  const lacking = [{currency: ''}, {grossTotal: Number.NaN}, {grossTotal: -1}];

  it('because it lacks an amount or a currency, is not paid', async () => {
    for (const lack of lacking) {
      const open = await openCheckout();
      await open.buy();
      await open.gateway.createOrder.last.answer({...orderOf(), ...lack});
      expect(
        open.failures.map(({code}) => code),
        JSON.stringify(lack),
      ).to.deep.equal(['AmountContradictory']);
      expect(open.attempt('order-unknown')).to.include({retriesLeft: 1, reference: 'order-1'});
      expect(open.gateway.pay.calls).to.have.length(0);
    }
  });

  it('may be asked for once more, and is paid when it comes with an amount then', async () => {
    const open = await openCheckout();
    await unpayable(open);
    void open.checkout.retryOrder();
    await settle();
    await open.gateway.createOrder.last.answer(orderOf('order-2'));
    expect(open.gateway.pay.last.input.order.orderId).to.equal('order-2');
    await open.gateway.pay.last.answer(acceptedOf('order-2'));
    expect(open.phase).to.equal('succeeded');
    expect(open.record?.unpayable).to.equal(undefined);
  });

  it('is never followed by a third one, whatever the shopper presses, edits or loads again', async () => {
    let open = await openCheckout();
    const {browser, gateway} = open;
    await unpayable(open);
    void open.checkout.retryOrder();
    await settle();
    await gateway.createOrder.last.answer({...orderOf('order-2'), grossTotal: Number.NaN});
    expect(open.attempt('closed')).to.include({status: 'unpayable', orderId: 'order-2'});
    for (let round = 0; round < 3; round++) {
      await open.checkout.goBack();
      open.checkout.change({...wish, cart: {...wish.cart, quantity: round + 2}});
      await settle();
      await open.buy();
      expect(open.attempt('closed')).to.include({status: 'unpayable', orderId: 'order-2'});
      await browser.clock.advance(31 * 60_000);
      open = await openCheckout({browser, gateway});
    }
    expect(gateway.createOrder.calls).to.have.length(2);
  });

  it('is counted, although the shopper goes back, reloads the page, edits, or is refused in between', async () => {
    const open = await openCheckout();
    const {browser, gateway} = open;
    await unpayable(open);
    await open.checkout.goBack();
    await open.buy();
    await gateway.createOrder.last.fail(declined());
    expect(open.phase).to.equal('editing');
    const reloaded = await openCheckout({browser, gateway});
    reloaded.checkout.change({...wish, customer: {...wish.customer, emailAddress: 'b@example.org'}});
    await settle();
    await reloaded.buy();
    await gateway.createOrder.last.fail(
      new CheckoutError('PreviewIncomplete', {outcome: 'declined', reference: 'r-1'}),
    );
    expect(reloaded.attempt('closed')).to.include({status: 'unpayable', orderId: 'r-1'});
    expect(open.attempt('closed')).to.include({status: 'unpayable', orderId: 'r-1'});
  });

  it('keeps nobody from paying an order that the shop has made', async () => {
    const {browser, gateway, ...open} = await openCheckout();
    await unpayable({buy: open.buy, gateway});
    void open.checkout.retryOrder();
    await settle();
    await gateway.createOrder.last.answer({...orderOf('order-2'), currency: ''});
    const link = await openCheckout({browser, gateway, existingOrder: orderOf('order-3')});
    await link.buy();
    expect(gateway.pay.last.input.order.orderId).to.equal('order-3');
  });

  it('is not paid when the page names it either', async () => {
    for (const lack of lacking) {
      const open = await openCheckout({existingOrder: {...orderOf(), ...lack}});
      await open.buy();
      await open.buy();
      expect(open.gateway.pay.calls, JSON.stringify(lack)).to.have.length(0);
    }
  });
});

describe('the page', () => {
  it('is asked before anything is ordered, with the amount', async () => {
    const asked: unknown[] = [];
    const approve = (purchase: unknown) => {
      asked.push(purchase);
      return Promise.resolve();
    };
    const {buy, gateway} = await openCheckout({page: {approve}});
    await buy();
    expect(asked).to.deep.equal([
      {cart: {planVariantId: 'monthly', components: []}, grossTotal: 89.25, currency: 'EUR'},
    ]);
    expect(gateway.createOrder.calls).to.have.length(1);
  });

  it('stops the purchase by rejecting', async () => {
    const approve = () => Promise.reject(new Error('robot'));
    const {buy, gateway, attempt, failures, browser} = await openCheckout({page: {approve}});
    await buy();
    expect(attempt('editing').problem?.code).to.equal('SubmitRefused');
    expect(failures.map(({code}) => code)).to.deep.equal(['SubmitRefused']);
    expect(gateway.createOrder.calls).to.have.length(0);
    expect(browser.stored.size).to.equal(0);
  });
});

describe('a coupon', () => {
  it('that billwerk flagged is not sent', async () => {
    const {checkout, gateway, buy} = await openCheckout();
    gateway.preview.always(() => previewOf(89.25, {coupon: {code: 'STAR', valid: false}}));
    checkout.change({cart: {...cart, couponCode: 'STAR'}, customer});
    await settle();
    await buy();
    expect(gateway.createOrder.last.input.cart).not.to.have.property('couponCode');
  });

  it('that is valid is sent', async () => {
    const {checkout, gateway, buy} = await openCheckout();
    gateway.preview.always(() => previewOf(44.5, {coupon: {code: 'HALF', valid: true}}));
    checkout.change({cart: {...cart, couponCode: 'HALF'}, customer});
    await settle();
    await buy();
    expect(gateway.createOrder.last.input.cart.couponCode).to.equal('HALF');
  });

  it('used up meanwhile leads back to editing with a new price', async () => {
    for (const flow of ['two-step', 'subscribe'] as const) {
      const open = await openCheckout({flow});
      const {checkout, gateway} = open;
      gateway.preview.always(() => previewOf(44.5, {coupon: {code: 'HALF', valid: true}}));
      checkout.change({cart: {...cart, couponCode: 'HALF'}, customer});
      await settle();
      await open.buy();
      gateway.preview.always(() => previewOf(89.25, {coupon: {code: 'HALF', valid: false}}));
      const refused = new CheckoutError('InvalidCouponCode', {audience: 'shopper', outcome: 'fixable'});
      await (flow === 'subscribe' ? gateway.subscribe : gateway.createOrder).last.fail(refused);
      expect(open.attempt('editing').problem, flow).to.equal(refused);
      expect(checkout.state.price).to.deep.include({status: 'settled'});
      expect(gateway.preview.calls).to.have.length(3);
      await open.buy();
      const request = flow === 'subscribe' ? gateway.subscribe.last.input.request : gateway.createOrder.last.input;
      expect(request.cart, flow).not.to.have.property('couponCode');
    }
  });
});

describe('a change that gives money back', () => {
  it('is committed; nobody pays less than nothing', async () => {
    for (const [pay, phase] of [
      ['commit', 'paying'],
      ['stored', 'order-unknown'],
      ['interactive', 'order-unknown'],
    ] as const) {
      const open = await openCheckout();
      const {gateway, checkout} = open;
      gateway.preview.always(() => previewOf(-12.5, {pay}));
      checkout.change({...checkout.state.wish, cart: {...checkout.state.wish.cart, quantity: 2}});
      await settle();
      await open.buy();
      await gateway.createOrder.last.answer({...orderOf('order-1', -12.5), pay});
      expect(open.phase, pay).to.equal(phase);
      expect(gateway.commit.calls.length, pay).to.equal(pay === 'commit' ? 1 : 0);
      expect([...gateway.pay.calls, ...gateway.payStored.calls], pay).to.be.empty;
    }
  });
});

describe('after a decline', () => {
  it('the shopper is back at editing, and the same order is paid again', async () => {
    const open = await afterDecline();
    expect(open.attempt('editing').problem?.code).to.equal('AuthorizationRejected');
    await open.buy(debit);
    expect(open.gateway.createOrder.calls).to.have.length(1);
    expect(open.gateway.pay.calls).to.have.length(2);
    expect(open.gateway.pay.last.input).to.deep.include({data: debit});
    expect(open.gateway.pay.last.input.order.orderId).to.equal('order-1');
    await open.gateway.pay.last.answer(acceptedOf());
    expect(open.successes).to.have.length(1);
  });

  it('a changed cart or customer makes a new order', async () => {
    for (const changed of [
      {cart: {...cart, quantity: 2}, customer},
      {cart, customer: {...customer, emailAddress: 'countess@example.org'}},
    ]) {
      const open = await afterDecline();
      open.checkout.change(changed);
      await settle();
      await open.buy();
      expect(open.gateway.createOrder.calls).to.have.length(2);
      await open.gateway.createOrder.last.answer(orderOf('order-2'));
      expect(open.gateway.pay.last.input.order.orderId).to.equal('order-2');
      const [first, second] = open.gateway.createOrder.calls;
      expect(first!.input.idempotencyKey).not.to.equal(second!.input.idempotencyKey);
    }
  });

  it('billwerk may refuse the order because it was paid elsewhere: nobody orders another before they were told', async () => {
    const open = await afterDecline();
    const {gateway} = open;
    await open.buy();
    await gateway.pay.last.fail(statusRefused());
    expect(open.attempt('closed')).to.deep.include({orderId: 'order-1', status: ''});
    await open.buy();
    const otherTab = await openCheckout({browser: open.browser, gateway});
    expect(otherTab.attempt('closed').orderId).to.equal('order-1');
    expect(gateway.createOrder.calls).to.have.length(1);
    await otherTab.checkout.goBack();
    await otherTab.buy();
    const [first, second] = gateway.createOrder.calls;
    expect(first!.input.idempotencyKey).not.to.equal(second!.input.idempotencyKey);
    await gateway.createOrder.last.answer(orderOf('order-2'));
    expect(gateway.pay.last.input.order.orderId).to.equal('order-2');
  });

  it('whoever can be asked is asked what became of an order that billwerk refuses because of its status', async () => {
    const open = await afterDecline({canResolve: true});
    await open.buy();
    await open.gateway.pay.last.fail(statusRefused());
    await open.gateway.resolveOrder.last.answer({orderId: 'order-1', status: 'Completed'});
    expect(open.phase).to.equal('succeeded');
    expect(open.gateway.createOrder.calls).to.have.length(1);
  });
});

describe('an order that billwerk refuses because of its status, after the payment was called unknown', () => {
  it('is not replaced: the shopper was told not to order again', async () => {
    const open = await afterDecline();
    await open.buy(debit);
    await open.browser.clock.advance(30_000);
    await open.gateway.pay.last.fail(statusRefused());
    expect(open.gateway.createOrder.calls).to.have.length(1);
    expect(open.attempt('payment-unknown').probablyDone).to.equal(true);
  });
});

describe('site data cleared in between', () => {
  it('leave nobody stuck whose order is closed after a decline', async () => {
    const open = await afterDecline();
    await open.buy();
    open.browser.clearStorage();
    await open.gateway.pay.last.fail(statusRefused());
    await open.checkout.goBack();
    expect(open.phase).to.equal('editing');
    await open.buy();
    expect(open.phase).to.equal('ordering');
  });

  it('stop an order from being paid that no record tells of', async () => {
    const open = await openCheckout();
    await open.buy();
    open.browser.clearStorage();
    await open.gateway.createOrder.last.answer(orderOf());
    expect(open.gateway.pay.calls).to.have.length(0);
    await open.buy();
    expect(open.gateway.createOrder.calls).to.have.length(1);
    expect(open.gateway.pay.calls).to.have.length(1);
  });
});

describe('an order that got no answer', () => {
  it('is said to be unknown after 30 seconds, and may be asked for once more with the same key', async () => {
    const open = await openCheckout();
    const {gateway} = open;
    await open.buy();
    await open.browser.clock.advance(30_000);
    expect(open.attempt('order-unknown').retriesLeft).to.equal(1);
    void open.checkout.retryOrder();
    await settle();
    expect(gateway.createOrder.calls).to.have.length(2);
    const [first, second] = gateway.createOrder.calls;
    expect(second!.input).to.deep.equal(first!.input);
    await second!.fail(lost());
    expect(open.attempt('order-unknown').retriesLeft).to.equal(0);
    void open.checkout.retryOrder();
    await settle();
    expect(gateway.createOrder.calls).to.have.length(2);
  });

  it('is paid when the answer comes late', async () => {
    const open = await openCheckout();
    await open.buy();
    await open.browser.clock.advance(60_000);
    await open.gateway.createOrder.last.answer(orderOf());
    expect(open.gateway.pay.calls).to.have.length(1);
    await open.gateway.pay.last.answer(acceptedOf());
    expect(open.phase).to.equal('succeeded');
  });

  it('is ignored when it answers after the retry: only the newest order is paid', async () => {
    const open = await openCheckout();
    const {gateway} = open;
    await open.buy();
    await open.browser.clock.advance(30_000);
    void open.checkout.retryOrder();
    await settle();
    const [first, second] = gateway.createOrder.calls;
    await first!.answer(orderOf('order-1'));
    expect(gateway.pay.calls).to.have.length(0);
    await second!.answer(orderOf('order-2'));
    expect(gateway.pay.calls.map(({input}) => input.order.orderId)).to.deep.equal(['order-2']);
    expect(open.record?.orderId).to.equal('order-2');
  });

  it('that answers late ends the offer of a retry at once, also while the record is being written', async () => {
    const open = await openCheckout();
    const {gateway} = open;
    await open.buy();
    await open.browser.clock.advance(30_000);
    const told = gateway.createOrder.last.answer(orderOf('order-1'));
    // The shopper presses in the very moment of the answer.
    await Promise.resolve();
    for (let press = 0; press < 5; press++) {
      void open.checkout.retryOrder();
      await Promise.resolve();
    }
    await told;
    expect(gateway.createOrder.calls).to.have.length(1);
    expect(gateway.pay.calls).to.have.length(1);
  });

  it('is asked for once more, however often the shopper presses', async () => {
    const open = await openCheckout();
    await open.buy();
    await open.browser.clock.advance(30_000);
    for (let press = 0; press < 5; press++) void open.checkout.retryOrder();
    await settle();
    expect(open.gateway.createOrder.calls).to.have.length(2);
  });

  it('is not asked for again while another tab is paying', async () => {
    const browser = createFakeBrowser();
    const open = await openCheckout({browser});
    await open.buy();
    await browser.clock.advance(90_000);
    const other = await openCheckout({browser});
    await other.buy();
    await other.gateway.createOrder.last.answer(orderOf('order-2'));
    await open.checkout.retryOrder();
    expect(open.gateway.createOrder.calls).to.have.length(1);
    expect(open.attempt('payment-unknown').orderId).to.equal('order-2');
  });

  it('is nobody’s when the shopper went back', async () => {
    const open = await openCheckout();
    const {gateway} = open;
    await open.buy();
    await gateway.createOrder.last.fail(lost());
    expect(open.phase).to.equal('order-unknown');
    await open.checkout.goBack();
    expect(open.phase).to.equal('editing');
    await open.buy();
    await gateway.createOrder.last.answer(orderOf('order-2'));
    expect(gateway.pay.calls).to.have.length(1);
  });
});

describe('buying in one call', () => {
  it('orders and pays at once', async () => {
    const open = await openCheckout({flow: 'subscribe'});
    await open.buy();
    expect(open.record).to.deep.include({phase: 'paying'});
    expect(open.gateway.createOrder.calls).to.have.length(0);
    await open.gateway.subscribe.last.answer(acceptedOf());
    expect(open.attempt('succeeded').receipt).to.deep.include({orderId: 'order-1', planVariantId: 'monthly'});
    expect(open.record).to.deep.include({phase: 'succeeded', orderId: 'order-1'});
  });

  it('is called once, however often the button is pressed', async () => {
    const open = await openCheckout({flow: 'subscribe'});
    for (let press = 0; press < 10; press++) void open.checkout.submit(card);
    await settle();
    expect(open.gateway.subscribe.calls).to.have.length(1);
  });

  it('waits for the price of exactly this cart', async () => {
    const open = await openCheckout({flow: 'subscribe'});
    open.gateway.preview.manual();
    open.checkout.change({cart: {...cart, quantity: 2}, customer});
    await open.buy();
    expect(open.gateway.subscribe.calls).to.have.length(0);
    await open.gateway.preview.last.answer(previewOf(178.5));
    expect(open.attempt('confirming').now.amount).to.equal(178.5);
    expect(open.gateway.subscribe.calls).to.have.length(0);
    await open.buy();
    expect(open.gateway.subscribe.calls).to.have.length(1);
  });

  it('that leads to the provider’s page for another amount is not paid otherwise before that was agreed to', async () => {
    const open = await openCheckout({flow: 'subscribe'});
    await open.buy();
    const redirect = {kind: 'redirect', orderId: 'order-1', url: 'https://provider.example/'} as const;
    await open.gateway.subscribe.last.answer({...redirect, grossTotal: 99, currency: 'EUR'});
    await open.checkout.abandonRedirect();
    await open.buy();
    expect(open.attempt('confirming').now).to.deep.equal({amount: 99, currency: 'EUR', dueDate: undefined});
    await open.buy();
    expect(open.gateway.pay.last.input.order.grossTotal).to.equal(99);
  });

  it('may be called again after a decline', async () => {
    const open = await openCheckout({flow: 'subscribe'});
    await open.buy();
    await open.gateway.subscribe.last.fail(declined());
    expect(open.attempt('editing').problem?.code).to.equal('AuthorizationRejected');
    await open.buy();
    expect(open.gateway.subscribe.calls).to.have.length(2);
  });

  it('is never repeated without an answer', async () => {
    const open = await openCheckout({flow: 'subscribe'});
    await open.buy();
    await open.gateway.subscribe.last.fail(lost());
    expect(open.phase).to.equal('payment-unknown');
    await open.buy();
    await open.checkout.retryOrder();
    await open.checkout.goBack();
    await open.buy();
    expect(open.gateway.subscribe.calls).to.have.length(1);
    expect(open.gateway.createOrder.calls).to.have.length(0);
  });
});

describe('an order that exists already', () => {
  const existingOrder = {orderId: 'order-9', grossTotal: 20, currency: 'EUR'};

  it('is paid without a price being asked for', async () => {
    const open = await openCheckout({existingOrder});
    await open.buy();
    expect(open.gateway.preview.calls).to.have.length(0);
    expect(open.gateway.createOrder.calls).to.have.length(0);
    expect(open.gateway.pay.last.input.order).to.deep.equal(existingOrder);
    await open.gateway.pay.last.answer(acceptedOf('order-9'));
    expect(open.attempt('succeeded').receipt).to.deep.include({orderId: 'order-9'});
    expect(open.attempt('succeeded').receipt.planVariantId).to.equal(undefined);
  });

  it('is paid again after a decline', async () => {
    const open = await openCheckout({existingOrder});
    await open.buy();
    await open.gateway.pay.last.fail(declined());
    await open.buy();
    expect(open.gateway.pay.calls.map(({input}) => input.order.orderId)).to.deep.equal(['order-9', 'order-9']);
  });

  it('is never replaced when billwerk refuses it', async () => {
    const open = await openCheckout({existingOrder});
    await open.buy();
    await open.gateway.pay.last.fail(declined());
    await open.buy();
    await open.gateway.pay.last.fail(statusRefused());
    expect(open.attempt('closed').orderId).to.equal('order-9');
    expect(open.gateway.createOrder.calls).to.have.length(0);
  });
});

describe('an order of a signed-in customer', () => {
  it('that needs no payment data is committed', async () => {
    const gateway = createFakeGateway();
    gateway.preview.always(() => previewOf(0, {pay: 'commit'}));
    const open = await openCheckout({gateway});
    void open.checkout.submit(undefined);
    await settle();
    await gateway.createOrder.last.answer(orderOf('order-1', 0, {pay: 'commit'}));
    expect(open.record?.phase).to.equal('paying');
    expect(gateway.commit.last.input).to.deep.equal({orderId: 'order-1', grossTotal: 0, currency: 'EUR'});
    await gateway.commit.last.answer(acceptedOf());
    expect(open.phase).to.equal('succeeded');
    expect(gateway.pay.calls).to.have.length(0);
  });

  it('whose commit was lost on the way is committed again, and nothing else is ordered meanwhile', async () => {
    const open = await whileCommitting();
    const {gateway} = open;
    await gateway.commit.last.fail(lost());
    expect(open.phase).to.equal('payment-unknown');
    expect(open.record?.phase).to.equal('paying');
    expect(gateway.commit.calls.map(({input}) => input.orderId)).to.deep.equal(['order-1', 'order-1']);
    expect(gateway.createOrder.calls).to.have.length(1);
    await gateway.commit.last.answer(acceptedOf());
    expect(open.phase).to.equal('succeeded');
  });

  it('is committed by its own tab alone, and nothing is ordered in another one meanwhile', async () => {
    const [browser, gateway] = [createFakeBrowser(), createFakeGateway()];
    gateway.preview.always(() => previewOf(0, {pay: 'commit', buyer: 'jonas'}));
    gateway.resolveOrder.always((orderId) => ({orderId, status: 'InProgress'}));
    const [one, other] = [
      await openCheckout({browser, gateway, canResolve: true}),
      await openCheckout({browser, gateway, canResolve: true, wish: {...wish, cart: {...cart, quantity: 2}}}),
    ];
    void one.checkout.submit(undefined);
    await settle();
    await gateway.createOrder.last.answer(orderOf('order-1', 0, {pay: 'commit'}));
    const reloaded = await openCheckout({browser, gateway, canResolve: true});
    for (const {checkout} of [other, reloaded]) void checkout.submit(undefined);
    await settle();
    expect([one.phase, other.phase, reloaded.phase]).to.deep.equal(['paying', 'payment-unknown', 'payment-unknown']);
    expect(gateway.createOrder.calls).to.have.length(1);
    expect(gateway.commit.calls).to.have.length(1);
    await gateway.commit.last.answer(acceptedOf());
    expect([one.successes.length, other.successes.length, reloaded.successes.length]).to.deep.equal([1, 0, 0]);
  });

  it('whose second commit was not let in is as unknown as before', async () => {
    const open = await whileCommitting();
    const {gateway} = open;
    await gateway.commit.calls[0]!.fail(lost());
    await gateway.commit.last.fail(new CheckoutError('StoreUnavailable', {audience: 'network', outcome: 'declined'}));
    expect([open.phase, open.record?.phase]).to.deep.equal(['payment-unknown', 'paying']);
    void open.checkout.resolve();
    await settle();
    expect(gateway.commit.calls).to.have.length(3);
  });

  it('that is gone, or must be paid otherwise by now, makes room for another one', async () => {
    for (const code of ['OrderNotFound', 'CommitRefused']) {
      const gateway = createFakeGateway();
      gateway.preview.always(() => previewOf(0, {pay: 'commit'}));
      const open = await openCheckout({gateway});
      void open.checkout.submit(undefined);
      await settle();
      await gateway.createOrder.last.answer(orderOf('order-1', 0, {pay: 'commit'}));
      await gateway.commit.last.fail(new CheckoutError(code, {audience: 'merchant', outcome: 'declined'}));
      expect(open.attempt('editing').order, code).to.equal(undefined);
      void open.checkout.submit(undefined);
      await settle();
      expect(gateway.createOrder.calls, code).to.have.length(2);
    }
  });

  it('that turns out to be paid in the browser, for the same amount, asks for a way to pay', async () => {
    const gateway = createFakeGateway();
    gateway.preview.always(() => previewOf(10, {pay: 'commit'}));
    const open = await openCheckout({gateway});
    void open.checkout.submit(undefined);
    await settle();
    gateway.preview.always(() => previewOf(10, {pay: 'interactive'}));
    await gateway.createOrder.last.answer(orderOf('order-1', 10, {pay: 'interactive'}));
    expect(open.attempt('editing').problem?.code).to.equal('NoPaymentMethod');
    expect(open.checkout.state.price.preview?.pay).to.equal('interactive');
    await open.buy();
    expect(gateway.pay.last.input.order.orderId).to.equal('order-1');
  });

  it('that cannot be committed after all is not replaced unasked', async () => {
    const open = await whileCommitting();
    const {gateway} = open;
    await gateway.commit.calls[0]!.fail(lost());
    await gateway.commit.last.fail(declined());
    expect(open.attempt('editing').problem?.code).to.equal(declined().code);
    open.checkout.change({...wish, cart: {...cart, quantity: 2}});
    void open.checkout.submit(undefined);
    await settle();
    expect(open.attempt('confirming').order?.orderId).to.equal('order-1');
    expect(gateway.createOrder.calls).to.have.length(1);
  });

  it('left open at a provider’s is not offered to the next customer', async () => {
    const [browser, gateway] = [createFakeBrowser(), createFakeGateway()];
    gateway.preview.always(() => previewOf(89.25, {buyer: 'jonas'}));
    const jonas = await openCheckout({browser, gateway});
    await jonas.buy();
    await gateway.createOrder.last.answer(orderOf());
    await gateway.pay.last.answer({kind: 'redirect', orderId: 'order-1', url: 'https://provider.example/'});
    await jonas.checkout.abandonRedirect();
    jonas.checkout.dispose();
    gateway.preview.always(() => previewOf(20, {buyer: 'mia'}));
    const mia = await openCheckout({browser, gateway, wish: {cart: {...cart, quantity: 2}, customer: {}}});
    await mia.buy();
    expect(mia.phase).to.equal('ordering');
    expect(gateway.createOrder.calls).to.have.length(2);
  });

  it('whose price asks for a payment after all asks for the price again, and with it for a way to pay', async () => {
    const gateway = createFakeGateway();
    gateway.preview.always(() => previewOf(0, {pay: 'commit'}));
    const open = await openCheckout({gateway});
    void open.checkout.submit(undefined);
    await settle();
    gateway.preview.always(() => previewOf(10, {pay: 'interactive'}));
    await gateway.createOrder.last.answer(orderOf('order-1', 10, {pay: 'interactive'}));
    expect(open.attempt('confirming').now.amount).to.equal(10);
    expect(open.checkout.state.price.preview?.pay).to.equal('interactive');
    await open.buy();
    expect(gateway.pay.last.input.order.orderId).to.equal('order-1');
  });

  it('whose payment was lost on the way is not paid again, though it is open', async () => {
    const gateway = createFakeGateway();
    gateway.resolveOrder.always((orderId) => ({orderId, status: 'InProgress'}));
    const open = await openCheckout({gateway, canResolve: true});
    await open.buy();
    await gateway.createOrder.last.answer(orderOf());
    await gateway.pay.last.fail(lost());
    expect(open.phase).to.equal('payment-unknown');
  });

  it('that needs no payment data is never ordered as a stranger by the one-shot call', async () => {
    const gateway = createFakeGateway();
    gateway.preview.always(() => previewOf(0, {pay: 'commit'}));
    const open = await openCheckout({gateway, flow: 'subscribe'});
    void open.checkout.submit(undefined);
    await settle();
    expect(gateway.subscribe.calls).to.have.length(0);
    expect(gateway.createOrder.calls).to.have.length(1);
  });

  it('that was closed before it could be committed makes room for a new one', async () => {
    const gateway = createFakeGateway();
    gateway.preview.always(() => previewOf(0, {pay: 'commit'}));
    const open = await openCheckout({gateway});
    void open.checkout.submit(undefined);
    await settle();
    await gateway.createOrder.last.answer(orderOf('order-1', 0, {pay: 'commit'}));
    await gateway.commit.last.fail(new CheckoutError('OrderClosed', {outcome: 'declined'}));
    expect(open.attempt('closed').orderId).to.equal('order-1');
    await open.checkout.goBack();
    void open.checkout.submit(undefined);
    await settle();
    expect(gateway.createOrder.calls).to.have.length(2);
  });

  it('that turns out to need payment data asks for them', async () => {
    const gateway = createFakeGateway();
    gateway.preview.always(() => previewOf(89.25, {pay: 'commit'}));
    const open = await openCheckout({gateway});
    void open.checkout.submit(undefined);
    await settle();
    await gateway.createOrder.last.answer(orderOf());
    expect(open.attempt('editing').problem?.code).to.equal('NoPaymentMethod');
    await open.buy(card);
    expect(gateway.createOrder.calls).to.have.length(1);
    expect(gateway.pay.calls).to.have.length(1);
  });
});
