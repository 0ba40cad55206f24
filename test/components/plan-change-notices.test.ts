import {expect} from '@open-wc/testing';
import {createLedger} from '../../src/checkout/ledger.ts';
import type {AttemptRecord} from '../../src/checkout/ledger.ts';
import type {Cart} from '../../src/model.ts';
import {itIsAccessible} from '../support/accessible.ts';
import {contractOf} from '../support/contract.ts';
import {installFakeOrderHook} from '../support/fake-order-hook.ts';
import type {FakeOrderHook} from '../support/fake-order-hook.ts';
import {createFakeBrowser} from '../support/fake-platform.ts';
import type {FakeBrowser} from '../support/fake-platform.ts';
import {
  atAddress,
  button,
  cleanUp,
  collectConsoleErrors,
  findButton,
  notice,
  query,
  queryAll,
  seeNotice,
  submitButton,
  textOf,
  until,
} from '../support/page.ts';
import {choosePlan, current, openPlanChangePage as open} from '../support/plan-change-page.ts';

collectConsoleErrors();
let hook: FakeOrderHook;

beforeEach(() => {
  hook = installFakeOrderHook();
});

afterEach(() => {
  hook.remove();
  cleanUp();
});

const cart: Cart = {planVariantId: 'fleet-monthly', quantity: 10, components: []};
const changing = (contractId: string): Cart => ({
  ...cart,
  change: {contractId, keepsPlan: false, endComponentSubscriptions: [], moment: 'now'},
});

/** An order that another tab of the browser, or another checkout of the page, has come that far with. */
async function elsewhere(shop: string, browser: FakeBrowser, end: Partial<AttemptRecord>): Promise<void> {
  const ledger = createLedger(shop, browser.openTab());
  const order = {orderId: 'order-9', grossTotal: 5, currency: 'EUR', pay: 'stored'} as const;
  const {record} = await ledger.begin({phase: 'ordered', cart, order});
  await ledger.update(record.attemptId, end);
}

const shop = `${location.origin}|key|/billing`;

describe('an order that was not made here', () => {
  it('is called an order and not a change, and the page is told nothing of it', async () => {
    const {element, heard, browser} = await open();
    await elsewhere(element.shop, browser, {phase: 'paying'});
    await seeNotice(element, 'Thank you for your order');
    expect(textOf(element)).not.to.contain('changed');
    expect(heard.of('sjs-success')).to.be.empty;
    button(element, 'Change something else').click();
    await until(() => query(element, '[part=current]'), 'no contract');
    expect(Boolean(submitButton(element))).to.equal(true);
  });

  it('in another window leaves it to that window to tell its page, whoever learns of it first', async () => {
    const first = await open();
    const {vendor, browser} = first;
    const second = await open({vendor, browser});
    await choosePlan(first.element, 'fleet-monthly');
    vendor.portal.hold();
    submitButton(first.element)!.click();
    await seeNotice(second.element, 'Thank you for your order');
    vendor.portal.last.answer({OrderId: 'order-1', OrderStatus: 'Completed'});
    await seeNotice(first.element, 'Your contract is changed');
    expect(first.heard.of('sjs-success').map(({orderId}) => orderId)).to.deep.equal(['order-1']);
    expect(second.heard.of('sjs-success')).to.be.empty;
  });

  it('stands above the contract, and nobody reads somebody else’s order number', async () => {
    const browser = createFakeBrowser();
    await elsewhere(shop, browser, {phase: 'succeeded'});
    const {element, heard} = await open({browser, until: 'notice'});
    await seeNotice(element, 'Something was ordered in this browser a short while ago');
    expect(current(element)).to.contain('Solo');
    expect(textOf(element)).not.to.contain('order-9');
    expect(heard.of('sjs-success')).to.be.empty;
    button(element, 'Change this contract').click();
    await until(() => submitButton(element), 'no button');
    await choosePlan(element, 'fleet-monthly');
    submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
  });

  it('and is still open shows its number to its own customer only', async () => {
    for (const [contractId, isShown] of [
      ['contract-1', true],
      ['contract-77', false],
    ] as const) {
      const browser = createFakeBrowser();
      await elsewhere(shop, browser, {phase: 'redirected', cart: changing(contractId)});
      const {element} = await open({browser, until: 'notice'});
      const told = textOf(await seeNotice(element, 'Your payment continues with the payment provider'));
      expect(told.includes('order-9')).to.equal(isShown);
      expect(Boolean(findButton(element, 'I did not finish there'))).to.equal(true);
    }
  });

  it('keeps nobody from choosing among several contracts', async () => {
    hook.contracts = [contractOf(), contractOf({id: 'contract-2', planVariantId: 'fleet-monthly', quantity: 12})];
    const browser = createFakeBrowser();
    await elsewhere(shop, browser, {phase: 'succeeded', cart: changing('contract-2')});
    const {element} = await open({browser, until: 'contract-button'});
    expect(Boolean(notice(element))).to.equal(false);
    queryAll(element, '[part=contract-button]')[1]!.click();
    await seeNotice(element, 'A change of this contract was ordered a short while ago');
    button(element, 'Choose another contract').click();
    await until(() => query(element, '[part=contracts]'), 'no choice');
    queryAll(element, '[part=contract-button]')[1]!.click();
    await until(() => query(element, '[part=current]'), 'no contract');
    // Frameworks set it late.
    element.contractId = 'contract-1';
    await until(() => query(element, '[part=current]') && current(element).includes('Solo'), 'not the contract wanted');
  });

  itIsAccessible({
    'above the contract': async () => {
      const browser = createFakeBrowser();
      await elsewhere(shop, browser, {phase: 'succeeded'});
      return (await open({browser, until: 'notice'})).element;
    },
  });
});

describe('a change that was ordered here', () => {
  it('is called changed after a reload, too, and the page is told once', async () => {
    const {element, vendor, browser, tab} = await open();
    await choosePlan(element, 'fleet-monthly');
    vendor.portal.hold();
    submitButton(element)!.click();
    await until(() => vendor.portal.calls.length, 'not paid');
    element.remove();
    const again = await open({vendor, browser, tab, until: 'notice'});
    await seeNotice(again.element, 'Your contract is changed');
    expect(again.heard.of('sjs-success').map(({orderId}) => orderId)).to.deep.equal(['order-1']);
    again.element.remove();
    hook.contracts = [contractOf({planId: 'fleet', planVariantId: 'fleet-monthly', quantity: 10})];
    const later = await open({vendor, browser, tab, until: 'notice'});
    await seeNotice(later.element, 'A change of this contract was ordered a short while ago');
    expect(current(later.element)).to.contain('Fleet');
    expect(later.heard.of('sjs-success')).to.be.empty;
    button(later.element, 'Change this contract').click();
    await until(() => submitButton(later.element), 'no button');
  });

  it('and that the merchant still has to confirm is not called changed', async () => {
    Object.assign(hook, {pay: 'commit', status: 'ApprovalPending'});
    const {element, heard} = await open();
    await choosePlan(element, 'fleet-monthly');
    submitButton(element)!.click();
    const told = textOf(await seeNotice(element, 'We have received your change'));
    expect(told).to.contain('confirm it by e-mail').and.not.to.contain('changed');
    expect(heard.of('sjs-success')[0]).to.include({status: 'ApprovalPending'});
    button(element, 'Change something else').click();
    await until(() => submitButton(element), 'no button');
  });

  it('for later is called planned after the return from a provider’s page, too', async () => {
    const browser = createFakeBrowser();
    await elsewhere(shop, browser, {phase: 'redirected', orderId: 'order-1', dueDate: '2030-03-01T12:00:00Z'});
    const leave = atAddress({
      'sjs-plan-change': 'contract-1',
      interactivePayment: 'true',
      pactasTransactionId: 't-planned',
    });
    try {
      const {element, heard} = await open({browser, until: 'notice'});
      expect(textOf(await seeNotice(element, 'Your change is planned'))).to.contain('March 1, 2030');
      expect(heard.of('sjs-success')[0]).to.include({orderId: 'order-1', returned: true});
      // Whatever another window begins meanwhile.
      const ledger = createLedger(shop, browser.openTab());
      await ledger.begin({phase: 'ordering', cart, acknowledged: ledger.read()!.attemptId});
      element.requestUpdate();
      await element.updateComplete;
      await seeNotice(element, 'Your change is planned');
    } finally {
      leave();
    }
  });

  it('at a provider’s page is told before the contracts are there, and more can be changed once they are', async () => {
    let contractsCome = (): void => undefined;
    const coming = new Promise<void>((resolve) => (contractsCome = resolve));
    const answer = {contracts: [contractOf()]};
    hook.instead.set('GET /billing/contracts', async () => {
      await coming;
      return Response.json(answer);
    });
    const leave = atAddress({
      'sjs-plan-change': 'contract-1',
      interactivePayment: 'true',
      pactasTransactionId: 't-early',
    });
    try {
      const {element} = await open({until: 'notice'});
      await seeNotice(element, 'Your contract is changed');
      expect(findButton(element, 'Change something else')?.textContent).to.equal(undefined);
      contractsCome();
      await until(() => findButton(element, 'Change something else'), 'the contracts do not come');
      button(element, 'Change something else').click();
      await until(() => query(element, '[part=current]'), 'no contract');
    } finally {
      leave();
    }
  });

  it('at a provider’s page opens its contract once; then the one counts that the customer opens', async () => {
    hook.contracts = [contractOf(), contractOf({id: 'contract-2', planVariantId: 'fleet-monthly', quantity: 12})];
    const leave = atAddress({
      'sjs-plan-change': 'contract-1',
      interactivePayment: 'true',
      pactasTransactionId: 't-once',
    });
    try {
      const {element} = await open({until: 'notice'});
      await seeNotice(element, 'Your contract is changed');
      await until(() => findButton(element, 'Change something else'), 'the contracts do not come');
      button(element, 'Change something else').click();
      await until(() => query(element, '[part=current]'), 'no contract');
      button(element, 'Choose another contract').click();
      await until(() => query(element, '[part=contracts]'), 'no choice');
      queryAll(element, '[part=contract-button]')[1]!.click();
      await until(() => query(element, '[part=current]'), 'no contract');
      button(element, 'Change this contract').click();
      await until(() => submitButton(element), 'no button');
      await choosePlan(element, 'solo-monthly');
      submitButton(element)!.click();
      await seeNotice(element, 'Your contract is changed');
      button(element, 'Change something else').click();
      await until(() => query(element, '[part=current]'), 'no contract');
      expect(current(element)).to.contain('12 ×');
    } finally {
      leave();
    }
  });
});
