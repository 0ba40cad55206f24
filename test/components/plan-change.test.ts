import {expect} from '@open-wc/testing';
import {itIsAccessible} from '../support/accessible.ts';
import {contractOf} from '../support/contract.ts';
import {installFakeOrderHook, problemResponse} from '../support/fake-order-hook.ts';
import type {FakeOrderHook} from '../support/fake-order-hook.ts';
import {createFakeBrowser} from '../support/fake-platform.ts';
import {refuse} from '../support/fake-subscriptionjs.ts';
import {
  atAddress,
  button,
  cleanUp,
  collectConsoleErrors,
  fillCard,
  pick,
  query,
  queryAll,
  question,
  seeNotice,
  seeProblem,
  submitButton,
  textOf,
  until,
} from '../support/page.ts';
import {choosePlan, current, openPlanChangePage as open, table} from '../support/plan-change-page.ts';

const errors = collectConsoleErrors();
let hook: FakeOrderHook;

beforeEach(() => {
  hook = installFakeOrderHook();
});

afterEach(() => {
  hook.remove();
  cleanUp();
});

const orders = () => hook.bodies('POST /billing/orders');

describe('a customer who changes a contract', () => {
  it('sees what it is now, and that nothing is ordered as long as nothing is changed', async () => {
    const {element} = await open();
    expect(textOf(query(element, '[part=current]')!))
      .to.contain('Solo')
      .and.to.contain('Visa ending in 1111')
      .and.to.contain('December 1, 2026');
    expect(textOf(element)).to.contain('Choose another plan, quantity or add-on to see what it costs.');
    expect(submitButton(element)!.getAttribute('aria-disabled')).to.equal('true');
    submitButton(element)!.click();
    expect(hook.bodies('POST /billing/orders/preview')).to.be.empty;
    expect(orders()).to.be.empty;
  });

  it('sees credit, charge, VAT and what comes next, as billwerk computed it, and what is given up', async () => {
    const {element, heard} = await open();
    await choosePlan(element, 'fleet-monthly', '€11.90');
    expect(table(element))
      .to.contain('Today')
      .and.to.match(/Solo, unused time.*-€4\.00/)
      .and.to.contain('November 20, 2026 – December 1, 2026')
      .and.to.match(/VAT 19%.*€1\.90/)
      .and.to.match(/Due today.*€11\.90/)
      .and.to.match(/Next payment.*December 1, 2026.*€107\.10/);
    expect(queryAll(element, '[part="row credit"]').map(textOf).join()).to.contain('unused time');
    expect(queryAll(element, '[part="row charge"]')).to.have.length(1);
    expect(query(element, '[part=losses]')).to.equal(undefined);
    expect(heard.of('sjs-preview').at(-1)).to.include({totalGross: 11.9, nextTotalGross: 107.1});
    expect(hook.bodies('POST /billing/orders/preview').at(-1)).to.deep.equal({
      contractId: 'contract-1',
      cart: {planVariantId: 'fleet-monthly', quantity: 10},
      change: 'now',
    });
  });

  it('pays an upgrade with the card on file, once, however often the button is pressed', async () => {
    const {element, vendor, heard} = await open();
    await choosePlan(element, 'fleet-monthly', 'Change and pay €11.90');
    expect(textOf(query(element, '[part=payment]')!)).to.contain('You pay with: Visa ending in 1111');
    for (let presses = 0; presses < 3; presses += 1) submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
    expect(orders()).to.have.length(1);
    expect(vendor.portal.calls.map(({input}) => input)).to.deep.equal([['order-1']]);
    expect(heard.of('sjs-success')).to.have.length(1);
    expect(heard.of('sjs-success')[0]).to.include({orderId: 'order-1', planVariantId: 'fleet-monthly'});
  });

  it('is charged later where billwerk collects later, and reads so', async () => {
    hook.pay = 'commit';
    const {element, vendor} = await open();
    await choosePlan(element, 'fleet-monthly', 'Change for €11.90');
    expect(textOf(query(element, '[part=payment]')!)).to.contain('Will be charged to: Visa ending in 1111');
    submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
    expect(hook.bodies('POST /billing/orders/order-1/commit')).to.deep.equal([{grossTotal: 11.9}]);
    expect(vendor.portal.calls).to.be.empty;
  });

  it('chooses when: at the end of the term nothing is due before that', async () => {
    hook.pay = 'commit';
    const {element} = await open();
    await choosePlan(element, 'fleet-monthly');
    hook.dueDate = '2026-12-31T00:00:00Z';
    query<HTMLInputElement>(element, 'input[value=endOfTerm]')!.click();
    await until(() => table(element).includes('On December 31, 2026'), 'no later date');
    expect(table(element)).to.contain('Due on December 31, 2026');
    submitButton(element)!.click();
    expect(textOf(await seeNotice(element, 'Your change is planned'))).to.contain('December 31, 2026');
    expect(orders()[0]).to.include({change: 'endOfTerm'});
  });

  it('gets money back for a downgrade, and pays nothing', async () => {
    Object.assign(hook, {pay: 'commit', total: -5.95});
    const {element, vendor} = await open();
    await choosePlan(element, 'fleet-monthly', 'Change now');
    await until(() => query(element, 'table'), 'no price');
    expect(table(element)).to.match(/Credited to your account.*€5\.95/);
    expect(textOf(query(element, '[part=payment]')!)).to.contain('Nothing is due for this change.');
    submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
    expect(hook.bodies('POST /billing/orders/order-1/commit')).to.deep.equal([{grossTotal: -5.95}]);
    expect(vendor.portal.calls).to.be.empty;
  });

  it('adds and ends components, and the plan stays', async () => {
    hook.contracts = [contractOf({componentSubscriptions: [{id: 'sub-1', componentId: 'priority', quantity: 1}]})];
    const {element} = await open();
    await until(() => query(element, '[type=checkbox]'), 'no add-on');
    query<HTMLInputElement>(element, '[type=checkbox]')!.click();
    await until(() => query(element, 'table'), 'no price');
    expect(textOf(query(element, '[part=losses]')!)).to.match(/give up at once.*Priority support/);
    query<HTMLInputElement>(element, 'input[value=endOfTerm]')!.click();
    await until(() => textOf(query(element, '[part=losses]')!).includes('on December 31, 2026'), 'no later loss');
    query<HTMLInputElement>(element, 'input[value=now]')!.click();
    await until(() => textOf(query(element, '[part=losses]')!).includes('at once'), 'no loss');
    submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
    expect(orders()[0]).to.deep.equal({
      contractId: 'contract-1',
      cart: {endComponentSubscriptions: ['sub-1']},
      change: 'now',
    });
  });

  it('pays with something else than what is on file', async () => {
    const {element, vendor} = await open();
    await choosePlan(element, 'fleet-monthly');
    button(element, 'Pay with something else').click();
    await until(() => query(element, 'sjs-payment-form'), 'no form');
    await fillCard(element);
    submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
    const [, data, order] = vendor.portal.last.input;
    expect(data).to.include({bearer: 'CreditCard:FakePSP', cardNumber: '4111111111111111'});
    expect(order).to.deep.equal({OrderId: 'order-1', GrossTotal: 11.9, Currency: 'EUR'});
  });

  it('whose card is declined reads why, keeps what was chosen, and pays the same order again', async () => {
    const {element, vendor} = await open();
    await choosePlan(element, 'fleet-monthly');
    vendor.portal.always(() => refuse({errorCode: ['AuthorizationRejected']}));
    submitButton(element)!.click();
    await seeProblem(element, 'declined');
    vendor.portal.always(() => ({OrderId: 'order-1', ContractId: 'contract-1', OrderStatus: 'PaymentPending'}));
    submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
    expect(orders()).to.have.length(1);
    expect(vendor.portal.calls.map(({input}) => input)).to.deep.equal([['order-1'], ['order-1']]);
  });

  it('whose order got no answer is asked before it is sent again', async () => {
    const {element} = await open();
    await choosePlan(element, 'fleet-monthly');
    hook.instead.set('POST /billing/orders', () => Promise.reject(new TypeError('Failed to fetch')));
    submitButton(element)!.click();
    await until(() => question(element), 'nothing is asked');
    button(element, 'Try again').click();
    await seeNotice(element, 'Your contract is changed');
    expect(orders()).to.have.length(2);
  });

  it('changes more after that: the contract is read again, and nobody asks whether they mean it', async () => {
    const {element} = await open();
    await choosePlan(element, 'fleet-monthly');
    submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
    hook.contracts = [contractOf({planId: 'fleet', planVariantId: 'fleet-monthly', quantity: 10})];
    button(element, 'Change something else').click();
    await until(() => query(element, '[part=current]'), 'no contract');
    expect(textOf(query(element, '[part=current]')!))
      .to.contain('Fleet')
      .and.to.contain('10 ×');
    await choosePlan(element, 'solo-monthly');
    submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
    expect(orders()).to.have.length(2);
  });

  it('whose contract was changed elsewhere keeps what was chosen, and reads what is not on offer any more', async () => {
    hook.contracts = [contractOf({componentSubscriptions: [{id: 'sub-1', componentId: 'sms', quantity: 2}]})];
    const {element} = await open();
    await until(() => query(element, '[type=checkbox]'), 'no add-on');
    query<HTMLInputElement>(element, '[type=checkbox]')!.click();
    await until(() => query(element, 'table'), 'no price');
    hook.instead.set('POST /billing/orders/preview', () => problemResponse(422, 'ChangeDateRefused'));
    query<HTMLInputElement>(element, 'input[value=endOfTerm]')!.click();
    await until(() => queryAll(element, 'button').some((each) => textOf(each) === 'Try again'), 'no retry');
    hook.contracts = [
      contractOf({
        componentSubscriptions: [{id: 'sub-9', componentId: 'sms', quantity: 9}],
        changeDates: [{moment: 'now'}, {moment: 'nextBilling', date: '2026-12-01T00:00:00Z'}],
      }),
    ];
    hook.instead.set('GET /billing/contracts', () => problemResponse(503, 'ProviderUnavailable'));
    button(element, 'Try again').click();
    await until(() => textOf(element).includes('could not be loaded'), 'no failure');
    button(element, 'Try again').click();
    await until(() => query(element, 'table'), 'no price');
    expect(current(element)).to.contain('9 × SMS');
    await until(() => query<HTMLInputElement>(element, '[type=checkbox]')?.checked, 'the add-on is forgotten');
    const told = query(element, '[data-dropped]')!;
    expect(textOf(told)).to.contain('no longer on offer: At the end of the term. Everything else');
    expect(element.shadowRoot!.activeElement).to.equal(told);
    expect(hook.bodies('POST /billing/orders/preview').at(-1)).to.deep.equal({
      contractId: 'contract-1',
      cart: {components: [{componentId: 'priority', quantity: 1}]},
      change: 'now',
    });
    query<HTMLInputElement>(element, 'input[value=nextBilling]')!.click();
    await until(() => !query(element, '[data-dropped]'), 'it is still told');
  });

  it('whose order is refused because the contract was changed elsewhere has it read again, and orders', async () => {
    hook.contracts = [contractOf({componentSubscriptions: [{id: 'sub-1', componentId: 'sms', quantity: 2}]})];
    const {element} = await open();
    await until(() => query(element, '[type=checkbox]'), 'no add-on');
    button(element, 'More: SMS').click();
    await until(() => query(element, 'table'), 'no price');
    hook.instead.set('POST /billing/orders', () => problemResponse(422, 'ComponentSubscriptionUnknown'));
    submitButton(element)!.click();
    await until(() => query(element, '[part=problem]'), 'no problem');
    hook.contracts = [contractOf({componentSubscriptions: [{id: 'sub-2', componentId: 'sms', quantity: 2}]})];
    button(element, 'Try again').click();
    await until(() => !query(element, '[part=problem]') && query(element, 'table'), 'no price');
    submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
    expect(orders().at(-1))
      .to.have.property('cart')
      .that.deep.equals({
        components: [{componentId: 'sms', quantity: 3}],
        endComponentSubscriptions: ['sub-2'],
      });
  });

  it('is told before a change that is planned may be replaced by another one', async () => {
    hook.contracts = [
      contractOf({nextPhase: {startDate: '2026-12-01T00:00:00Z', planVariantId: 'fleet-monthly', quantity: 3}}),
    ];
    const {element} = await open();
    expect(current(element))
      .to.contain('from December 1, 2026')
      .and.to.contain('A change is planned for December 1, 2026.');
    expect(query(element, '[part=planned]')).to.equal(undefined);
    await choosePlan(element, 'fleet-monthly');
    expect(textOf(query(element, '[part=planned]')!)).to.equal(
      'A change is planned for December 1, 2026. This order may take its place.',
    );
  });

  it('with several contracts chooses no other one while a change is under way', async () => {
    hook.contracts = [contractOf(), contractOf({id: 'contract-2'})];
    const {element, vendor} = await open({properties: {contractId: 'contract-1'}});
    await choosePlan(element, 'fleet-monthly');
    vendor.portal.hold();
    submitButton(element)!.click();
    await until(() => vendor.portal.calls.length, 'not paid');
    const other = button(element, 'Choose another contract') as HTMLButtonElement;
    expect(other.disabled).to.equal(true);
    vendor.portal.last.fail({errorCode: ['Rejected']});
    await until(() => !other.disabled, 'no way to another contract');
  });

  it('with several contracts chooses one first, and may choose another', async () => {
    hook.contracts = [contractOf(), contractOf({id: 'contract-2', planVariantId: 'fleet-monthly', quantity: 12})];
    const {element} = await open({until: 'contract-button'});
    expect(queryAll(element, '[part=contract-button]')).to.have.length(2);
    queryAll<HTMLButtonElement>(element, '[part=contract-button]')[1]!.click();
    await until(() => query(element, '[part=current]'), 'no contract');
    expect(textOf(query(element, '[part=current]')!)).to.contain('12 ×');
    button(element, 'Choose another contract').click();
    await until(() => query(element, '[part=contracts]'), 'no choice');
  });

  it('has no contract, or one that cannot be changed, and reads so', async () => {
    hook.contracts = [];
    const {element} = await open({until: 'empty'});
    expect(textOf(element)).to.contain('There is no contract here that could be changed.');
    hook.contracts = [contractOf({changeDates: []})];
    const other = await open({until: 'empty'});
    expect(textOf(other.element)).to.contain('This contract cannot be changed at the moment.');
    expect(submitButton(other.element)).to.equal(undefined);
  });

  it('whose session has ended is led to the sign-in, or tries again after signing in elsewhere', async () => {
    hook.instead.set('GET /billing/contracts', () => problemResponse(401, 'NotSignedIn'));
    const {element} = await open({properties: {signInUrl: '/sign-in'}, until: 'problem'});
    expect(textOf(element)).to.contain('You are no longer signed in.');
    expect(query(element, 'a')!.getAttribute('href')).to.equal('/sign-in');
    button(element, 'Try again').click();
    await until(() => query(element, '[part=current]'), 'no contract');
  });

  it('whose contracts or plans cannot be loaded reads just that, and tries again', async () => {
    const failures = [
      ['GET /billing/contracts', () => Promise.reject(new TypeError('offline'))],
      ['GET /billing/contracts', () => problemResponse(500, 'InternalError')],
      ['GET /billing/contracts', () => problemResponse(503, 'StoreUnavailable')],
      ['GET /billing/catalog', () => new Response('<html>', {status: 404})],
    ] as const;
    for (const [request, answer] of failures) {
      hook.instead.set(request, answer);
      const {element, heard} = await open({until: 'problem'});
      expect(textOf(element))
        .to.contain('could not be loaded')
        .and.not.to.match(/order|paid|charged/i);
      expect(heard.of('sjs-error').map(({recoverable}) => recoverable)).to.deep.equal([true]);
      button(element, 'Try again').click();
      await until(() => query(element, '[part=current]'), 'no contract');
      element.remove();
    }
  });

  it('whose contracts do not come within half a minute reads so, and tries again', async () => {
    const browser = createFakeBrowser();
    hook.instead.set('GET /billing/contracts', () => new Promise(() => undefined));
    const {element} = await open({browser, until: 'base'});
    await browser.clock.advance(30_000);
    await until(() => query(element, '[part=problem]'), 'no problem');
    expect(textOf(element)).to.contain('could not be loaded');
    button(element, 'Try again').click();
    await until(() => query(element, '[part=current]'), 'no contract');
  });

  it('chooses among the plans and add-ons of the own plan group only, and keeps a plan that is not on sale', async () => {
    const plans = (root: Element) => queryAll<HTMLInputElement>(root, '[name=plan]').map(({value}) => value);
    hook.contracts = [contractOf({planIds: ['solo'], componentIds: ['sms']})];
    const {element} = await open();
    expect(plans(element)).to.deep.equal(['solo-monthly']);
    expect(queryAll(element, '[part=component-name]').map(textOf)).to.deep.equal(['SMS', 'API calls']);
    element.remove();
    hook.contracts = [contractOf({planIds: ['fleet'], componentIds: []})];
    const other = await open();
    expect(plans(other.element)).to.deep.equal(['solo-monthly', 'fleet-monthly']);
    expect(current(other.element)).to.contain('Solo');
    other.element.remove();
    // Plans of the merchant's own naming cannot be told apart.
    hook.contracts = [contractOf({planIds: ['5c90fc84'], componentIds: []})];
    expect(plans((await open()).element)).to.deep.equal(['solo-monthly', 'fleet-monthly']);
  });

  it('whose plan is not on sale any more may choose any other, the first, too, or an add-on beside it', async () => {
    const chosen = (root: Element) => queryAll<HTMLInputElement>(root, '[name=plan]:checked').map(({value}) => value);
    hook.contracts = [contractOf({planId: 'old', planVariantId: 'old-monthly'})];
    const {element} = await open();
    await until(() => query(element, '[type=checkbox]'), 'no add-on');
    await until(() => chosen(element).length === 0, 'a plan is marked that nobody chose');
    query<HTMLInputElement>(element, '[type=checkbox]')!.click();
    await until(() => query(element, 'table'), 'no price');
    expect(chosen(element)).to.be.empty;
    expect(hook.bodies('POST /billing/orders/preview').at(-1))
      .to.have.property('cart')
      .that.deep.equals({
        components: [{componentId: 'priority', quantity: 1}],
      });
    await choosePlan(element, 'solo-monthly');
    await until(() => chosen(element).join() === 'solo-monthly', 'not chosen');
  });

  it('sees which add-ons end and which begin later, and is not offered to change those before', async () => {
    const [soon, later] = ['2030-02-01T00:00:00Z', '2030-03-01T00:00:00Z'];
    hook.contracts = [
      contractOf({
        componentSubscriptions: [
          {id: 'old', componentId: 'sms', quantity: 5, startDate: '2029-01-01T00:00:00Z', endDate: soon},
          {id: 'new', componentId: 'sms', quantity: 3, startDate: soon},
          {id: 'planned', componentId: 'priority', quantity: 1, startDate: later},
        ],
        changeDates: [{moment: 'now'}, {moment: 'nextBilling', date: soon}],
      }),
    ];
    const {element} = await open();
    expect(current(element))
      .to.contain('5 × SMS until February 1, 2030')
      .and.to.contain('3 × SMS from February 1, 2030')
      .and.to.contain('Priority support from March 1, 2030');
    await until(() => query(element, '[type=checkbox]'), 'no add-on');
    query<HTMLInputElement>(element, '[type=checkbox]')!.click();
    await until(() => textOf(element).includes('Priority support begins on March 1, 2030'), 'nothing is said');
    expect(submitButton(element)!.getAttribute('aria-disabled')).to.equal('true');
    submitButton(element)!.click();
    query<HTMLInputElement>(element, '[type=checkbox]')!.click();
    await until(() => !textOf(element).includes('begins on'), 'it is still said');
    button(element, 'More: SMS').click();
    await until(() => textOf(element).includes('SMS begins on February 1, 2030'), 'nothing is said');
    expect(hook.bodies('POST /billing/orders/preview')).to.be.empty;
    query<HTMLInputElement>(element, 'input[value=nextBilling]')!.click();
    await until(() => query(element, 'table'), 'no price');
    submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
    expect(orders()).to.deep.equal([
      {
        contractId: 'contract-1',
        cart: {components: [{componentId: 'sms', quantity: 4}], endComponentSubscriptions: ['new']},
        change: 'nextBilling',
      },
    ]);
  });

  it('keeps what the other plan does not show, and does not read that it is lost', async () => {
    hook.contracts = [contractOf({componentSubscriptions: [{id: 'sub-1', componentId: 'sms', quantity: 2}]})];
    const {element} = await open();
    await choosePlan(element, 'fleet-monthly');
    expect(Boolean(query(element, '[part=losses]'))).to.equal(false);
    submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
    expect(orders()[0]).to.have.property('cart').that.deep.equals({planVariantId: 'fleet-monthly', quantity: 10});
  });

  it('agrees to the terms first, where the page has some', async () => {
    const box = Object.assign(document.createElement('input'), {type: 'checkbox', required: true, slot: 'terms'});
    const {element} = await open({children: [box]});
    await choosePlan(element, 'fleet-monthly');
    submitButton(element)!.click();
    await until(() => box.ariaInvalid === 'true', 'not marked');
    expect(orders()).to.be.empty;
    box.click();
    submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
  });

  it('who comes back from a provider’s page finds the change completed', async () => {
    const leave = atAddress({
      'sjs-plan-change': 'contract-1',
      interactivePayment: 'true',
      pactasTransactionId: 't-1',
    });
    try {
      const {element, vendor} = await open({until: 'notice'});
      await seeNotice(element, 'Your contract is changed');
      expect(vendor.finalize.calls).to.have.length(1);
      expect(location.search).not.to.contain('sjs-plan-change');
    } finally {
      leave();
    }
  });

  it('who comes back from a provider’s page finds the change completed, whatever cannot be loaded', async () => {
    for (const [request, transaction] of [
      ['GET /billing/contracts', 't-2'],
      ['GET /billing/catalog', 't-3'],
    ] as const) {
      hook.instead.set(request, () => problemResponse(500, 'InternalError'));
      const leave = atAddress({
        'sjs-plan-change': 'contract-1',
        interactivePayment: 'true',
        pactasTransactionId: transaction,
      });
      try {
        const {element, vendor} = await open({until: 'notice'});
        await seeNotice(element, 'Your contract is changed');
        expect(vendor.finalize.calls).to.have.length(1);
      } finally {
        leave();
      }
    }
  });

  it('reads another language as soon as the page wants that', async () => {
    const {element} = await open();
    element.locale = 'de';
    await until(() => textOf(element).includes('Was sich ändert'), 'no German');
    expect(textOf(query(element, '[part=current]')!)).to.contain('Nächste Abrechnung');
  });

  it('in German reads German', async () => {
    const {element} = await open({properties: {locale: 'de'}});
    await pick(element, 'fleet-monthly');
    await until(() => submitButton(element)?.textContent?.includes('Zahlungspflichtig ändern'), 'no price');
    expect(table(element)).to.contain('Heute fällig');
  });

  it('without an order hook is a mistake of the page, which is told so', async () => {
    await open({properties: {orderHook: undefined}, until: 'problem'});
    expect(errors.join()).to.contain('order-hook');
  });

  itIsAccessible({
    'with a change chosen': async () => {
      const {element} = await open();
      await choosePlan(element, 'fleet-monthly');
      return element;
    },
    'with several contracts': async () => {
      hook.contracts = [contractOf(), contractOf({id: 'contract-2', planVariantId: 'fleet-monthly', quantity: 12})];
      return (await open({until: 'contract-button'})).element;
    },
  });
});
