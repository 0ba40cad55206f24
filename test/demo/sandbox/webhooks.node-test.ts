import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {beforeEach, describe, expect, test, vi} from 'vitest';
import {
  DEMO_CUSTOMER_ID,
  ENTITY_ID,
  PLAN_VARIANTS,
  PLANS,
  RUNNING_CONTRACT_ID,
  RUNNING_CUSTOMER_ID,
} from '../../../demo/sandbox/test-data.ts';
import {card} from './browser/shopper.ts';
import {loadInPage, outcome, readyPayment} from './browser/vendor-script.ts';
import {anyId, json, setUp, signIn} from './helpers.ts';
import type {Json} from './helpers.ts';

const EVENTS = [
  'OrderSucceeded',
  'ContractCreated',
  'ContractChanged',
  'ContractCancelled',
  'ContractDataChanged',
  'CustomerCreated',
  'CustomerChanged',
  'PaymentSucceeded',
  'PaymentFailed',
  'PaymentDataChanged',
  'PlanChanged',
  'PlanVariantChanged',
];
const URL_OF_SHOP = 'https://shop.example/hooks/billwerk';

let billwerk: ReturnType<typeof setUp>;
let rest: Awaited<ReturnType<typeof signIn>>;
/** What reached the shop, and how it answers: a status, or a broken connection. */
let received: {url: string; headers: Record<string, string>; body: Json}[];
let answers: (number | 'drop')[];

beforeEach(async () => {
  received = [];
  answers = [];
  billwerk = setUp({
    fetch: async (input) => {
      const request = input as Request;
      const body = (await request.json()) as Json;
      received.push({url: request.url, headers: Object.fromEntries(request.headers), body});
      const answer = answers.shift() ?? 204;
      if (answer === 'drop') throw new TypeError('fetch failed');
      return new Response(null, {status: answer});
    },
  });
  rest = await signIn(billwerk);
});

const listen = async (Events = EVENTS, Url = URL_OF_SHOP) => json(rest.post('/webhooks', {Url, Events}));
const settled = () =>
  vi.waitFor(() => expect(billwerk.sandbox.state.deliveries.filter(({status}) => status === 'sending')).toEqual([]));
const bodies = async () => {
  await settled();
  return received.map(({body}) => body);
};
const events = async () => (await bodies()).map(({Event}) => Event);
const order = async (body: Json) => {
  const made = await json(rest.post('/Orders', body));
  await rest.post(`/Orders/${String(made['Id'])}/commit`);
  return made;
};

describe('webhooks', () => {
  test('are listed, made and deleted', async () => {
    const answer = await rest.post('/webhooks', {Url: URL_OF_SHOP, Events: ['OrderSucceeded']});
    expect(answer.status).toBe(201);
    const webhook = await json(answer);
    expect(webhook).toEqual({Id: anyId, Url: URL_OF_SHOP, Events: ['OrderSucceeded']});
    expect(await (await rest.get('/webhooks')).json()).toEqual([webhook]);
    expect((await rest.delete(`/webhooks/${String(webhook['Id'])}`)).status).toBe(204);
    expect((await rest.delete(`/webhooks/${String(webhook['Id'])}`)).status).toBe(404);
    expect(await (await rest.get('/webhooks')).json()).toEqual([]);
  });

  test.each([
    {Events: ['OrderSucceeded']},
    {Url: 'shop', Events: ['A']},
    {Url: URL_OF_SHOP},
    {Url: URL_OF_SHOP, Events: []},
  ])('that make no sense are refused: %j', async (body) => {
    expect((await rest.post('/webhooks', body)).status).toBe(422);
  });
});

describe('a shop hears', () => {
  test('of a new customer with a contract', async () => {
    await listen();
    const made = await order({Customer: {LastName: 'Doe'}, Cart: {PlanVariantId: PLAN_VARIANTS.hobby}});
    const {CustomerId, ContractId, Id: OrderId} = made;
    expect(await bodies()).toEqual([
      {Event: 'CustomerCreated', EntityId: ENTITY_ID, CustomerId},
      {Event: 'ContractCreated', EntityId: ENTITY_ID, ContractId, CustomerId, ContractChangeId: anyId},
      {
        Event: 'ContractChanged',
        EntityId: ENTITY_ID,
        ContractId,
        CustomerId,
        ContractChangeId: anyId,
        ContractChangeType: 'Signup',
      },
      {Event: 'OrderSucceeded', EntityId: ENTITY_ID, ContractId, OrderId, CustomerId},
    ]);
  });

  test('of a change and of its payment, with the customer’s own id', async () => {
    await rest.patch(`/customers/${RUNNING_CUSTOMER_ID}`, {ExternalCustomerId: 'shop-7'});
    await listen();
    await order({ContractId: RUNNING_CONTRACT_ID, Cart: {PlanVariantId: PLAN_VARIANTS.teamMonthly}});
    const [payment] = billwerk.sandbox.state.payments;
    expect(await bodies()).toMatchObject([
      {Event: 'ContractChanged', ContractChangeType: 'Upgrade', ExternalCustomerId: 'shop-7'},
      {Event: 'OrderSucceeded'},
      {Event: 'PaymentSucceeded', PaymentTransactionId: payment?.id},
    ]);
  });

  test('of a scheduled change when it is ordered, and when its day has come', async () => {
    await listen();
    const Cart = {PlanVariantId: PLAN_VARIANTS.teamMonthly};
    await order({ContractId: RUNNING_CONTRACT_ID, Cart, ChangeDate: '2026-12-10T09:00:00.000Z'});
    expect(await events()).toEqual(['ContractChanged', 'OrderSucceeded']);
    await billwerk.control('clock', {advanceMs: 20 * 24 * 60 * 60 * 1000});
    expect((await bodies()).slice(2)).toMatchObject([
      {Event: 'ContractChanged', ContractChangeType: 'Timebased'},
      {Event: 'PaymentSucceeded'},
    ]);
  });

  test('of another payment method, of a declined payment, and of notice that is given', async () => {
    await listen();
    const {SubscriptionJS} = await loadInPage(billwerk.sandbox);
    const payment = await readyPayment(SubscriptionJS);
    const {Token} = await json(rest.get(`/contracts/${RUNNING_CONTRACT_ID}/selfServiceToken`));
    const portal = new SubscriptionJS.Portal(String(Token));
    await outcome((done, fail) => portal.paymentChange(payment, card(), done, fail));
    await billwerk.control('clock', {now: '2032-01-01T00:00:00.000Z'});
    await order({ContractId: RUNNING_CONTRACT_ID, Cart: {PlanVariantId: PLAN_VARIANTS.teamMonthly}});
    const fresh = await json(rest.get(`/contracts/${RUNNING_CONTRACT_ID}/selfServiceToken`));
    const later = new SubscriptionJS.Portal(String(fresh['Token']));
    await outcome((done, fail) => later.contractCancel(done, fail));
    expect(await events()).toEqual([
      'PaymentDataChanged',
      'PaymentFailed',
      'ContractChanged',
      'OrderSucceeded',
      'ContractCancelled',
    ]);
  });

  test('of data and prices that were changed', async () => {
    await listen();
    await rest.patch(`/customers/${DEMO_CUSTOMER_ID}`, {Notes: 'late'});
    await rest.patch(`/contracts/${RUNNING_CONTRACT_ID}`, {ExternalId: 'C-7'});
    await billwerk.control('catalog', {planVariantId: PLAN_VARIANTS.soloMonthly, price: 13});
    expect(await bodies()).toMatchObject([
      {Event: 'CustomerChanged', CustomerId: DEMO_CUSTOMER_ID},
      {Event: 'ContractDataChanged', ContractId: RUNNING_CONTRACT_ID},
      {Event: 'PlanVariantChanged', PlanVariantId: PLAN_VARIANTS.soloMonthly},
      {Event: 'PlanChanged', PlanId: PLANS.solo},
    ]);
  });

  test('only of what it listens to', async () => {
    await listen(['OrderSucceeded']);
    await order({CustomerId: DEMO_CUSTOMER_ID, Cart: {PlanVariantId: PLAN_VARIANTS.hobby}});
    expect(await events()).toEqual(['OrderSucceeded']);
  });

  test('what a test sends by hand', async () => {
    await listen(['DunningCreated']);
    expect(await json(billwerk.control('webhooks', {Event: 'DunningCreated', DocumentId: '7'}))).toEqual({
      deliveries: 1,
    });
    expect(await json(billwerk.control('webhooks', {Event: 'ReportFailed'}))).toEqual({deliveries: 0});
    expect(await bodies()).toEqual([{Event: 'DunningCreated', EntityId: ENTITY_ID, DocumentId: '7'}]);
    expect((await billwerk.control('webhooks', {})).status).toBe(422);
  });
});

describe('a delivery', () => {
  const sendOne = () => billwerk.control('webhooks', {Event: 'ReportFailed'});
  const passSeconds = async (seconds: number) => {
    await billwerk.control('clock', {advanceMs: seconds * 1000});
    await settled();
  };

  test('is a POST of JSON, with user and password of the address as HTTP Basic', async () => {
    await listen(['ReportFailed'], 'https://bill:w%C3%A9rk@shop.example/hooks');
    answers = [202];
    await sendOne();
    await settled();
    expect(received).toMatchObject([
      {url: 'https://shop.example/hooks', headers: {'content-type': 'application/json; charset=utf-8'}},
    ]);
    expect(received[0]?.headers['authorization']).toBe(`Basic ${btoa('bill:wérk')}`);
    expect(received[0]?.headers).not.toHaveProperty('x-retry-count');
    expect(billwerk.sandbox.state.deliveries).toMatchObject([{status: 'delivered', attempts: [{status: 202}]}]);
  });

  test.each([500, 404, 205, 'drop'] as const)('that ends with %s is tried again, each time later', async (answer) => {
    await listen(['ReportFailed']);
    answers = [answer, answer];
    await sendOne();
    await settled();
    await passSeconds(39);
    expect(received).toHaveLength(1);
    await passSeconds(1);
    expect(received[1]?.headers['x-retry-count']).toBe('1');
    await passSeconds(79);
    expect(received).toHaveLength(2);
    await passSeconds(1);
    expect(received[2]?.headers['x-retry-count']).toBe('2');
    expect(billwerk.sandbox.state.deliveries).toMatchObject([{status: 'delivered', attempts: [{}, {}, {status: 204}]}]);
  });

  test('is given up after a dozen retries within two days', async () => {
    await listen(['ReportFailed']);
    answers = Array.from({length: 20}, () => 500);
    await sendOne();
    await settled();
    await billwerk.control('clock', {advanceMs: 48 * 60 * 60 * 1000});
    await vi.waitFor(() => expect(billwerk.sandbox.state.deliveries[0]?.status).toBe('given up'));
    expect(received).toHaveLength(13);
  });

  test('has an answer within ten seconds, or has failed', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    await listen(['ReportFailed']);
    await sendOne();
    await settled();
    expect(timeout).toHaveBeenCalledWith(10_000);
    timeout.mockRestore();
  });

  test('to an address that was deleted meanwhile is given up', async () => {
    const {Id} = await listen(['ReportFailed']);
    answers = [500];
    await sendOne();
    await settled();
    await rest.delete(`/webhooks/${String(Id)}`);
    await passSeconds(60);
    expect(received).toHaveLength(1);
    expect(billwerk.sandbox.state.deliveries[0]?.status).toBe('given up');
  });

  test('reaches a server for real', async () => {
    const heard = new Promise<string[]>((resolve) => {
      const server = createServer((request, response) => {
        response.writeHead(204).end();
        server.close();
        resolve([request.method ?? '', request.url ?? '', request.headers.authorization ?? '']);
      }).listen(0, 'localhost', () => {
        const {port} = server.address() as AddressInfo;
        billwerk = setUp();
        void signIn(billwerk)
          .then((client) =>
            client.post('/webhooks', {Url: `http://bill:werk@localhost:${port}/hook`, Events: ['ReportFailed']}),
          )
          .then(sendOne);
      });
    });
    expect(await heard).toEqual(['POST', '/hook', `Basic ${btoa('bill:werk')}`]);
    await vi.waitFor(() => expect(billwerk.sandbox.state.deliveries).toMatchObject([{status: 'delivered'}]));
  });
});
