import {expect} from '@open-wc/testing';
import {CheckoutError} from '../../../src/errors.ts';
import type {LateAnswer, PaymentAnswer} from '../../../src/checkout/gateway.ts';
import type {OrderStatus} from '../../../src/model.ts';
import {
  acceptedOf,
  card,
  createFakeGateway,
  debit,
  declined,
  lost,
  orderOf,
  statusRefused,
  wish,
} from '../../support/fake-gateway.ts';
import {settle} from '../../support/fake-clock.ts';
import {createFakeBrowser} from '../../support/fake-platform.ts';
import {openCheckout} from '../../support/open-checkout.ts';
import type {OpenCheckout, OpenOptions} from '../../support/open-checkout.ts';

/** A checkout whose order was made and whose pay call is under way. */
async function whilePaying(options?: OpenOptions, payment = card): Promise<OpenCheckout> {
  const open = await openCheckout(options);
  await open.buy(payment);
  await open.gateway.createOrder.last.answer(orderOf());
  expect(open.phase).to.equal('paying');
  return open;
}

describe('a payment that was declined and went through after all', () => {
  it('keeps the next order, which was just being made, from being paid', async () => {
    const open = await whilePaying();
    const {gateway, checkout} = open;
    await gateway.pay.last.fail(declined());
    checkout.change({...wish, cart: {...wish.cart, quantity: 2}});
    await settle();
    await open.buy();
    expect(open.phase).to.equal('ordering');
    await gateway.late(acceptedOf());
    expect(open.phase).to.equal('succeeded');
    await gateway.createOrder.last.answer(orderOf('order-2', 89.25));
    expect(gateway.pay.calls).to.have.length(1);
    expect(open.phase).to.equal('succeeded');
    expect(open.successes.map(({orderId}) => orderId)).to.deep.equal(['order-1']);
  });
});

const resolvedOf = (status: OrderStatus) => ({orderId: 'order-1', status, contractId: 'contract-1'});

describe('the first call of an order that is being paid again', () => {
  it('may have gone through after all: that is written down, and told once', async () => {
    const [browser, gateway] = [createFakeBrowser(), createFakeGateway()];
    const lates: LateAnswer[] = [];
    const {pay} = gateway.payer;
    const payer = {
      ...gateway.payer,
      pay: (...call: Parameters<typeof pay>) => {
        lates.push(call[2]!);
        return pay(...call);
      },
    };
    const one = await openCheckout({browser, gateway, payer, canResolve: true});
    await one.buy();
    await gateway.createOrder.last.answer(orderOf());
    await gateway.pay.last.fail(declined());
    await one.buy();
    lates[0]!(acceptedOf());
    await settle();
    await gateway.pay.last.fail(statusRefused());
    expect([one.phase, one.record?.phase]).to.deep.equal(['succeeded', 'succeeded']);
    gateway.resolveOrder.always((orderId) => ({orderId, status: 'Completed'}));
    const reloaded = await openCheckout({browser, gateway, canResolve: true});
    expect(reloaded.phase).to.equal('bought');
    expect(one.successes.length + reloaded.successes.length).to.equal(1);
  });
});

describe('a payment without an answer', () => {
  it('is unknown, and neither paid nor ordered again', async () => {
    const open = await whilePaying();
    await open.gateway.pay.last.fail(lost());
    expect(open.attempt('payment-unknown')).to.deep.include({orderId: 'order-1', probablyDone: false});
    await open.buy();
    await open.checkout.retryOrder();
    await open.checkout.goBack();
    await open.checkout.abandonRedirect();
    await open.buy();
    expect(open.phase).to.equal('payment-unknown');
    expect([open.gateway.createOrder.calls.length, open.gateway.pay.calls.length]).to.deep.equal([1, 1]);
    expect(open.record?.phase).to.equal('paying');
  });

  it('is still unknown after a reload, whatever is in the cart', async () => {
    const {browser, gateway} = await whilePaying();
    const reloaded = await openCheckout({browser, gateway});
    expect(reloaded.attempt('payment-unknown').orderId).to.equal('order-1');
    await reloaded.buy();
    expect(gateway.createOrder.calls).to.have.length(1);
  });

  it('is said to be unknown after 30 seconds, and a later answer still counts', async () => {
    const open = await whilePaying({}, debit);
    await open.browser.clock.advance(30_000);
    expect(open.phase).to.equal('payment-unknown');
    await open.gateway.pay.last.answer(acceptedOf());
    expect(open.phase).to.equal('succeeded');
    expect(open.successes).to.have.length(1);
    expect(open.record?.phase).to.equal('succeeded');
  });

  it('that is told of after an error counts, and nothing else is paid then', async () => {
    for (const error of [declined(), lost()]) {
      const open = await whilePaying();
      await open.gateway.pay.last.fail(error);
      await open.gateway.late(acceptedOf());
      expect(open.attempt('succeeded').receipt.orderId).to.equal('order-1');
      expect(open.successes).to.have.length(1);
      expect(open.record?.phase).to.equal('succeeded');
      await open.buy();
      expect(open.gateway.pay.calls).to.have.length(1);
    }
  });

  it('that turns out to go on at the provider’s leads there, unless it was paid or declined meanwhile', async () => {
    const url = 'https://provider.example/';
    const redirect: PaymentAnswer = {kind: 'redirect', orderId: 'order-1', url};
    const open = await whilePaying();
    await open.gateway.pay.last.fail(lost());
    expect(open.phase).to.equal('payment-unknown');
    await open.gateway.late(redirect);
    expect(open.attempt('redirected')).to.deep.include({
      url,
      order: {orderId: 'order-1', grossTotal: 89.25, currency: 'EUR'},
    });
    expect(open.record?.phase).to.equal('redirected');
    expect(open.record?.doubt).to.equal(undefined);
    expect((await openCheckout({browser: open.browser, gateway: open.gateway})).phase).to.equal('redirected');
    await open.buy();
    expect(open.gateway.pay.calls).to.have.length(1);

    const paid = await whilePaying({canResolve: true});
    await paid.gateway.pay.last.fail(lost());
    await paid.gateway.resolveOrder.last.answer(resolvedOf('Completed'));
    await paid.gateway.late(redirect);
    expect(paid.phase).to.equal('succeeded');
    expect(paid.record?.phase).to.equal('succeeded');

    const refused = await whilePaying();
    await refused.gateway.pay.last.fail(declined());
    await refused.gateway.late(redirect);
    expect(refused.phase).to.equal('editing');
    expect(refused.record?.phase).to.equal('declined');
  });

  it('of an order and a payment in one call that is told of after an error counts, too', async () => {
    const open = await openCheckout({flow: 'subscribe'});
    await open.buy();
    await open.gateway.subscribe.last.fail(declined());
    await open.gateway.late(acceptedOf());
    expect(open.attempt('succeeded').receipt.orderId).to.equal('order-1');
  });

  it('is told of once, although asking brought it first and the record is another attempt’s by then', async () => {
    const {browser, gateway, successes, attempt} = await whilePaying({canResolve: true}, debit);
    const {last} = gateway.pay;
    await browser.clock.advance(30_000);
    await gateway.resolveOrder.last.answer(resolvedOf('Completed'));
    expect(attempt('succeeded').receipt.orderId).to.equal('order-1');
    const other = await openCheckout({browser, gateway});
    await other.checkout.goBack();
    await other.buy();
    await last.answer(acceptedOf());
    expect(successes).to.have.length(1);
  });

  it('that is told of in the same turn as a decline is written down, also where locks take their time', async () => {
    const browser = createFakeBrowser(undefined, {lockless: true});
    const open = await openCheckout({browser});
    void open.checkout.submit(card);
    await browser.clock.advance(300);
    await open.gateway.createOrder.last.answer(orderOf());
    await browser.clock.advance(300);
    void open.gateway.pay.last.fail(declined());
    void open.gateway.late(acceptedOf());
    await browser.clock.advance(300);
    expect(open.phase).to.equal('succeeded');
    expect(open.record?.phase).to.equal('succeeded');
  });

  it('may be declined late: the same order is paid again then', async () => {
    const open = await whilePaying({}, debit);
    await open.browser.clock.advance(60_000);
    await open.gateway.pay.last.fail(declined());
    expect(open.attempt('editing').problem?.code).to.equal('AuthorizationRejected');
    await open.buy();
    expect(open.gateway.createOrder.calls).to.have.length(1);
    expect(open.gateway.pay.calls).to.have.length(2);
  });

  it('has no time limit with a card, since a challenge may be open', async () => {
    const open = await whilePaying({}, card);
    await open.browser.clock.advance(30_000);
    expect(open.attempt('paying').slow).to.equal(true);
    await open.browser.clock.advance(3_600_000);
    expect(open.phase).to.equal('paying');
    await open.gateway.pay.last.answer(acceptedOf());
    expect(open.phase).to.equal('succeeded');
  });

  it('keeps the reference to quote', async () => {
    const open = await whilePaying();
    await open.gateway.pay.last.fail(new CheckoutError('IteroServerError', {reference: 'ref-7'}));
    expect(open.attempt('payment-unknown').reference).to.equal('ref-7');
  });

  it('that was already done before is probably done', async () => {
    const open = await whilePaying();
    await open.gateway.pay.last.fail(new CheckoutError('AlreadyExecuted', {outcome: 'already-done'}));
    expect(open.attempt('payment-unknown').probablyDone).to.equal(true);
  });
});

describe('asking what became of an order', () => {
  it('happens by itself and resolves the unknown', async () => {
    const open = await whilePaying({canResolve: true});
    await open.gateway.pay.last.fail(lost());
    expect(open.attempt('payment-unknown').resolving).to.equal(true);
    expect(open.gateway.resolveOrder.last.input).to.equal('order-1');
    await open.gateway.resolveOrder.last.answer(resolvedOf('Completed'));
    expect(open.attempt('succeeded').receipt).to.deep.include({
      orderId: 'order-1',
      contractId: 'contract-1',
      grossTotal: 89.25,
      planVariantId: 'monthly',
    });
    expect(open.successes).to.have.length(1);
    expect(open.record?.phase).to.equal('succeeded');
  });

  it('may be repeated by the shopper while the status proves nothing', async () => {
    const open = await whilePaying({canResolve: true});
    expect(open.checkout.canResolve).to.equal(true);
    await open.gateway.pay.last.fail(lost());
    await open.gateway.resolveOrder.last.answer(resolvedOf('PaymentPending'));
    expect(open.attempt('payment-unknown').resolving).to.equal(false);
    void open.checkout.resolve();
    await open.gateway.resolveOrder.last.fail(new Error('offline'));
    expect(open.attempt('payment-unknown').resolving).to.equal(false);
    void open.checkout.resolve();
    await open.gateway.resolveOrder.last.answer(resolvedOf('Completed'));
    expect(open.gateway.resolveOrder.calls).to.have.length(3);
    expect(open.phase).to.equal('succeeded');
  });

  it('that never answers can be repeated after 30 seconds, and the first answer still counts', async () => {
    const open = await whilePaying({canResolve: true});
    await open.gateway.pay.last.fail(lost());
    await open.browser.clock.advance(30_000);
    expect(open.attempt('payment-unknown').resolving).to.equal(false);
    void open.checkout.resolve();
    expect(open.gateway.resolveOrder.calls).to.have.length(2);
    await open.gateway.resolveOrder.calls[0]!.answer(resolvedOf('Completed'));
    expect(open.phase).to.equal('succeeded');
    await open.gateway.resolveOrder.calls[1]!.answer(resolvedOf('Completed'));
    expect(open.successes).to.have.length(1);
  });

  it('does not end an attempt that has gone on meanwhile', async () => {
    const open = await whilePaying({canResolve: true}, debit);
    await open.browser.clock.advance(30_000);
    await open.gateway.pay.last.fail(declined());
    await open.buy(card);
    await open.gateway.resolveOrder.last.answer(resolvedOf('Failed'));
    expect(open.phase).to.equal('paying');
    expect(open.record?.phase).to.equal('paying');
  });

  it('shows a payment that answers late although the order was called closed', async () => {
    const open = await whilePaying({canResolve: true}, debit);
    await open.browser.clock.advance(30_000);
    await open.gateway.resolveOrder.last.answer(resolvedOf('Expired'));
    expect(open.phase).to.equal('closed');
    await open.gateway.pay.last.answer(acceptedOf());
    expect(open.phase).to.equal('succeeded');
  });

  it('is not over because the site’s data were cleared', async () => {
    const open = await whilePaying();
    await open.gateway.pay.last.fail(lost());
    open.browser.clearStorage();
    await settle();
    await open.buy();
    expect(open.attempt('payment-unknown').orderId).to.equal('order-1');
    expect(open.gateway.pay.calls).to.have.length(1);
  });

  it('uses the page’s own way when there is one', async () => {
    const open = await whilePaying({resolveOrder: () => Promise.resolve(resolvedOf('Completed'))});
    await open.gateway.pay.last.fail(lost());
    expect(open.phase).to.equal('succeeded');
    expect(open.gateway.resolveOrder.calls).to.have.length(0);
  });

  it('is not on offer when there is nobody to ask', async () => {
    const open = await whilePaying();
    expect(open.checkout.canResolve).to.equal(false);
    await open.gateway.pay.last.fail(lost());
    await open.checkout.resolve();
    expect(open.attempt('payment-unknown').resolving).to.equal(false);
  });

  for (const status of ['Expired', 'Failed', 'Declined'] as const) {
    it(`closes the attempt when the order is ${status}, and another may begin`, async () => {
      const open = await whilePaying({canResolve: true});
      await open.gateway.pay.last.fail(lost());
      await open.gateway.resolveOrder.last.answer(resolvedOf(status));
      expect(open.attempt('closed')).to.deep.include({orderId: 'order-1', status});
      await open.checkout.goBack();
      await open.buy();
      expect(open.gateway.createOrder.calls).to.have.length(2);
    });
  }
});

describe('an accepted payment', () => {
  it('of an order that awaits approval is submitted', async () => {
    const open = await whilePaying();
    await open.gateway.pay.last.answer({...acceptedOf(), status: 'ApprovalPending'});
    expect(open.attempt('submitted').receipt.orderId).to.equal('order-1');
    expect(open.successes).to.have.length(1);
  });

  for (const status of ['Expired', 'Failed', 'Declined'] as const) {
    it(`of an order that turns out ${status} is none`, async () => {
      const open = await whilePaying();
      await open.gateway.pay.last.answer({...acceptedOf(), status});
      expect(open.attempt('closed').status).to.equal(status);
      expect(open.successes).to.have.length(0);
    });
  }

  it('that has to be confirmed on the provider’s page is a redirect', async () => {
    const open = await whilePaying();
    await open.gateway.pay.last.answer({kind: 'redirect', orderId: 'order-1', url: 'https://provider.example/3ds'});
    expect(open.attempt('redirected')).to.deep.include({
      order: {orderId: 'order-1', grossTotal: 89.25, currency: 'EUR'},
      url: 'https://provider.example/3ds',
    });
    expect(open.record).to.deep.include({phase: 'redirected', orderId: 'order-1', total: 89.25, currency: 'EUR'});
    expect(open.successes).to.have.length(0);
    await open.buy();
    expect(open.gateway.pay.calls).to.have.length(1);
  });
});

describe('an order that billwerk refuses because of its status', () => {
  it('is probably paid: a browser may have sent the same payment twice over a broken connection', async () => {
    const open = await whilePaying();
    await open.gateway.pay.last.fail(statusRefused());
    expect(open.attempt('payment-unknown')).to.deep.include({orderId: 'order-1', probablyDone: true});
    await open.buy();
    expect(open.gateway.createOrder.calls).to.have.length(1);
  });

  it('is replaced when its amount is no longer the one that was shown', async () => {
    const open = await whilePaying();
    await open.gateway.pay.last.fail(new CheckoutError('AmountChanged', {audience: 'shopper', outcome: 'fixable'}));
    expect(open.attempt('editing').order).to.equal(undefined);
    await open.buy();
    expect(open.gateway.createOrder.calls).to.have.length(2);
  });

  it('is closed when it was made elsewhere and nobody can be asked', async () => {
    const open = await openCheckout({existingOrder: {orderId: 'order-1', grossTotal: 89.25, currency: 'EUR'}});
    void open.buy();
    await settle();
    await open.gateway.pay.last.fail(statusRefused());
    expect(open.attempt('closed').orderId).to.equal('order-1');
  });

  it('is not called closed while asking gets no answer', async () => {
    const open = await whilePaying({canResolve: true});
    await open.gateway.pay.last.fail(statusRefused());
    expect(open.attempt('payment-unknown')).to.deep.include({orderId: 'order-1', resolving: true});
    await open.gateway.resolveOrder.last.answer(resolvedOf('Expired'));
    expect(open.attempt('closed').status).to.equal('Expired');
  });

  it('is bought when an earlier call had paid it', async () => {
    const open = await whilePaying({canResolve: true});
    await open.gateway.pay.last.fail(statusRefused());
    await open.gateway.resolveOrder.last.answer(resolvedOf('Completed'));
    expect(open.phase).to.equal('succeeded');
    expect(open.gateway.createOrder.calls).to.have.length(1);
    await settle();
  });
});
