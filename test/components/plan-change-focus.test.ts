import {expect} from '@open-wc/testing';
import {contractOf} from '../support/contract.ts';
import {installFakeOrderHook, problemResponse} from '../support/fake-order-hook.ts';
import type {FakeOrderHook} from '../support/fake-order-hook.ts';
import {
  button,
  cleanUp,
  collectConsoleErrors,
  focused,
  notice,
  query,
  queryAll,
  seeNotice,
  submitButton,
  textOf,
  until,
} from '../support/page.ts';
import {choosePlan, openPlanChangePage as open} from '../support/plan-change-page.ts';

collectConsoleErrors();
let hook: FakeOrderHook;

beforeEach(() => {
  hook = installFakeOrderHook();
});

afterEach(() => {
  hook.remove();
  cleanUp();
});

const focusIsOn = (find: () => Element | undefined) =>
  until(() => find() && focused() === find(), 'the focus is elsewhere');

describe('whoever changes a contract by keyboard or screen reader', () => {
  it('goes from the list to the contract, and back to where they were in the list', async () => {
    hook.contracts = [contractOf(), contractOf({id: 'contract-2', planVariantId: 'fleet-monthly', quantity: 12})];
    const {element} = await open({until: 'contract-button'});
    const listed = () => queryAll(element, '[part=contract-button]')[1];
    listed()!.focus();
    listed()!.click();
    const heading = () => queryAll(element, 'h3').find((each) => textOf(each) === 'Current plan');
    await focusIsOn(heading);
    button(element, 'Choose another contract').click();
    await focusIsOn(listed);
  });

  it('is led to what came of it, and from there to the contract again', async () => {
    const {element} = await open();
    await choosePlan(element, 'fleet-monthly');
    submitButton(element)!.focus();
    submitButton(element)!.click();
    await seeNotice(element, 'Your contract is changed');
    await focusIsOn(() => notice(element));
    button(element, 'Change something else').click();
    await focusIsOn(() => query(element, '.current h3'));
  });

  it('is led to the contract once it could be loaded after all', async () => {
    hook.instead.set('GET /billing/contracts', () => problemResponse(503, 'StoreUnavailable'));
    const {element} = await open({until: 'problem'});
    button(element, 'Try again').click();
    await focusIsOn(() => query(element, '.current h3'));
  });

  it('hears what is due once it is known, and nothing meanwhile', async () => {
    const {element} = await open();
    const said = () => textOf(query(element, '.summary > [role=status]')!);
    expect(said()).to.equal('');
    let answer: () => void = () => undefined;
    await choosePlan(element, 'fleet-monthly');
    expect(said()).to.equal('Due today: €11.90');
    hook.total = 20;
    const waits = new Promise<void>((resolve) => (answer = resolve));
    hook.instead.set('POST /billing/orders/preview', async () => {
      await waits;
      return problemResponse(503, 'StoreUnavailable');
    });
    query<HTMLInputElement>(element, 'input[value=endOfTerm]')!.click();
    await until(() => said() === '', 'an old price is told');
    answer();
    await until(() => query(element, '[part=problem]'), 'no problem');
    expect(said()).to.equal('');
    button(element, 'Try again').click();
    await until(() => said() === 'Due today: €20.00', 'the price is not told');
  });

  it('finds a column of amounts that does not call them net where VAT is in them', async () => {
    const {element} = await open();
    await choosePlan(element, 'fleet-monthly');
    const table = query<HTMLTableElement>(element, 'table')!;
    expect([...table.tHead!.rows[0]!.cells].map(textOf)).to.deep.equal(['Item', 'Amount']);
    expect(textOf(table)).to.contain('Subtotal without VAT');
  });
});
