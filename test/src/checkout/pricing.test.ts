import {expect} from '@open-wc/testing';
import {CheckoutError} from '../../../src/errors.ts';
import {card, createFakeGateway, previewOf, wish} from '../../support/fake-gateway.ts';
import {openCheckout} from '../../support/open-checkout.ts';

const {cart, customer} = wish;
const yearly = {cart: {...cart, planVariantId: 'yearly'}, customer};

async function openWithManualPrices() {
  const gateway = createFakeGateway();
  gateway.preview.manual();
  return openCheckout({gateway});
}

describe('the price', () => {
  it('comes with the ways to pay when what kept both away is gone', async () => {
    const {checkout, gateway} = await openWithManualPrices();
    await gateway.preview.last.fail(new CheckoutError('ScriptBlocked', {audience: 'network', outcome: 'declined'}));
    expect(checkout.state.price.status).to.equal('failed');
    void checkout.prepare();
    await gateway.ready.last.answer(['InvoicePayment']);
    expect(gateway.preview.calls).to.have.length(2);
    await gateway.preview.last.answer(previewOf());
    expect(checkout.state.price.status).to.equal('settled');
  });

  it('of a cart that billwerk refuses is told to the merchant, not blamed on what the shopper typed', async () => {
    const {checkout, gateway, failures} = await openWithManualPrices();
    await gateway.preview.last.fail(new CheckoutError('InvalidData', {audience: 'shopper', outcome: 'fixable'}));
    const {price} = checkout.state;
    expect(price.status === 'failed' && price.error.code).to.equal('PreviewIncomplete');
    expect(failures.map(({audience, field}) => [audience, field])).to.deep.equal([['merchant', 'planVariantId']]);
  });

  it('is asked for at once', async () => {
    const {gateway} = await openWithManualPrices();
    expect(gateway.preview.calls).to.have.length(1);
    expect(gateway.preview.last.input).to.deep.equal({
      cart: {planVariantId: 'monthly', components: []},
      customer: {address: {postalCode: '10115', country: 'DE'}},
    });
  });

  it('is not asked for while a name is typed', async () => {
    const {checkout, gateway, browser} = await openCheckout();
    for (const firstName of ['A', 'Au', 'Aug']) {
      checkout.change({cart, customer: {...customer, firstName}}, {typing: true});
    }
    await browser.clock.advance(1000);
    expect(gateway.preview.calls).to.have.length(1);
    expect(checkout.state.price.status).to.equal('settled');
    expect(checkout.state.wish.customer.firstName).to.equal('Aug');
  });

  it('waits for a pause in typing a postal code, and not for a click on a plan', async () => {
    const {checkout, gateway, browser} = await openCheckout();
    checkout.change({cart, customer: {...customer, address: {country: 'DE', postalCode: '1'}}}, {typing: true});
    expect(checkout.state.price.status).to.equal('loading');
    await browser.clock.advance(249);
    expect(gateway.preview.calls).to.have.length(1);
    await browser.clock.advance(1);
    expect(gateway.preview.calls).to.have.length(2);
    checkout.change(yearly);
    expect(gateway.preview.calls).to.have.length(3);
  });

  it('is the one of the newest cart', async () => {
    const {checkout, gateway} = await openWithManualPrices();
    checkout.change(yearly);
    await gateway.preview.calls[0]!.answer(previewOf(1));
    expect(checkout.state.price.status).to.equal('loading');
    await gateway.preview.calls[1]!.answer(previewOf(2));
    expect(checkout.state.price).to.deep.equal({status: 'settled', preview: previewOf(2)});
  });

  it('is there at once when the shopper goes back to a cart', async () => {
    const {checkout, gateway} = await openCheckout();
    gateway.preview.always(() => previewOf(900));
    checkout.change(yearly);
    await gateway.preview.last.answer(previewOf(900));
    checkout.change(wish);
    expect(checkout.state.price).to.deep.equal({status: 'settled', preview: previewOf()});
    expect(gateway.preview.calls).to.have.length(2);
  });

  it('stays on screen, marked, when the next one cannot be had, and can be asked for again', async () => {
    const {checkout, gateway} = await openCheckout();
    gateway.preview.manual();
    checkout.change(yearly);
    await gateway.preview.last.fail(new Error('offline'));
    expect(checkout.state.price).to.deep.include({status: 'failed', preview: previewOf()});
    checkout.retryPrice();
    await gateway.preview.last.answer(previewOf(900));
    expect(checkout.state.price).to.deep.equal({status: 'settled', preview: previewOf(900)});
  });

  it('that comes after the time limit is still used', async () => {
    const {checkout, gateway, browser} = await openWithManualPrices();
    await browser.clock.advance(15_000);
    expect(checkout.state.price.status).to.equal('failed');
    await gateway.preview.last.answer(previewOf());
    expect(checkout.state.price).to.deep.equal({status: 'settled', preview: previewOf()});
  });

  it('is waited for by buying, also when the typing has not paused yet', async () => {
    const {checkout, gateway, attempt, buy} = await openCheckout();
    gateway.preview.manual();
    checkout.change({cart: {...cart, couponCode: 'HALF'}, customer}, {typing: true});
    await buy(card);
    expect(gateway.preview.calls).to.have.length(2);
    expect(attempt('starting').phase).to.equal('starting');
    await gateway.preview.last.answer(previewOf(44.5, {coupon: {code: 'HALF', valid: true}}));
    // Nobody has seen this price yet.
    expect(attempt('confirming').now.amount).to.equal(44.5);
    expect(gateway.createOrder.calls).to.have.length(0);
  });

  it('stops buying when it cannot be had, and loses nothing', async () => {
    const {checkout, gateway, buy, phase, attempt} = await openCheckout();
    expect(phase).to.equal('editing');
    gateway.preview.manual();
    checkout.change(yearly);
    await buy();
    await gateway.preview.last.fail(new Error('offline'));
    expect(attempt('editing').problem?.code).to.equal('Unmapped');
    expect(checkout.state.wish).to.equal(yearly);
    expect(gateway.createOrder.calls).to.have.length(0);
  });

  it('is not bought before it was shown and agreed to', async () => {
    const {gateway, buy, attempt} = await openWithManualPrices();
    await buy();
    await gateway.preview.last.answer(previewOf());
    expect(attempt('confirming').shown).to.equal(undefined);
    expect(gateway.createOrder.calls).to.have.length(0);
    await buy();
    expect(gateway.createOrder.calls).to.have.length(1);
  });
});
