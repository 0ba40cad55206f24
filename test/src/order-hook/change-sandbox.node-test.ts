/** Changes of a contract that has run for ten days, against the local billwerk. */
import {describe, expect, test} from 'vitest';
import {
  COMPONENTS,
  PLAN_VARIANTS,
  RUNNING_CONTRACT_ID,
  RUNNING_CUSTOMER_ID,
  RUNNING_INVOICE_CONTRACT_ID,
  RUNNING_SUBSCRIPTIONS,
} from '../../../demo/sandbox/test-data.ts';
import type {Contract, Preview} from '../../../src/model.ts';
import {answerOf, get, post, postOrder, type Answer} from './fake-billwerk.ts';
import {sandboxAt} from './support/sandbox.ts';

const opened = () => sandboxAt('2026-11-20T09:00:00.000Z', RUNNING_CUSTOMER_ID);
type Hook = ReturnType<typeof opened>['hook'];

const contractOf = async (hook: Hook) =>
  (await answerOf(hook(get(`/billing/contracts/${RUNNING_CONTRACT_ID}`)))).body as unknown as Contract;
const previewOf = ({preview}: Answer) => preview as Preview;
const change = (cart: object, moment = 'now', contractId: string = RUNNING_CONTRACT_ID) => ({
  contractId,
  cart,
  change: moment,
});
const commit = (hook: Hook, {orderId, grossTotal}: Answer) =>
  answerOf(hook(post(`/billing/orders/${String(orderId)}/commit`, {grossTotal})));

describe('a running contract', () => {
  test('is shown with its card, its components and its dates', async () => {
    const {hook} = opened();
    const {contracts} = (await answerOf(hook(get('/billing/contracts')))).body as {contracts?: readonly Contract[]};
    expect(contracts?.map(({id}) => id).sort()).toEqual([RUNNING_CONTRACT_ID, RUNNING_INVOICE_CONTRACT_ID].sort());
    const contract = await contractOf(hook);
    expect(contract.paymentMethod).toEqual({kind: 'card', name: 'Visa', lastDigits: '1111', expires: '2031-12'});
    expect(contract.componentSubscriptions.map(({id}) => id)).toEqual(Object.values(RUNNING_SUBSCRIPTIONS));
    expect(contract.changeDates.map(({moment}) => moment)).toEqual(['now', 'nextBilling', 'endOfTerm']);
  });

  test('is upgraded with the stored card: credit, charge and VAT are billwerk’s', async () => {
    const {hook} = opened();
    const {status, body} = await answerOf(hook(postOrder(change({planVariantId: PLAN_VARIANTS.teamMonthly}))));
    expect([status, body['pay']]).toEqual([200, 'stored']);
    const {lineItems = [], totalGross} = previewOf(body);
    expect(lineItems.some(({gross}) => gross < 0)).toBe(true);
    expect(lineItems.reduce((sum, {gross}) => sum + gross, 0)).toBeCloseTo(totalGross, 2);
    // The payment is the browser's to ask for, and to wait for.
    expect((await commit(hook, body)).body.code).toBe('CommitRefused');
  });

  test('gets more drivers and loses its support at the next billing', async () => {
    const {hook, sandbox} = opened();
    const cart = {
      components: [{componentId: COMPONENTS.extraDriver, quantity: 3}],
      endComponentSubscriptions: Object.values(RUNNING_SUBSCRIPTIONS),
    };
    const {nextBillingDate} = await contractOf(hook);
    const {body} = await answerOf(hook(postOrder(change(cart, 'nextBilling'))));
    expect(body['pay']).toBe('commit');
    expect(previewOf(body).dueDate).toBe(nextBillingDate);
    expect((await commit(hook, body)).body).toMatchObject({status: 'Completed'});
    const {componentSubscriptions} = await contractOf(hook);
    expect(componentSubscriptions.map(({quantity, endDate}) => [quantity, endDate])).toEqual([
      [2, nextBillingDate],
      [1, nextBillingDate],
      [3, undefined],
    ]);
    expect(sandbox.state.orders).toHaveLength(1);
  });

  test('is downgraded at the end of its term, which is shown until then', async () => {
    const {hook} = opened();
    const {changeDates} = await contractOf(hook);
    const date = changeDates.find(({moment}) => moment === 'endOfTerm')?.date;
    const yearly = {planVariantId: PLAN_VARIANTS.soloYearly};
    const {body} = await answerOf(hook(postOrder(change(yearly, 'endOfTerm'))));
    expect((await commit(hook, body)).body).toMatchObject({status: 'Completed'});
    expect(await contractOf(hook)).toMatchObject({
      planVariantId: PLAN_VARIANTS.soloMonthly,
      nextPhase: {startDate: date, planVariantId: PLAN_VARIANTS.soloYearly},
    });
  });

  test('on account is changed by a commit', async () => {
    const {hook} = opened();
    const wish = change({planVariantId: PLAN_VARIANTS.fleetYearly, quantity: 5}, 'now', RUNNING_INVOICE_CONTRACT_ID);
    const {body} = await answerOf(hook(postOrder(wish)));
    expect(body['pay']).toBe('commit');
    expect((await commit(hook, body)).body).toMatchObject({status: 'Completed'});
  });

  test('has one open change at a time', async () => {
    const {hook, sandbox} = opened();
    const one = await answerOf(hook(postOrder(change({planVariantId: PLAN_VARIANTS.teamMonthly}))));
    const same = await answerOf(hook(postOrder(change({planVariantId: PLAN_VARIANTS.teamMonthly}))));
    expect(same.body).toEqual(one.body);
    const other = await answerOf(hook(postOrder(change({planVariantId: PLAN_VARIANTS.soloYearly}))));
    expect(other.body['orderId']).not.toBe(one.body['orderId']);
    expect(sandbox.state.orders.map(({id}) => id)).toEqual([other.body['orderId']]);
  });

  test('whose order gets no answer is found again, as the change that it is', async () => {
    const {hook, sandbox} = opened();
    const fault = {match: 'POST /api/v1/orders', when: 'after', action: 'drop', times: 1};
    await sandbox.fetch(
      new Request('http://localhost/__sandbox/faults', {method: 'POST', body: JSON.stringify(fault)}),
    );
    const answer = await answerOf(hook(postOrder(change({planVariantId: PLAN_VARIANTS.teamMonthly}))));
    expect([answer.status, answer.body['pay']]).toEqual([200, 'stored']);
    expect(sandbox.state.orders).toHaveLength(1);
  });
});
