import {expect} from '@open-wc/testing';
import {settle} from '../../support/fake-clock.ts';
import {orderOf, statusRefused} from '../../support/fake-gateway.ts';
import {openCheckout} from '../../support/open-checkout.ts';
import type {OpenCheckout, OpenOptions} from '../../support/open-checkout.ts';

async function comeBack(options: OpenOptions): Promise<OpenCheckout> {
  const open = await openCheckout(options);
  void open.checkout.returned('transaction-1');
  await settle();
  return open;
}

describe('a return that another tab has completed', () => {
  it('is a success also where that is seen only when billwerk refuses to complete it again', async () => {
    const {browser, ...left} = await openCheckout();
    await left.buy();
    await left.gateway.createOrder.last.answer(orderOf());
    await left.gateway.pay.last.answer({kind: 'redirect', orderId: 'order-1', url: 'https://provider.example/'});
    const first = await comeBack({browser});
    await first.gateway.finalize.last.answer({orderId: 'order-1', contractId: 'contract-1'});
    // Storage is slower than the lock.
    browser.openTab().localStorage.removeItem('sjs-return');
    const second = await comeBack({browser});
    await second.gateway.finalize.last.fail(statusRefused());
    expect(second.attempt('succeeded').receipt).to.include({orderId: 'order-1', contractId: 'contract-1'});
    expect([first.successes.length, second.successes.length]).to.deep.equal([1, 0]);
    expect(second.failures).to.deep.equal([]);
  });
});
