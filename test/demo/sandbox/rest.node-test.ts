import {readFile} from 'node:fs/promises';
import {beforeEach, describe, expect, test} from 'vitest';
import {
  CARDS,
  CLIENT_ID,
  CLIENT_SECRET,
  COMPONENTS,
  COUPONS,
  DEMO_CONTRACT_ID,
  DEMO_CUSTOMER_ID,
  OTHER_CONTRACT_ID,
  OTHER_CUSTOMER_ID,
  PLAN_GROUPS,
  PLAN_VARIANTS,
  PUBLIC_API_KEY,
  USE_CASE_CUSTOMER_ID,
} from '../../../demo/sandbox/test-data.ts';
import {anyText, expectNamesAndTypes, textLike, json, setUp, signIn} from './helpers.ts';
import type {Json} from './helpers.ts';

let billwerk: ReturnType<typeof setUp>;
let rest: Awaited<ReturnType<typeof signIn>>;

beforeEach(async () => {
  billwerk = setUp();
  rest = await signIn(billwerk);
});

const soloFor = (CustomerId: string, more: Json = {}) => ({
  TriggerInterimBilling: false,
  CustomerId,
  Cart: {PlanVariantId: PLAN_VARIANTS.soloMonthly, InheritStartDate: false, ...more},
  PreviewAfterTrial: false,
});

describe('signing in', () => {
  const token = (body: Record<string, string>, headers: Record<string, string> = {}) =>
    billwerk.send('/oauth/token/', {method: 'POST', headers, body: new URLSearchParams(body)});

  test('works with credentials in the form as well', async () => {
    const answer = await token({grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: CLIENT_SECRET});
    expect(await json(answer)).toEqual({access_token: anyText, token_type: 'bearer', expires: 0});
  });

  test.each([
    ['a wrong secret', {grant_type: 'client_credentials', client_id: CLIENT_ID, client_secret: 'guess'}, 401],
    ['no credentials', {grant_type: 'client_credentials'}, 401],
    ['another grant', {grant_type: 'password', client_id: CLIENT_ID, client_secret: CLIENT_SECRET}, 400],
  ])('fails with %s', async (_, body, status) => {
    expect((await token(body)).status).toBe(status);
  });

  test.each(['%%%', btoa('%:%'), btoa('nobody')])('refuses credentials that cannot be read: %s', async (basic) => {
    const answer = await token({grant_type: 'client_credentials'}, {authorization: `Basic ${basic}`});
    expect(answer.status).toBe(401);
  });

  test('is needed for every call', async () => {
    expect((await billwerk.send('/api/v1/productInfo')).status).toBe(401);
    const headers = {authorization: 'Bearer guess'};
    expect((await billwerk.send('/api/v1/productInfo', {headers})).status).toBe(401);
    expect((await rest.get('/productInfo')).status).toBe(200);
  });

  test('is needed again after tokens were revoked', async () => {
    await billwerk.control('tokens/revoke');
    expect((await rest.get('/productInfo')).status).toBe(401);
    expect((await (await signIn(billwerk)).get('/productInfo')).status).toBe(200);
  });

  test('REST is not for browsers', async () => {
    expect((await rest.get('/productInfo')).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('orders of the documented pages', () => {
  test.each(['order-existing-customer.json', 'order-new-customer.json'])('%s', async (file) => {
    const page = JSON.parse(await readFile(new URL(`./fixtures/${file}`, import.meta.url), 'utf8')) as {
      request: Json;
      response: Json;
    };
    const answer = await rest.post('/Orders', page.request);
    expect(answer.status).toBe(200);
    const order = await json(answer);
    expectNamesAndTypes(order, page.response);
    expect(order).toMatchObject({
      Total: 7,
      TotalVat: 1.33,
      TotalGross: 8.33,
      Currency: 'EUR',
      Status: 'InProgress',
      OrderType: 'Signup',
      AllowWithoutPaymentData: true,
      ComponentSubscriptions: [{TotalNet: 2, TotalVat: 0.38, Quantity: 2, IsQuantityBased: false}],
    });
    const recorded = billwerk.sandbox.state.calls.find((call) => call.path === '/api/v1/Orders');
    expect(recorded).toMatchObject({method: 'POST', body: page.request, status: 200});
  });

  test('an order for an existing customer belongs to that customer, a new one gets an id of its own', async () => {
    const existing = await json(rest.post('/Orders', soloFor(USE_CASE_CUSTOMER_ID)));
    expect(existing['CustomerId']).toBe(USE_CASE_CUSTOMER_ID);
    const {CustomerId: _, ...body} = soloFor('');
    const fresh = await json(rest.post('/Orders', {...body, Customer: {LastName: 'Doe', Address: {Country: 'AT'}}}));
    expect(fresh['CustomerId']).not.toBe(USE_CASE_CUSTOMER_ID);
    expect(fresh['TotalGross']).toBe(14.4);
  });
});

describe('orders', () => {
  test('a preview stores nothing', async () => {
    const answer = await json(rest.post('/Orders/preview', soloFor(DEMO_CUSTOMER_ID, {CouponCode: 'star'})));
    expect(answer).toMatchObject({Order: {TotalGross: 14.28, Coupon: {ErrorCode: 'InvalidCouponCode'}}});
    expect(answer['Order']).not.toHaveProperty('Id');
    expect(billwerk.sandbox.state.orders).toEqual([]);
  });

  test('can be read, paid in the browser, and read again', async () => {
    const order = await json(rest.post('/orders', soloFor(DEMO_CUSTOMER_ID)));
    const {Success} = await json(
      billwerk.post('/psp/tokenize', {
        bearer: 'CreditCard:FakePSP',
        cardNumber: CARDS.success,
        expiryMonth: '12',
        expiryYear: '2030',
        cardHolder: 'Ada',
        cvc: '123',
      }),
    );
    await billwerk.post('/api/v1/CustomerSelfService/signup/pay', {
      publicApiKey: PUBLIC_API_KEY,
      orderId: order['Id'],
      grossTotal: order['TotalGross'],
      currency: order['Currency'],
      paymentData: {bearer: 'CreditCard:FakePSP', token: (Success as Json)['Token']},
    });
    expect(await json(rest.get(`/ORDERS/${String(order['Id']).toUpperCase()}`))).toMatchObject({
      Id: order['Id'],
      Status: 'Completed',
    });
    const contracts = (await (await rest.get(`/customers/${DEMO_CUSTOMER_ID}/contracts`)).json()) as Json[];
    expect(contracts.map((contract) => contract['Id'])).toEqual([DEMO_CONTRACT_ID, order['ContractId']]);
  });

  test('commit works where no payment data is needed, and again with the same answer', async () => {
    const Cart = {PlanVariantId: PLAN_VARIANTS.hobby};
    const order = await json(rest.post('/Orders', {CustomerId: DEMO_CUSTOMER_ID, Cart}));
    const first = await json(rest.post(`/Orders/${String(order['Id'])}/commit`));
    const second = await json(rest.post(`/Orders/${String(order['Id'])}/commit`));
    expect(first).toMatchObject({Id: order['ContractId'], CustomerId: DEMO_CUSTOMER_ID, LifecycleStatus: 'Active'});
    expect(second).toEqual(first);
    expect(billwerk.sandbox.state.payments).toEqual([]);
  });

  test('commit refuses an order that needs payment data', async () => {
    const order = await json(rest.post('/Orders', soloFor(DEMO_CUSTOMER_ID)));
    const answer = await rest.post(`/Orders/${String(order['Id'])}/commit`);
    expect(answer.status).toBe(422);
    expect(await json(answer)).toEqual({Message: textLike(/payment data/)});
  });

  test('a change of a contract with a stored card is committed and charged', async () => {
    const order = await json(
      rest.post('/Orders', {ContractId: DEMO_CONTRACT_ID, Cart: {PlanVariantId: PLAN_VARIANTS.teamMonthly}}),
    );
    expect(order).toMatchObject({OrderType: 'Upgrade', ContractId: DEMO_CONTRACT_ID, CustomerId: DEMO_CUSTOMER_ID});
    expect(order).not.toHaveProperty('SetupFee');
    const contract = await json(rest.post(`/Orders/${String(order['Id'])}/commit`));
    expect(contract).toMatchObject({PlanVariantId: PLAN_VARIANTS.teamMonthly});
    expect(billwerk.sandbox.state.payments).toMatchObject([{status: 'succeeded', bearer: 'CreditCard:FakePSP'}]);
  });

  test('a change that needs approval holds the payment until the merchant decides', async () => {
    const change = {ContractId: DEMO_CONTRACT_ID, Cart: {PlanVariantId: PLAN_VARIANTS.concierge}};
    for (const [decision, payment] of [
      ['decline', 'canceled'],
      ['approve', 'succeeded'],
    ]) {
      const path = `/Orders/${String((await json(rest.post('/Orders', change)))['Id'])}`;
      expect((await rest.post(`${path}/commit`)).status).toBe(200);
      expect((await rest.post(`${path}/commit`)).status).toBe(200);
      expect(billwerk.sandbox.state.payments.at(-1)?.status).toBe('authorized');
      await rest.post(`${path}/${decision}`);
      expect(billwerk.sandbox.state.payments.at(-1)?.status).toBe(payment);
    }
    expect(billwerk.sandbox.state.payments).toHaveLength(2);
  });

  test('an unpaid order can be deleted', async () => {
    const order = await json(rest.post('/Orders', soloFor(DEMO_CUSTOMER_ID)));
    expect((await rest.delete(`/Orders/${String(order['Id'])}`)).status).toBe(204);
    expect((await rest.get(`/Orders/${String(order['Id'])}`)).status).toBe(404);
  });

  test.each([
    ['an unknown customer', soloFor('ffffffffffffffffffffffff'), 404],
    ['an id that is none', soloFor('42'), 422],
    ['a bad coupon', soloFor(DEMO_CUSTOMER_ID, {CouponCode: COUPONS.expired}), 422],
    ['nobody', {Cart: {PlanVariantId: PLAN_VARIANTS.soloMonthly}}, 422],
    ['two owners', {...soloFor(DEMO_CUSTOMER_ID), ContractId: OTHER_CONTRACT_ID}, 422],
    ['an owner who is new as well', {...soloFor(DEMO_CUSTOMER_ID), Customer: {FirstName: 'Jane'}}, 422],
    ['a bad VAT id', {Customer: {VatId: 'ATU1'}, Cart: {PlanVariantId: PLAN_VARIANTS.soloMonthly}}, 422],
    ['an absurd quantity', soloFor(DEMO_CUSTOMER_ID, {Quantity: -1}), 422],
    ['a subscription of no contract', soloFor(DEMO_CUSTOMER_ID, {EndComponentSubscriptions: [DEMO_CONTRACT_ID]}), 422],
  ])('refuses %s with a message', async (_, body, status) => {
    const answer = await rest.post('/Orders', body);
    expect(answer.status).toBe(status);
    expect(await json(answer)).toEqual({Message: anyText});
    expect(billwerk.sandbox.state.orders).toEqual([]);
  });

  test('a body that is not JSON is a bad request', async () => {
    const headers = {authorization: `Bearer ${rest.token}`, 'content-type': 'application/json'};
    expect((await billwerk.send('/api/v1/Orders', {method: 'POST', headers, body: '{"Cart":'})).status).toBe(400);
  });

  test('only an order that waits for approval is approved', async () => {
    const order = await json(rest.post('/Orders', soloFor(DEMO_CUSTOMER_ID)));
    expect((await rest.post(`/Orders/${String(order['Id'])}/approve`)).status).toBe(422);
  });

  test('a component subscription is ended through its own contract only', async () => {
    const add = {ContractId: DEMO_CONTRACT_ID, Cart: {ComponentSubscriptions: [{ComponentId: COMPONENTS.extraDriver}]}};
    const added = await json(rest.post('/Orders', add));
    await rest.post(`/Orders/${String(added['Id'])}/commit`);
    const ofDemoContract = () =>
      billwerk.sandbox.state.componentSubscriptions.filter(({ContractId}) => ContractId === DEMO_CONTRACT_ID);
    const [subscription] = ofDemoContract();
    const end = (ContractId: string) =>
      rest.post('/Orders', {ContractId, Cart: {EndComponentSubscriptions: [subscription?.Id]}});
    expect((await end(OTHER_CONTRACT_ID)).status).toBe(422);
    const ending = await json(end(DEMO_CONTRACT_ID));
    await rest.post(`/Orders/${String(ending['Id'])}/commit`);
    expect(ofDemoContract()).toMatchObject([
      {ContractId: DEMO_CONTRACT_ID, ComponentId: COMPONENTS.extraDriver, EndDate: '2026-11-20T09:00:00.0000000Z'},
    ]);
    expect((await end(DEMO_CONTRACT_ID)).status).toBe(422);
  });
});

describe('reading', () => {
  test('a contract has the documented members', async () => {
    const contract = await json(rest.get(`/Contracts/${DEMO_CONTRACT_ID}`));
    expect(contract).toMatchObject({
      Id: DEMO_CONTRACT_ID,
      CustomerId: DEMO_CUSTOMER_ID,
      LifecycleStatus: 'Active',
      Currency: 'EUR',
      ReferenceCode: textLike(/^[A-Z]{4}-[A-Z]{4}$/),
      StartDate: '2026-11-20T09:00:00.0000000Z',
      NextBillingDate: '2026-12-20T09:00:00.0000000Z',
      CurrentPhase: {Type: 'Normal', PlanVariantId: PLAN_VARIANTS.soloMonthly, Quantity: 1, InheritStartDate: false},
      PaymentBearer: {Type: 'CreditCard', Last4: '1111'},
    });
  });

  test("a stranger's contract is there to be refused by the hook", async () => {
    const contract = await json(rest.get(`/contracts/${OTHER_CONTRACT_ID}`));
    expect(contract).toMatchObject({CustomerId: OTHER_CUSTOMER_ID, PaymentProvider: 'InvoicePayment'});
    expect(contract).not.toHaveProperty('PaymentBearer');
  });

  test('a customer and its subscriptions', async () => {
    expect(await json(rest.get(`/customers/${DEMO_CUSTOMER_ID}`))).toMatchObject({LastName: 'Weber'});
    expect(await json(rest.get(`/contracts/${DEMO_CONTRACT_ID}/subscriptions`))).toEqual({
      PlanVariantId: PLAN_VARIANTS.soloMonthly,
      ComponentSubscriptions: [],
      DiscountSubscriptions: [],
    });
  });

  test('product info holds what a public catalog must leave out', async () => {
    const info = (await json(rest.get('/productInfo'))) as Record<string, Json[]>;
    expect(Object.keys(info).sort()).toEqual(
      ['Components', 'Coupons', 'Discounts', 'PlanGroups', 'PlanVariants', 'Plans', 'TaxPolicies'].sort(),
    );
    expect(info['PlanVariants']?.some((variant) => variant['Hidden'])).toBe(true);
    expect(info['PlanVariants']?.some((variant) => !variant['AllowSelfService'])).toBe(true);
  });

  test('an account may sell one plan group only', async () => {
    billwerk = setUp({planGroupIds: [PLAN_GROUPS.parcelbird]});
    rest = await signIn(billwerk);
    const info = (await json(rest.get('/productInfo'))) as Record<string, Json[]>;
    expect(info['PlanGroups']).toHaveLength(1);
    expect(info['Components']).toHaveLength(4);
  });

  test.each(['/customers/1', '/contracts/xyz', '/orders/12'])('%s is no valid id', async (path) => {
    const answer = await rest.get(path);
    expect(answer.status).toBe(422);
    expect(await json(answer)).toEqual({Message: textLike(/24 digit hex/)});
  });

  test('an unknown path or id is not found', async () => {
    expect((await rest.get('/nonsense')).status).toBe(404);
    expect((await rest.get('/contracts/ffffffffffffffffffffffff')).status).toBe(404);
  });
});
