import {expect} from '@open-wc/testing';
import {completeHostedReturn} from '../../../src/checkout/hosted-return.ts';
import {settle} from '../../support/fake-clock.ts';
import {createFakeGateway, orderOf} from '../../support/fake-gateway.ts';
import {openCheckout} from '../../support/open-checkout.ts';
import type {OpenCheckout, OpenOptions} from '../../support/open-checkout.ts';

const contractId = 'contract-1';

/** At the provider, whose page will lead to billwerk's own. */
async function left(options: OpenOptions = {}, order = orderOf('order-1', 89.25, {contractId})): Promise<OpenCheckout> {
  const open = await openCheckout(options);
  await open.buy();
  await open.gateway.createOrder.last.answer(order);
  await open.gateway.pay.last.answer({kind: 'redirect', orderId: 'order-1', url: 'https://provider.example/'});
  return open;
}

/** On the merchant's page of results. */
async function comeBack(options: OpenOptions, contract = contractId): Promise<OpenCheckout & {settled: () => number}> {
  let settled = 0;
  const page = {returnSettled: () => void (settled += 1)};
  const open = await openCheckout({...options, page, completeReturn: completeHostedReturn});
  void open.checkout.returned(contract);
  await settle();
  return {...open, settled: () => settled};
}

describe('the return from billwerk’s own page', () => {
  it('ends the attempt whose contract it names, and asks nobody', async () => {
    const {browser} = await left();
    const back = await comeBack({browser});
    const {receipt} = back.checkout.state.attempt as {receipt?: unknown};
    expect(receipt).to.deep.include({orderId: 'order-1', contractId, grossTotal: 89.25, returned: true});
    expect(back.successes).to.have.length(1);
    expect(back.settled()).to.equal(1);
    expect(back.gateway.finalize.calls).to.have.length(0);
  });

  it('tells the page once, however often it is opened, and every other tab what was bought', async () => {
    const {browser, checkout} = await left();
    await comeBack({browser});
    const again = await comeBack({browser});
    expect(again.successes).to.have.length(0);
    expect(again.checkout.state.attempt.phase).to.equal('succeeded');
    expect(checkout.state.attempt.phase).to.equal('bought');
  });

  it('counts also for who said meanwhile not to have finished there', async () => {
    const {browser, checkout} = await left();
    await checkout.abandonRedirect();
    expect((await comeBack({browser})).successes).to.have.length(1);
  });

  it('of another contract changes nothing', async () => {
    const {browser} = await left();
    const back = await comeBack({browser}, 'contract-2');
    expect(back.checkout.state.attempt.phase).to.equal('redirected');
    expect(back.settled()).to.equal(0);
  });

  it('is probably a success where nothing is known of the contract, and is said so after a reload', async () => {
    const {browser} = await left({}, orderOf());
    for (const back of [await comeBack({browser}), await openCheckout({browser})]) {
      const {attempt} = back.checkout.state;
      expect(attempt).to.include({phase: 'payment-unknown', orderId: 'order-1', probablyDone: true});
      expect(back.successes).to.have.length(0);
    }
  });

  it('is probably a success in another browser', async () => {
    const back = await comeBack({});
    expect(back.checkout.state.attempt).to.include({phase: 'payment-unknown', probablyDone: true});
    expect(back.settled()).to.equal(1);
  });

  it('is a success where the shop can be asked', async () => {
    const gateway = createFakeGateway();
    const {browser} = await left({gateway}, orderOf());
    const back = await comeBack({browser, gateway, canResolve: true});
    await gateway.resolveOrder.last.answer({orderId: 'order-1', status: 'Completed', contractId});
    expect(back.checkout.state.attempt.phase).to.equal('succeeded');
    expect(back.successes).to.have.length(1);
  });
});
