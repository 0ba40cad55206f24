import {expect} from '@open-wc/testing';
import {settle} from '../../support/fake-clock.ts';
import {acceptedOf, card, createFakeGateway, declined, lost, orderOf, previewOf} from '../../support/fake-gateway.ts';
import {openCheckout} from '../../support/open-checkout.ts';
import type {OpenCheckout, OpenOptions} from '../../support/open-checkout.ts';

const reference = {orderId: 'order-1', grossTotal: 89.25, currency: 'EUR'};

/** A change of a contract whose order is paid with the method stored there. */
async function orderChange(options: OpenOptions = {}): Promise<OpenCheckout> {
  const gateway = createFakeGateway();
  gateway.preview.always(() => previewOf(89.25, {pay: 'stored'}));
  const open = await openCheckout({gateway, ...options});
  await press(open);
  await gateway.createOrder.last.answer(orderOf('order-1', 89.25, {pay: 'stored'}));
  return open;
}

async function press({checkout}: OpenCheckout): Promise<void> {
  void checkout.submit(undefined);
  await settle();
}

describe('an order that is paid with the stored method', () => {
  it('asks for no payment data, and is written down before it is paid', async () => {
    const open = await orderChange();
    const {gateway} = open;
    expect(open.record).to.include({phase: 'paying', orderId: 'order-1'});
    expect(gateway.payStored.last.input).to.deep.equal(reference);
    await gateway.payStored.last.answer(acceptedOf());
    expect(open.phase).to.equal('succeeded');
    expect(open.successes.map(({orderId}) => orderId)).to.deep.equal(['order-1']);
    expect([...gateway.pay.calls, ...gateway.commit.calls]).to.be.empty;
  });

  it('is paid once, however often the button is pressed', async () => {
    const open = await orderChange();
    for (let count = 0; count < 10; count++) await press(open);
    expect(open.gateway.payStored.calls).to.have.length(1);
    expect(open.gateway.createOrder.calls).to.have.length(1);
  });

  it('stays unknown without an answer, and is not paid again', async () => {
    const open = await orderChange();
    await open.gateway.payStored.last.fail(lost());
    expect(open.attempt('payment-unknown').orderId).to.equal('order-1');
    await press(open);
    const elsewhere = await openCheckout({browser: open.browser, gateway: open.gateway});
    await press(elsewhere);
    expect(elsewhere.phase).to.equal('payment-unknown');
    expect(open.gateway.payStored.calls).to.have.length(1);
    expect(open.gateway.createOrder.calls).to.have.length(1);
  });

  it('says so after half a minute, and still takes a late answer', async () => {
    const open = await orderChange();
    await open.browser.clock.advance(30_000);
    expect(open.phase).to.equal('payment-unknown');
    await open.gateway.payStored.last.answer(acceptedOf());
    expect(open.phase).to.equal('succeeded');
  });

  it('is paid again after a decline: with the stored method, or with another that the customer gives', async () => {
    const open = await orderChange();
    const {gateway} = open;
    await gateway.payStored.last.fail(declined());
    expect(open.attempt('editing').problem?.code).to.equal('AuthorizationRejected');
    await press(open);
    expect(gateway.payStored.calls).to.have.length(2);
    await gateway.payStored.last.fail(declined());
    await open.buy(card);
    expect(gateway.payStored.calls).to.have.length(2);
    expect(gateway.pay.last.input).to.deep.equal({order: reference, data: card});
    expect(gateway.createOrder.calls).to.have.length(1);
  });

  it('is not paid at all by a payer that cannot do that', async () => {
    const {payStored: _, ...payer} = createFakeGateway().payer;
    const open = await orderChange({payer});
    expect(open.attempt('editing').problem).to.include({code: 'HookRefused', audience: 'merchant'});
    expect(open.record?.phase).to.equal('declined');
  });
});
