/** The hook against the local billwerk: what reaches it, and what comes of it. */
import {beforeEach, describe, expect, test} from 'vitest';
import {createSandbox, type Sandbox} from '../../../demo/sandbox/index.ts';
import {
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
  USE_CASE_CUSTOMER_ID,
} from '../../../demo/sandbox/test-data.ts';
import {createOrderHook, memoryStore, type OrderHookOptions} from '../../../src/order-hook/index.ts';
import {answerOf, get, impatientClock, post, postOrder} from './fake-billwerk.ts';

const host = 'http://localhost';
let sandbox: Sandbox;

beforeEach(() => {
  sandbox = createSandbox({now: '2026-11-20T09:00:00.000Z'});
});

function hookFor(customerId: string, options: Partial<OrderHookOptions> = {}) {
  return createOrderHook({
    billwerk: {host, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET},
    authenticate: () => ({customerId}),
    store: memoryStore(),
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    clock: impatientClock,
    logger: {info: () => undefined, warn: () => undefined, error: () => undefined},
    ...options,
  });
}

function control(path: string, body: object = {}) {
  return sandbox.fetch(new Request(`${host}/__sandbox/${path}`, {method: 'POST', body: JSON.stringify(body)}));
}

const calls = (path: string) => sandbox.state.calls.filter((call) => call.path.toLowerCase() === path);
const solo = {cart: {planVariantId: PLAN_VARIANTS.soloMonthly}};
const hobby = {cart: {planVariantId: PLAN_VARIANTS.hobby}};

describe('a further contract for an existing customer', () => {
  test("reaches billwerk as on billwerk's own page, field by field", async () => {
    const cart = {
      planVariantId: '5e5361659cc9ba118cccc620',
      components: [{componentId: '5e5361659cc9ba118cccc61e', quantity: 2.0}],
    };
    const ordered = await answerOf(hookFor(USE_CASE_CUSTOMER_ID)(postOrder({cart})));

    expect(calls('/api/v1/orders')[0]?.body).toEqual({
      TriggerInterimBilling: false,
      CustomerId: '5e5361659cc9ba118cccc630',
      Cart: {
        PlanVariantId: '5e5361659cc9ba118cccc620',
        InheritStartDate: false,
        ComponentSubscriptions: [{ComponentId: '5e5361659cc9ba118cccc61e', Quantity: 2.0}],
      },
      PreviewAfterTrial: false,
    });
    // The page's net total and VAT; its gross total of 0 contradicts both.
    expect(ordered.body).toMatchObject({grossTotal: 8.33, currency: 'EUR', status: 'InProgress', pay: 'interactive'});
    expect(ordered.body['preview']).toMatchObject({total: 7, totalVat: 1.33, allowWithoutPaymentData: true});
  });

  test('says whose price it is, so that a browser tells customers apart, and not who they are', async () => {
    const buyerOf = async (customerId: string) => {
      const {body} = await answerOf(hookFor(customerId)(post('/billing/orders/preview', solo)));
      return (body['preview'] as {readonly buyer: string}).buyer;
    };
    const [one, again, other] = [
      await buyerOf(DEMO_CUSTOMER_ID),
      await buyerOf(DEMO_CUSTOMER_ID),
      await buyerOf(USE_CASE_CUSTOMER_ID),
    ];
    expect(one).toMatch(/^[0-9a-f]{8}$/);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
    expect(DEMO_CUSTOMER_ID).not.toContain(one);
  });

  test('is priced like the order that follows', async () => {
    const cart = {
      planVariantId: PLAN_VARIANTS.fleetMonthly,
      quantity: 3,
      components: [
        {componentId: COMPONENTS.extraDriver, quantity: 2},
        {componentId: COMPONENTS.prioritySupport, quantity: 1},
      ],
      couponCode: COUPONS.twentyPercent,
    };
    const hook = hookFor(DEMO_CUSTOMER_ID);
    const previewed = await answerOf(hook(post('/billing/orders/preview', {cart})));
    const ordered = await answerOf(hook(postOrder({cart})));
    expect(previewed.status).toBe(200);
    expect(ordered.body['preview']).toEqual(previewed.body['preview']);
    // (3 x 9 + 2 x 4.50 + 19) less 20 %, and 19 % VAT.
    expect(ordered.body).toMatchObject({grossTotal: 52.36, pay: 'interactive'});
    expect(previewed.body['preview']).toMatchObject({coupon: {code: 'WELCOME20', valid: true}});
    expect(sandbox.state.orders).toHaveLength(1);
  });

  test('that costs nothing is committed, once', async () => {
    const hook = hookFor(DEMO_CUSTOMER_ID);
    const {body} = await answerOf(hook(postOrder(hobby)));
    expect(body).toMatchObject({grossTotal: 0, pay: 'commit'});
    const commit = () => answerOf(hook(post(`/billing/orders/${String(body['orderId'])}/commit`, {grossTotal: 0})));
    const [first, second] = [await commit(), await commit()];

    expect(first).toMatchObject({status: 200, body: {status: 'Completed', contractId: body['contractId']}});
    expect(second.body).toEqual(first.body);
    expect(calls(`/api/v1/orders/${String(body['orderId'])}/commit`).map((call) => call.body)).toEqual([{}]);
    const contracts = sandbox.state.contracts.filter((contract) => contract.Id === body['contractId']);
    expect(contracts).toHaveLength(1);
  });

  test('that costs something is not committed', async () => {
    const hook = hookFor(DEMO_CUSTOMER_ID);
    const {body} = await answerOf(hook(postOrder(solo)));
    expect(body['pay']).toBe('interactive');
    const commit = post(`/billing/orders/${String(body['orderId'])}/commit`, {grossTotal: body['grossTotal']});
    expect((await answerOf(hook(commit))).body.code).toBe('CommitRefused');
  });

  test('belongs to whoever ordered it', async () => {
    const {body} = await answerOf(hookFor(DEMO_CUSTOMER_ID)(postOrder(hobby)));
    const path = `/billing/orders/${String(body['orderId'])}`;
    const stranger = hookFor(OTHER_CUSTOMER_ID);
    expect((await answerOf(stranger(get(path)))).status).toBe(404);
    expect((await answerOf(stranger(post(`${path}/commit`, {grossTotal: 0})))).status).toBe(404);
    expect((await answerOf(hookFor(DEMO_CUSTOMER_ID)(get(path)))).body['status']).toBe('InProgress');
  });

  test.each([
    ['hidden', PLAN_VARIANTS.soloHidden],
    ['not for self-service', PLAN_VARIANTS.soloBackOffice],
    ['of a hidden plan', PLAN_VARIANTS.concierge],
  ])('of a variant that is %s cannot be had', async (_name, planVariantId) => {
    const answer = await answerOf(hookFor(DEMO_CUSTOMER_ID)(postOrder({cart: {planVariantId}})));
    expect(answer.body.code).toBe('PlanVariantUnknown');
    expect(sandbox.state.orders).toEqual([]);
  });

  test('takes no components of another plan group', async () => {
    const cart = {...solo.cart, components: [{componentId: COMPONENTS.useCasePages, quantity: 1}]};
    expect((await answerOf(hookFor(DEMO_CUSTOMER_ID)(postOrder({cart})))).body.code).toBe('ComponentUnknown');
  });

  test('with a bad coupon is shown at the price without it, and not made', async () => {
    const cart = {...solo.cart, couponCode: COUPONS.invalid};
    const hook = hookFor(DEMO_CUSTOMER_ID);
    const previewed = await answerOf(hook(post('/billing/orders/preview', {cart})));
    expect(previewed.body['preview']).toMatchObject({totalGross: 14.28, coupon: {code: 'STAR', valid: false}});
    expect((await answerOf(hook(postOrder({cart})))).body.code).toBe('InvalidCouponCode');
    expect(sandbox.state.orders).toEqual([]);
  });
});

describe('faults on the way', () => {
  test('a revoked token costs one more request for a token', async () => {
    const hook = hookFor(DEMO_CUSTOMER_ID);
    await hook(post('/billing/orders/preview', solo));
    await control('tokens/revoke');
    expect((await answerOf(hook(postOrder(solo)))).status).toBe(200);
    expect(calls('/oauth/token')).toHaveLength(2);
    expect(sandbox.state.orders).toHaveLength(1);
  });

  test('an order whose answer was lost is reported unknown and not made again', async () => {
    await control('faults', {match: 'POST /Orders', when: 'after', action: 'drop', times: 1});
    const hook = hookFor(DEMO_CUSTOMER_ID);
    for (const attempt of [1, 2]) {
      expect([attempt, (await answerOf(hook(postOrder(solo, 'lost')))).body.code]).toEqual([attempt, 'Unanswered']);
    }
    expect(sandbox.state.orders).toHaveLength(1);
  });

  test('a commit whose answer was lost is found done', async () => {
    const hook = hookFor(DEMO_CUSTOMER_ID);
    const {body} = await answerOf(hook(postOrder(hobby)));
    await control('faults', {match: 'POST /Orders/:id/commit', when: 'after', action: 'drop', times: 3});
    const path = `/billing/orders/${String(body['orderId'])}/commit`;
    expect(await answerOf(hook(post(path, {grossTotal: 0})))).toMatchObject({status: 200, body: {status: 'Completed'}});
  });

  test('reading survives an answer that is cut off', async () => {
    const hook = hookFor(DEMO_CUSTOMER_ID);
    const {body} = await answerOf(hook(postOrder(solo)));
    await control('faults', {match: 'GET /Orders/:id', when: 'after', action: 'status', status: 500, times: 2});
    expect((await answerOf(hook(get(`/billing/orders/${String(body['orderId'])}`)))).status).toBe(200);
  });
});

describe('the catalog of the sandbox', () => {
  test('shows Parcelbird as the demo sells it', async () => {
    const hook = hookFor(DEMO_CUSTOMER_ID, {
      catalog: {planGroups: [PLAN_GROUPS.parcelbird]},
      authenticate: () => undefined,
    });
    const {status, body} = await answerOf(hook(get('/billing/catalog?locale=de')));
    expect(status).toBe(200);
    expect(body).toMatchObject({currency: 'EUR', priceTax: 'net'});
    const plans = body['plans'] as {name: string; variants: {id: string; trial?: object; quantity?: object}[]}[];
    expect(plans.map(({name}) => name)).toEqual(['Hobby', 'Solo', 'Team', 'Team, jährlich', 'Fleet']);
    expect(plans[2]?.variants[0]).toEqual({
      id: PLAN_VARIANTS.teamMonthly,
      name: 'monatliche Zahlung',
      price: 29,
      setupFee: 49,
      period: {unit: 'Month', quantity: 1},
      trial: {unit: 'Day', quantity: 14},
    });
    const text = JSON.stringify(body);
    for (const hidden of [...Object.values(COUPONS), 'staff only', 'by phone', 'campaign', 'newsletter', 'Concierge']) {
      expect(text).not.toContain(hidden);
    }
    for (const id of [PLAN_VARIANTS.soloHidden, PLAN_VARIANTS.soloBackOffice, PLAN_VARIANTS.concierge]) {
      expect(text).not.toContain(id);
    }
  });
});

test('a self-service token is had for the own contract only, for a quarter of an hour', async () => {
  const ask = (contractId: string) =>
    answerOf(hookFor(DEMO_CUSTOMER_ID)(post(`/billing/contracts/${contractId}/self-service-token`, {})));
  const {status, body} = await ask(DEMO_CONTRACT_ID);
  expect(status).toBe(200);
  expect(body['token']).toMatch(/./);
  expect(Date.parse(String(body['expiry']))).toBe(Date.parse('2026-11-20T09:15:00.000Z'));
  expect((await ask(OTHER_CONTRACT_ID)).body.code).toBe('ContractNotFound');
  expect(sandbox.state.calls.filter(({path}) => /selfservicetoken/i.test(path))).toHaveLength(1);
});
