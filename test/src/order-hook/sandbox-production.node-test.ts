/** The hook and the local billwerk when answers are lost, changes collide, and things happen that billwerk tells of. */
import {beforeEach, describe, expect, test} from 'vitest';
import {createSandbox, type Sandbox} from '../../../demo/sandbox/index.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  PLAN_VARIANTS,
  PLANS,
  RUNNING_CONTRACT_ID,
  RUNNING_CUSTOMER_ID,
} from '../../../demo/sandbox/test-data.ts';
import {
  createOrderHook,
  memoryStore,
  tagSync,
  type EventDelivery,
  type OrderHook,
  type OrderHookOptions,
} from '../../../src/order-hook/index.ts';
import {answerOf, get, impatientClock, post, postOrder} from './fake-billwerk.ts';

const host = 'http://localhost';
const secret = 'a-secret-of-the-webhook';
const now = '2026-11-20T09:00:00.000Z';
const hobby = {cart: {planVariantId: PLAN_VARIANTS.hobby}};
const change = (planVariantId: string) => ({contractId: RUNNING_CONTRACT_ID, cart: {planVariantId}, change: 'now'});

let sandbox: Sandbox;
let hook: OrderHook;
let told: EventDelivery[];

function open(options: Partial<OrderHookOptions> = {}) {
  told = [];
  sandbox = createSandbox({now, fetch: (input) => hook(input as Request)});
  hook = createOrderHook({
    billwerk: {host, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET},
    authenticate: () => ({customerId: RUNNING_CUSTOMER_ID}),
    store: memoryStore(),
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    clock: {...impatientClock, now: () => Date.parse(now)},
    logger: {info: () => undefined, warn: () => undefined, error: () => undefined},
    webhooks: {secret},
    onEvent: (delivery) => void told.push(delivery),
    ...options,
  });
}

beforeEach(() => open());

function control(path: string, body: object = {}) {
  return sandbox.fetch(new Request(`${host}/__sandbox/${path}`, {method: 'POST', body: JSON.stringify(body)}));
}

describe('an order whose answer is lost', () => {
  test.each([
    ['a further contract', hobby],
    ['a change', change(PLAN_VARIANTS.teamMonthly)],
  ])('(%s) is found again at once, and is the only one', async (_name, body) => {
    await control('faults', {match: 'POST /Orders', when: 'after', action: 'drop', times: 1});
    const answer = await answerOf(hook(postOrder(body, 'lost')));
    expect(answer.status).toBe(200);
    expect(sandbox.state.orders.map(({id}) => id)).toEqual([answer.body['orderId']]);
    expect((await answerOf(hook(postOrder(body, 'lost')))).body['orderId']).toBe(answer.body['orderId']);
  });

  test('and that was never made is unknown, until another key makes it', async () => {
    await control('faults', {match: 'POST /Orders', when: 'before', action: 'drop', times: 1});
    expect((await answerOf(hook(postOrder(hobby, 'lost')))).body.code).toBe('Unanswered');
    expect(sandbox.state.orders).toEqual([]);
    expect((await answerOf(hook(postOrder(hobby, 'next')))).status).toBe(200);
    expect(sandbox.state.orders).toHaveLength(1);
  });
});

describe('two changes of one contract', () => {
  test('leave the last one, which can then be carried out', async () => {
    const first = await answerOf(hook(postOrder(change(PLAN_VARIANTS.teamMonthly))));
    const second = await answerOf(hook(postOrder(change(PLAN_VARIANTS.fleetMonthly))));
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(sandbox.state.orders.map(({id}) => id)).toEqual([second.body['orderId']]);
    expect((await answerOf(hook(get(`/billing/orders/${String(first.body['orderId'])}`)))).status).toBe(404);
  });
});

describe('what the sandbox tells', () => {
  const delivered = () =>
    expect.poll(() => sandbox.state.deliveries.filter(({status}) => status !== 'delivered')).toEqual([]);

  test('of an order that was carried out reaches the shop with order, contract and customer', async () => {
    await listen();
    const {body} = await answerOf(hook(postOrder(hobby)));
    await hook(post(`/billing/orders/${String(body['orderId'])}/commit`, {grossTotal: 0}));
    await delivered();
    expect(told.map(({event}) => event.Event).sort()).toEqual(['ContractChanged', 'ContractCreated', 'OrderSucceeded']);
    const {order, contract, customer} = told.find(({event}) => event.Event === 'OrderSucceeded')!;
    expect(order).toMatchObject({Id: body['orderId'], Status: 'Completed'});
    expect(contract).toMatchObject({CustomerId: RUNNING_CUSTOMER_ID, PlanVariantId: PLAN_VARIANTS.hobby});
    expect(customer).toMatchObject({Id: RUNNING_CUSTOMER_ID});
  });

  test('of a plan that was changed makes the hook read the catalog anew', async () => {
    await listen();
    const reads = () => sandbox.state.calls.filter(({path}) => /productinfo/i.test(path)).length;
    const catalog = () => hook(get('/billing/catalog'));
    await catalog();
    await catalog();
    expect(reads()).toBe(1);
    await control('webhooks', {Event: 'PlanChanged', PlanId: PLANS.solo});
    await delivered();
    await catalog();
    expect(reads()).toBe(2);
  });

  test('of a customer with a tag of the shop becomes the external id, once', async () => {
    open({onEvent: tagSync((tag) => tag === 'account-7')});
    await listen();
    await rest('PATCH', `/Customers/${RUNNING_CUSTOMER_ID}`, {Tag: 'account-7', ExternalCustomerId: null});
    await delivered();
    const customer = sandbox.state.customers.find(({Id}) => Id === RUNNING_CUSTOMER_ID);
    expect(customer).toMatchObject({ExternalCustomerId: 'account-7'});
    const patches = sandbox.state.calls.filter(({method}) => method === 'PATCH');
    expect(patches.map(({body}) => body)).toEqual([
      {Tag: 'account-7', ExternalCustomerId: null},
      {ExternalCustomerId: 'account-7'},
    ]);
  });
});

/** As the merchant's own back office. */
async function rest(method: string, path: string, body: object): Promise<void> {
  const answer = await sandbox.fetch(
    new Request(`${host}/oauth/token`, {
      method: 'POST',
      headers: {authorization: `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}`},
      body: new URLSearchParams({grant_type: 'client_credentials'}),
    }),
  );
  const {access_token: token} = (await answer.json()) as {access_token: string};
  const headers = {authorization: `Bearer ${token}`, 'content-type': 'application/json'};
  const done = await sandbox.fetch(new Request(`${host}/api/v1${path}`, {method, headers, body: JSON.stringify(body)}));
  expect(done.ok).toBe(true);
}

async function listen(): Promise<void> {
  const Events = ['OrderSucceeded', 'ContractCreated', 'ContractChanged', 'CustomerChanged', 'PlanChanged'];
  await rest('POST', '/webhooks', {Url: `https://shop.test/billing/webhooks/${secret}`, Events});
}
