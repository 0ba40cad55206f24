import {expect} from '@open-wc/testing';
import type {PayMode} from '../../src/order-hook/wire.ts';
import {installFakeOrderHook} from '../support/fake-order-hook.ts';
import type {FakeOrderHook} from '../support/fake-order-hook.ts';
import {cleanUp, fillCard, query, seeNotice, seeProblem, submitButton, until} from '../support/page.ts';
import {choosePlan, openPlanChangePage as open} from '../support/plan-change-page.ts';

let hook: FakeOrderHook;

beforeEach(() => {
  hook = installFakeOrderHook();
});

afterEach(() => {
  hook.remove();
  cleanUp();
});

describe('a change whose order wants payment data although its preview did not', () => {
  for (const pay of ['stored', 'commit'] satisfies PayMode[]) {
    it(`is paid with what the customer then enters, and not ordered again (${pay})`, async () => {
      Object.assign(hook, {pay, ordered: {pay: 'interactive'}});
      const {element, vendor} = await open();
      await choosePlan(element, 'fleet-monthly');
      expect(Boolean(query(element, 'sjs-payment-form'))).to.equal(false);
      submitButton(element)!.click();
      await seeProblem(element, 'Please choose how to pay.');
      await until(() => query(element, 'sjs-payment-form'), 'no form');
      await fillCard(element);
      submitButton(element)!.click();
      await seeNotice(element, 'Your contract is changed');
      expect(hook.bodies('POST /billing/orders')).to.have.length(1);
      const [, data, order] = vendor.portal.last.input;
      expect(data).to.include({cardNumber: '4111111111111111'});
      expect(order).to.include({OrderId: 'order-1', GrossTotal: 11.9});
    });
  }

  it('is asked about its amount first', async () => {
    hook.ordered = {pay: 'interactive', total: 20};
    const {element, vendor} = await open();
    await choosePlan(element, 'fleet-monthly');
    submitButton(element)!.click();
    await until(() => query(element, '[role=alertdialog]'), 'nothing is asked');
    submitButton(element)!.click();
    await seeProblem(element, 'Please choose how to pay.');
    expect(vendor.portal.calls).to.be.empty;
  });
});
