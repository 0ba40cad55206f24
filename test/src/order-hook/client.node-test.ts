import {describe, expect, test} from 'vitest';
import {CheckoutError} from '../../../src/errors.ts';
import {createOrderHookClient} from '../../../src/order-hook/client.ts';
import {createFakeBillwerk, freeOrder, hookOn, ids, json, order} from './fake-billwerk.ts';
import {billwerkWithContract, changeIds, contract, hookWithContract, nextBilling} from './support/contracts.ts';

const cart = {planVariantId: ids.variant, components: [{componentId: ids.component, quantity: 2}]};
const reference = {orderId: ids.order, grossTotal: 8.33, currency: 'EUR'};

/** The client on whatever answers; what it sent is kept. */
function clientOn(answer: (request: Request) => Response | Promise<Response>) {
  const requests: Request[] = [];
  const client = createOrderHookClient({
    baseUrl: '/billing/',
    fetch: async (input, init) => {
      const request = new Request(new URL(input as string, 'https://shop.test'), init);
      requests.push(request.clone());
      // What a browser adds by itself.
      if (request.method === 'POST') request.headers.set('origin', 'https://shop.test');
      return answer(request);
    },
  });
  return {client, requests};
}

function problem(status: number, code: string, more: object = {}) {
  const document = {type: 'about:blank', title: '', status, code, ...more};
  return () => new Response(JSON.stringify(document), {status, headers: {'content-type': 'application/problem+json'}});
}

async function refusalOf(promise: Promise<unknown>): Promise<CheckoutError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof CheckoutError) return error;
  throw new Error('no CheckoutError');
}

describe('the client with a real hook behind it', () => {
  test('shows the price of a cart', async () => {
    const {client} = clientOn(hookOn(createFakeBillwerk()).hook);
    expect(await client.preview(cart, {})).toMatchObject({total: 7, totalVat: 1.33, totalGross: 8.33, currency: 'EUR'});
  });

  test('knows with the price how the order will be paid', async () => {
    const {client} = clientOn(hookOn(createFakeBillwerk()).hook);
    expect((await client.preview(cart, {})).pay).toBe('interactive');
  });

  test('orders once per key and says how the order is paid', async () => {
    const billwerk = createFakeBillwerk();
    const {client, requests} = clientOn(hookOn(billwerk).hook);
    const request = {cart, customer: {emailAddress: 'jane@example.com'}, idempotencyKey: 'attempt-1'};
    const first = await client.createOrder(request);
    const again = await client.createOrder(request);

    expect(first).toEqual({...reference, contractId: ids.contract, status: 'InProgress', pay: 'interactive'});
    expect(again).toEqual(first);
    expect(billwerk.sent('POST /Orders')).toHaveLength(1);
    // Who the customer is comes from the session alone.
    expect(await requests[0]?.text()).not.toContain('jane@example.com');
  });

  test('commits, and learns what became of an order', async () => {
    const billwerk = createFakeBillwerk();
    const completed = json({...freeOrder, Status: 'Completed'});
    billwerk.reply(`GET /Orders/${ids.order}`, json(freeOrder), completed);
    const {client} = clientOn(hookOn(billwerk).hook);

    expect(await client.commit({...reference, grossTotal: 0})).toEqual({
      kind: 'accepted',
      orderId: ids.order,
      contractId: ids.contract,
      grossTotal: 0,
      currency: 'EUR',
      status: 'Completed',
    });
    expect(await client.resolveOrder(ids.order)).toEqual({
      orderId: ids.order,
      contractId: ids.contract,
      status: 'Completed',
    });
  });

  test('leaves out components nobody wants and an empty coupon', async () => {
    const {client, requests} = clientOn(hookOn(createFakeBillwerk()).hook);
    await client.preview({...cart, components: [{componentId: ids.component, quantity: 0}], couponCode: ' '}, {});
    expect(await requests[0]?.json()).toEqual({cart: {planVariantId: ids.variant}});
  });

  test('reads the public catalog', async () => {
    const {client, requests} = clientOn(hookOn(createFakeBillwerk()).hook);
    expect(await client.catalog('de-AT')).toMatchObject({currency: 'EUR', priceTax: 'net'});
    expect(requests[0]?.url).toBe('https://shop.test/billing/catalog?locale=de-AT');
  });

  test('reads contracts, and prices and orders a change of one', async () => {
    const billwerk = billwerkWithContract();
    billwerk.reply(`GET /Customers/${ids.customer}/contracts`, json([contract]));
    const {client} = clientOn(hookWithContract(billwerk).hook);
    const [mine] = await client.contracts();
    expect(mine).toEqual(await client.contract(ids.contract));
    const {id: contractId, changeDates} = mine!;
    const ended = [changeIds.support];
    const wish = {
      planVariantId: ids.variant,
      components: [{componentId: ids.component, quantity: 1}],
      change: {contractId, keepsPlan: true, endComponentSubscriptions: ended, moment: 'nextBilling' as const},
    };
    const dueDate = changeDates.find(({moment}) => moment === 'nextBilling')?.date;
    expect(await client.preview(wish, {})).toMatchObject({pay: 'commit', dueDate});
    const made = await client.createOrder({cart: wish, customer: {}, idempotencyKey: 'change'});
    expect(made).toMatchObject({orderId: ids.order, contractId, pay: 'commit', dueDate});
    expect(billwerk.sent('POST /Orders')[0]?.body).toEqual({
      TriggerInterimBilling: false,
      ContractId: ids.contract,
      Cart: {
        InheritStartDate: false,
        ComponentSubscriptions: [{ComponentId: ids.component, Quantity: 1}],
        EndComponentSubscriptions: ended,
      },
      ChangeDate: nextBilling,
      PreviewAfterTrial: false,
    });
  });

  test('asks for a self-service token, and hands on nothing else', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(
      `GET /Contracts/${ids.contract}/selfServiceToken`,
      json({Token: 'token', Url: 'https://x.test/#/token'}),
    );
    const {client} = clientOn(hookOn(billwerk).hook);
    expect(await client.selfServiceToken(ids.contract)).toBe('token');
    const refused = await refusalOf(client.selfServiceToken(ids.order));
    expect(refused).toMatchObject({code: 'ContractNotFound', outcome: 'declined', audience: 'provider'});
  });

  test('tells a price that changed from other refusals', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply(`GET /Orders/${ids.order}`, json({...order, AllowWithoutPaymentData: true}));
    const {client} = clientOn(hookOn(billwerk).hook);
    const error = await refusalOf(client.commit({...reference, grossTotal: 0}));
    expect(error).toMatchObject({code: 'AmountChanged', outcome: 'fixable', audience: 'shopper'});
  });
});

describe('what a failure says about the order', () => {
  const create = (client: ReturnType<typeof clientOn>['client']) =>
    refusalOf(client.createOrder({cart, customer: {}, idempotencyKey: 'k'}));

  test('takes the session along to a hook on another host', async () => {
    const {client, requests} = clientOn(() => json({plans: []}));
    await client.catalog();
    expect(requests[0]!.credentials).toBe('include');
  });

  test('no connection: nobody knows', async () => {
    const {client} = clientOn(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await create(client)).toMatchObject({code: 'HookUnreachable', audience: 'network', outcome: 'unknown'});
  });

  test.each([
    [401, 'NotSignedIn', 'shopper', 'declined'],
    [422, 'InvalidCouponCode', 'shopper', 'fixable'],
    [422, 'QuantityInvalid', 'shopper', 'fixable'],
    [422, 'ChangeDateRefused', 'shopper', 'fixable'],
    [422, 'ComponentSubscriptionUnknown', 'shopper', 'fixable'],
    [422, 'NothingToChange', 'shopper', 'fixable'],
    [409, 'OrderOpen', 'shopper', 'declined'],
    [422, 'OrderRefused', 'provider', 'declined'],
    [403, 'OriginRefused', 'merchant', 'declined'],
    [409, 'OrderInProgress', 'provider', 'unknown'],
    [409, 'OrderStatusInvalid', 'provider', 'unknown'],
    [409, 'OrderClosed', 'provider', 'declined'],
    [502, 'AmountContradictory', 'provider', 'declined'],
    [503, 'ProviderUnavailable', 'network', 'declined'],
    [504, 'Unanswered', 'network', 'unknown'],
    [500, 'InternalError', 'merchant', 'unknown'],
  ])('%i %s', async (status, code, audience, outcome) => {
    const {client} = clientOn(problem(status, code, {field: 'cart', reference: 'r-1'}));
    expect(await create(client)).toMatchObject({code, audience, outcome, field: 'cart', reference: 'r-1'});
  });

  test.each([
    ['no amount', {orderId: ids.order, currency: 'EUR', status: 'InProgress'}, 'grossTotal'],
    ['null for it', {orderId: ids.order, grossTotal: null, currency: 'EUR', status: 'InProgress'}, 'grossTotal'],
    ['words for it', {orderId: ids.order, grossTotal: '8.33', currency: 'EUR', status: 'InProgress'}, 'grossTotal'],
    ['no currency', {orderId: ids.order, grossTotal: 8.33, status: 'InProgress'}, 'currency'],
  ])('an order with %s is known by its number, and is not to be paid', async (_name, answer, field) => {
    const {client} = clientOn(() => Response.json(answer));
    const expected = {code: 'AmountContradictory', audience: 'merchant', field, reference: ids.order};
    expect(await create(client)).toMatchObject(expected);
  });

  test('a 401 that is not ours means the same', async () => {
    const {client} = clientOn(() => new Response('<h1>Login</h1>', {status: 401}));
    expect(await create(client)).toMatchObject({code: 'NotSignedIn', outcome: 'declined'});
  });

  test.each([502, 504, 429, 408])('a gateway with %i instead of the hook: nobody knows', async (status) => {
    const {client} = clientOn(() => new Response('<h1>Gateway</h1>', {status}));
    expect(await create(client)).toMatchObject({code: 'HookUnreachable', audience: 'network', outcome: 'unknown'});
  });

  test.each([
    ['a page', () => new Response('<!doctype html>')],
    ['an answer without an order', () => json({})],
  ])('%s where the hook should be: the merchant is told', async (_name, answer) => {
    expect(await create(clientOn(answer).client)).toMatchObject({code: 'HookRefused', audience: 'merchant'});
  });
});
