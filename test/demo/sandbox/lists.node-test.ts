import {beforeEach, describe, expect, test} from 'vitest';
import {
  DEMO_CONTRACT_ID,
  DEMO_CUSTOMER_ID,
  PLAN_VARIANTS,
  RUNNING_CONTRACT_ID,
  RUNNING_CUSTOMER_ID,
} from '../../../demo/sandbox/test-data.ts';
import {json, setUp, signIn} from './helpers.ts';
import type {Json} from './helpers.ts';

let billwerk: ReturnType<typeof setUp>;
let rest: Awaited<ReturnType<typeof signIn>>;

beforeEach(async () => {
  billwerk = setUp();
  rest = await signIn(billwerk);
});

const list = async (path: string) => (await (await rest.get(path)).json()) as Json[];
const ids = async (path: string) => (await list(path)).map(({Id}) => Id);

describe('the list of orders', () => {
  let signup: Json;
  let change: Json;
  let latest: Json;

  beforeEach(async () => {
    const Cart = {PlanVariantId: PLAN_VARIANTS.soloMonthly};
    signup = await json(rest.post('/Orders', {CustomerId: DEMO_CUSTOMER_ID, Cart}));
    await billwerk.control('clock', {advanceMs: 60_000});
    change = await json(
      rest.post('/Orders', {ContractId: DEMO_CONTRACT_ID, Cart: {PlanVariantId: PLAN_VARIANTS.hobby}}),
    );
    await rest.post(`/Orders/${String(change['Id'])}/commit`);
    await billwerk.control('clock', {advanceMs: 60_000});
    latest = await json(rest.post('/Orders', {ContractId: RUNNING_CONTRACT_ID, Cart: {}}));
  });

  test('begins with the newest, each as it is read alone', async () => {
    const orders = await list('/orders');
    expect(orders.map(({Id}) => Id)).toEqual([latest['Id'], change['Id'], signup['Id']]);
    expect(orders[1]).toEqual(await json(rest.get(`/orders/${String(change['Id'])}`)));
  });

  test('is searched by the ids of order, contract and customer', async () => {
    expect(await ids(`/orders?search=${DEMO_CUSTOMER_ID}`)).toEqual([change['Id'], signup['Id']]);
    expect(await ids(`/orders?search=${DEMO_CONTRACT_ID.toUpperCase()}`)).toEqual([change['Id']]);
    expect(await ids(`/orders?search=${String(signup['Id'])}`)).toEqual([signup['Id']]);
    expect(await ids('/orders?search=nobody')).toEqual([]);
  });

  test.each([
    ['status=Completed', () => [change]],
    ['type=Signup', () => [signup]],
    ['status=InProgress&type=Upgrade', () => [latest]],
    ['dateFrom=2026-11-20T09:01:00.000Z', () => [latest, change]],
    ['dateTo=2026-11-20T09:01:00.000Z', () => [change, signup]],
    [`search=${DEMO_CONTRACT_ID}&status=InProgress`, () => []],
  ])('is filtered by %s', async (query, expected) => {
    expect(await ids(`/orders?${query}`)).toEqual(expected().map(({Id}) => Id));
  });

  test('goes on with the entry that it ended with', async () => {
    expect(await ids('/orders?take=2')).toEqual([latest['Id'], change['Id']]);
    expect(await ids(`/orders?take=2&from=${String(change['Id'])}`)).toEqual([change['Id'], signup['Id']]);
    expect((await rest.get('/orders?take=501')).status).toBe(200);
  });

  test.each(['take=0', 'take=many', 'from=ffffffffffffffffffffffff', 'dateFrom=soon'])('refuses %s', async (query) => {
    expect((await rest.get(`/orders?${query}`)).status).toBe(422);
  });
});

describe('contracts', () => {
  test('are found by the id that the merchant gave them', async () => {
    await rest.patch(`/contracts/${RUNNING_CONTRACT_ID}`, {ExternalId: 'C-7', CustomFields: {desk: 4}});
    expect(await list('/contracts?externalId=C-7')).toMatchObject([{Id: RUNNING_CONTRACT_ID, CustomFields: {desk: 4}}]);
    expect(await list('/contracts?externalId=C-8')).toEqual([]);
    expect((await list('/contracts')).length).toBe(billwerk.sandbox.state.contracts.length);
  });
});

describe('a customer', () => {
  const path = `/customers/${RUNNING_CUSTOMER_ID}`;

  test('is changed in what is named, and keeps the rest', async () => {
    const before = await json(rest.get(path));
    const answer = await rest.patch(path, {
      ExternalCustomerId: 'shop-7',
      CompanyName: 'Sommer & Töchter',
      Notes: 'calls back',
      AdditionalEmailAddresses: [{EmailAddress: 'office@sommer-blumen.example'}],
      CustomFields: {desk: 4},
    });
    expect(answer.status).toBe(200);
    const changed = {
      ...before,
      ExternalCustomerId: 'shop-7',
      CompanyName: 'Sommer & Töchter',
      CustomerName: 'Sommer & Töchter',
      Notes: 'calls back',
      AdditionalEmailAddresses: [{EmailAddress: 'office@sommer-blumen.example'}],
      CustomFields: {desk: 4},
    };
    expect(await json(answer)).toEqual(changed);
    expect(await list('/customers?externalId=shop-7')).toEqual([changed]);
    expect(await json(rest.get(`/contracts/${RUNNING_CONTRACT_ID}`))).toMatchObject({CustomerName: 'Sommer & Töchter'});
  });

  test('has an external id that nobody else has', async () => {
    await rest.patch(path, {ExternalCustomerId: 'shop-7'});
    expect((await rest.patch(path, {ExternalCustomerId: 'shop-7'})).status).toBe(200);
    expect((await rest.patch(`/customers/${DEMO_CUSTOMER_ID}`, {ExternalCustomerId: 'shop-7'})).status).toBe(409);
    const Cart = {PlanVariantId: PLAN_VARIANTS.hobby};
    const taken = {LastName: 'Doe', ExternalCustomerId: 'shop-7'};
    expect((await rest.post('/Orders', {Customer: taken, Cart})).status).toBe(409);
    const free = await json(rest.post('/Orders', {Customer: {...taken, ExternalCustomerId: 'shop-8'}, Cart}));
    await rest.post(`/Orders/${String(free['Id'])}/commit`);
    expect(await list('/customers?externalId=shop-8')).toMatchObject([{Id: free['CustomerId'], LastName: 'Doe'}]);
  });

  test.each([
    ['a bad VAT id', {VatId: 'DE1'}],
    ['a bad country', {Address: {Country: 'Germany'}}],
    ['an external id that is none', {ExternalCustomerId: 7}],
  ])('is not changed to %s', async (_, body) => {
    const before = await json(rest.get(path));
    expect((await rest.patch(path, body)).status).toBe(422);
    expect(await json(rest.get(path))).toEqual(before);
  });
});
