import {expect} from '@open-wc/testing';
import {itIsAccessible} from '../support/accessible.ts';
import {installFakeOrderHook} from '../support/fake-order-hook.ts';
import type {FakeOrderHook} from '../support/fake-order-hook.ts';
import {button, cleanUp, focused, query, question, seeNotice, submitButton, textOf, until} from '../support/page.ts';
import {choosePlan, openPlanChangePage as open} from '../support/plan-change-page.ts';

let hook: FakeOrderHook;

beforeEach(() => {
  hook = installFakeOrderHook();
});

afterEach(() => {
  hook.remove();
  cleanUp();
});

async function asked(element: Element): Promise<string> {
  submitButton(element)!.click();
  await until(() => question(element), 'nothing is asked');
  return textOf(question(element)!);
}

describe('a change whose order says something else than its preview', () => {
  it('is asked about with both amounts, in words of a change, and the old price is not shown beside', async () => {
    hook.ordered = {total: 20};
    const {element, vendor} = await open();
    await choosePlan(element, 'fleet-monthly');
    expect(await asked(element))
      .to.contain('from €11.90 to €20.00')
      .and.not.to.match(/buy|subscribe/i);
    expect(Boolean(query(element, 'table'))).to.equal(false);
    expect(vendor.portal.calls).to.be.empty;
    button(element, 'Change and pay €20.00').click();
    await seeNotice(element, 'Your contract is changed');
    expect(hook.bodies('POST /billing/orders')).to.have.length(1);
  });

  it('may be left, and the focus is where the customer was', async () => {
    hook.ordered = {total: 20};
    const {element} = await open();
    await choosePlan(element, 'fleet-monthly');
    submitButton(element)!.focus();
    await asked(element);
    await until(() => focused() === question(element), 'the question has no focus');
    button(element, 'Back').focus();
    button(element, 'Back').click();
    await until(() => query(element, 'table'), 'no price');
    await until(() => focused() === submitButton(element), 'the button has no focus');
  });

  it('is asked about with the day on which it takes effect', async () => {
    Object.assign(hook, {pay: 'commit', dueDate: '2030-03-01T12:00:00Z', ordered: {dueDate: '2030-04-01T12:00:00Z'}});
    const {element} = await open();
    await choosePlan(element, 'fleet-monthly');
    expect(await asked(element))
      .to.contain('takes effect on April 1, 2030')
      .and.to.contain('€11.90');
    expect(Boolean(query(element, 'table'))).to.equal(false);
    button(element, 'Change for €11.90').click();
    expect(textOf(await seeNotice(element, 'Your change is planned'))).to.contain('April 1, 2030');
  });

  it('in German is asked about in German', async () => {
    hook.ordered = {total: 20};
    const {element} = await open({properties: {locale: 'de'}});
    await choosePlan(element, 'fleet-monthly');
    expect(await asked(element)).to.contain('Zahlungspflichtig ändern für 20,00');
  });

  itIsAccessible({
    'when it is asked about': async () => {
      hook.ordered = {total: 20};
      const {element} = await open();
      await choosePlan(element, 'fleet-monthly');
      await asked(element);
      return element;
    },
  });
});
