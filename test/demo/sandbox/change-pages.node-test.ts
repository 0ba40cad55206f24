import {readFile} from 'node:fs/promises';
import {beforeEach, describe, expect, test} from 'vitest';
import {
  CHANGE_PAGES_CONTRACT_ID,
  CHANGE_PAGES_CUSTOMER_ID,
  CHANGE_PAGES_READ_CONTRACT_ID,
  CHANGE_PAGES_READ_CUSTOMER_ID,
  CHANGE_PAGES_SUBSCRIPTIONS,
  COMPONENTS,
  PLAN_VARIANTS,
} from '../../../demo/sandbox/test-data.ts';
import {anyId, expectNamesAndTypes, json, setUp, signIn} from './helpers.ts';
import type {Json} from './helpers.ts';

let billwerk: ReturnType<typeof setUp>;
let rest: Awaited<ReturnType<typeof signIn>>;

async function start(now?: string) {
  billwerk = setUp(now === undefined ? {} : {now});
  rest = await signIn(billwerk);
}

beforeEach(() => start());

async function page(file: string) {
  const text = await readFile(new URL(`./fixtures/${file}`, import.meta.url), 'utf8');
  return JSON.parse(text) as {request: Json; response: Json};
}

const subscriptions = async (id: string = CHANGE_PAGES_CONTRACT_ID) =>
  (await json(rest.get(`/contracts/${id}/subscriptions`)))['ComponentSubscriptions'] as Json[];

describe('the samples of the pages "Adding/removing component subscriptions" and "Up/-downgrading"', () => {
  test.each(['change-components.json', 'change-plan.json'])('%s is accepted as it stands, today', async (file) => {
    const {request, response} = await page(file);
    const answer = await rest.post('/Orders', request);
    expect(answer.status).toBe(200);
    const order = await json(answer);
    expectNamesAndTypes(order, response);
    expect(order).toMatchObject({
      OrderType: 'Upgrade',
      ContractId: CHANGE_PAGES_CONTRACT_ID,
      CustomerId: CHANGE_PAGES_CUSTOMER_ID,
      ComponentSubscriptions: [{ComponentId: COMPONENTS.changePages, Quantity: 2}],
    });
    const call = billwerk.sandbox.state.calls.find(({path}) => path === '/api/v1/Orders');
    expect(call).toMatchObject({method: 'POST', body: request, status: 200});
  });

  test('components begin and end, the plan and the next billing date stay', async () => {
    await start('2020-03-05T12:00:00.000Z');
    const {request} = await page('change-components.json');
    const {NextBillingDate} = await json(rest.get(`/Contracts/${CHANGE_PAGES_CONTRACT_ID}`));
    const order = await json(rest.post('/Orders', request));
    expect(order).toMatchObject({TotalGross: 0, NextTotalGrossDate: NextBillingDate});
    await rest.post(`/Orders/${String(order['Id'])}/commit`);
    const [kept, alsoKept, added] = (await subscriptions()).filter(({EndDate}) => EndDate === undefined);
    expect([kept?.['Id'], alsoKept?.['Id']]).toEqual(['5e53dab7443e5516749566ff', '5e53dab7443e551674956700']);
    expect(added).toMatchObject({ComponentId: COMPONENTS.changePages, Quantity: 2});
    expect(await json(rest.get(`/Contracts/${CHANGE_PAGES_CONTRACT_ID}`))).toMatchObject({
      NextBillingDate,
      PlanVariantId: PLAN_VARIANTS.changePages,
    });
  });

  test('the plan changes on the date of the sample, which is ahead of its clock', async () => {
    await start('2020-03-05T12:00:00.000Z');
    const {request} = await page('change-plan.json');
    const order = await json(rest.post('/Orders', request));
    await rest.post(`/Orders/${String(order['Id'])}/commit`);
    expect(billwerk.sandbox.state.contracts[0]).toMatchObject({PlanVariantId: PLAN_VARIANTS.changePages});
    await billwerk.control('clock', {now: '2020-03-09T10:58:11.799Z'});
    expect(await json(rest.get(`/Contracts/${CHANGE_PAGES_CONTRACT_ID}`))).toMatchObject({
      PlanVariantId: PLAN_VARIANTS.changePagesTarget,
      NextBillingDate: '2020-04-09T10:58:11.7990000Z',
    });
    expect(await subscriptions()).toHaveLength(3);
    expect(billwerk.sandbox.state.payments).toMatchObject([{status: 'pending', amount: order['TotalGross']}]);
  });

  test('usages keep their memo, key and due date, and a key counts once', async () => {
    const {request} = await page('change-plan.json');
    const {ContractId, Cart} = request as {ContractId: string; Cart: Json};
    const [usage] = Cart['MeteredUsages'] as Json[];
    const MeteredUsages = [usage, {...usage, Memo: 'repeated'}];
    for (let time = 0; time < 2; time += 1) {
      const order = await json(rest.post('/Orders', {ContractId, Cart: {MeteredUsages}}));
      // 3 + 4 x 1 and, once, 3 x 0.50 of usage: 8.50 net.
      expect(order['NextTotalGross']).toBe(10.12);
      await rest.post(`/Orders/${String(order['Id'])}/commit`);
    }
    expect(await json(rest.get(`/contracts/${ContractId}/usage`))).toEqual([
      {
        Id: anyId,
        ContractId,
        CustomerId: CHANGE_PAGES_CUSTOMER_ID,
        ComponentId: COMPONENTS.changePagesMetered,
        Quantity: 3,
        Memo: 'Memo text',
        Key: 'Some unique external key 12345',
        DueDate: '2020-02-23T14:16:23.7550000Z',
      },
    ]);
    await billwerk.control('clock', {advanceMs: 31 * 24 * 60 * 60 * 1000});
    const order = await json(rest.post('/Orders/preview', {ContractId, Cart: {MeteredUsages}}));
    expect(order['Order']).toMatchObject({NextTotalGross: 8.33});
  });

  test('a contract is read with the members of the page', async () => {
    const {response: sample} = await page('read-contract.json');
    // Nobody is dunned in the sandbox.
    const {CurrentDunning: _, ...response} = sample;
    const contract = await json(rest.get(`/Contracts/${CHANGE_PAGES_READ_CONTRACT_ID}`));
    expectNamesAndTypes(contract, response);
    expect(contract).toMatchObject({
      Id: response['Id'],
      CustomerId: CHANGE_PAGES_READ_CUSTOMER_ID,
      CustomerName: response['CustomerName'],
      StartDate: response['StartDate'],
      PlanVariantId: response['PlanVariantId'],
      PlanId: response['PlanId'],
      PlanGroupId: response['PlanGroupId'],
      TurnoverGross: '0.00 EUR',
      Phases: response['Phases'],
    });
  });

  test('a component is booked without an order, and billed with the next regular billing', async () => {
    const {request, response} = await page('component-subscription.json');
    const answer = await rest.post(`/Contracts/${CHANGE_PAGES_READ_CONTRACT_ID}/componentSubscriptions`, request);
    expect(answer.status).toBe(201);
    expect(await json(answer)).toEqual({...response, Id: anyId});
    expect(billwerk.sandbox.state.payments).toEqual([]);
    expect(await subscriptions(CHANGE_PAGES_READ_CONTRACT_ID)).toHaveLength(1);
  });
});

describe('a component subscription without an order', () => {
  const path = `/contracts/${CHANGE_PAGES_READ_CONTRACT_ID}/componentSubscriptions`;
  const ComponentId = COMPONENTS.changePagesDirect;

  test('begins now where nothing is said', async () => {
    expect(await json(rest.post(path, {ComponentId}))).toMatchObject({
      Quantity: 1,
      StartDate: '2026-11-20T09:00:00.0000000Z',
    });
  });

  test('is ended with a date', async () => {
    const {Id} = await json(rest.post(path, {ComponentId}));
    const EndDate = '2026-12-01T00:00:00.000Z';
    const answer = await rest.put(`/componentSubscriptions/${String(Id)}`, {Id, EndDate});
    expect(await json(answer)).toMatchObject({Id, EndDate: '2026-12-01T00:00:00.0000000Z'});
    await billwerk.control('clock', {now: '2026-12-02T00:00:00.000Z'});
    expect(await subscriptions(CHANGE_PAGES_READ_CONTRACT_ID)).toEqual([]);
  });

  test.each([
    ['a component of another plan group', {ComponentId: COMPONENTS.extraDriver}],
    ['a metered component', {ComponentId: COMPONENTS.changePagesMetered}],
    ['a quantity of 0', {ComponentId, Quantity: 0}],
    ['an end before its start', {ComponentId, StartDate: '2026-12-02', EndDate: '2026-12-01'}],
    ['a start before the contract’s', {ComponentId, StartDate: '2019-12-02'}],
  ])('is refused for %s', async (_, body) => {
    expect((await rest.post(path, body)).status).toBe(422);
  });

  test.each([
    ['without a date', {}],
    ['before it begins', {EndDate: '2026-11-19T00:00:00.000Z'}],
  ])('is not ended %s', async (_, body) => {
    const {Id} = await json(rest.post(path, {ComponentId}));
    expect((await rest.put(`/componentSubscriptions/${String(Id)}`, body)).status).toBe(422);
  });

  test('that ends later can be ended at once by an order', async () => {
    const [id] = CHANGE_PAGES_SUBSCRIPTIONS.plan;
    await rest.put(`/componentSubscriptions/${id}`, {EndDate: '2027-06-01'});
    const body = {ContractId: CHANGE_PAGES_CONTRACT_ID, Cart: {EndComponentSubscriptions: [id]}};
    const order = await json(rest.post('/Orders', body));
    await rest.post(`/Orders/${String(order['Id'])}/commit`);
    expect((await subscriptions()).map(({Id}) => Id)).not.toContain(id);
    expect((await rest.post('/Orders', body)).status).toBe(422);
  });

  test('is not ended before what is billed, which takes an order', async () => {
    const answer = await rest.put('/componentSubscriptions/5e53dab7443e5516749566ff', {
      EndDate: '2026-11-20T09:00:00Z',
    });
    expect(answer.status).toBe(422);
    expect((await rest.put(`/componentSubscriptions/${'f'.repeat(24)}`, {EndDate: '2027-01-01'})).status).toBe(404);
  });
});
