import {describe, expect, test, vi} from 'vitest';
import {memoryStore, type HookStore} from '../../../src/order-hook/index.ts';
import {
  answerOf,
  cart,
  createFakeBillwerk,
  hookOn,
  ids,
  impatientClock,
  json,
  order,
  post,
  postOrder,
  productInfo,
} from './fake-billwerk.ts';

const anotherCart = {...cart, components: [{componentId: ids.component, quantity: 3}]};

/** A billwerk that makes a new order each time. */
function countingBillwerk() {
  const billwerk = createFakeBillwerk();
  const made = new Map<string, object>();
  const create = () => {
    const Id = `5e5361659cc9ba11800${String(made.size).padStart(5, '0')}`;
    made.set(Id, {...order, Id});
    billwerk.reply(`GET /Orders/${Id}`, json({...order, Id}));
    return json({...order, Id});
  };
  billwerk.reply('POST /Orders', create);
  return {billwerk, made};
}

/** A memory store until it is told to break down. */
function breakingStore(broken: HookStore) {
  const store = {...memoryStore()};
  return {store, breakDown: () => void Object.assign(store, broken)};
}

describe('one order per key', () => {
  test('the same request again gives the same order', async () => {
    const {billwerk, made} = countingBillwerk();
    const {hook} = hookOn(billwerk);
    const first = await answerOf(hook(postOrder({cart}, 'once')));
    const second = await answerOf(hook(postOrder({cart}, 'once')));
    expect(first.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect(made.size).toBe(1);
  });

  test('fifty at the same moment give one order to all', async () => {
    const {billwerk, made} = countingBillwerk();
    const {hook} = hookOn(billwerk);
    const answers = await Promise.all(Array.from({length: 50}, () => answerOf(hook(postOrder({cart}, 'rush')))));
    expect(new Set(answers.map(({body}) => body['orderId'])).size).toBe(1);
    expect(new Set(answers.map(({status}) => status))).toEqual(new Set([200]));
    expect(made.size).toBe(1);
  });

  test('two hooks on one store are no different', async () => {
    const {billwerk, made} = countingBillwerk();
    const store = memoryStore();
    const hooks = [hookOn(billwerk, {store}).hook, hookOn(billwerk, {store}).hook];
    const answers = await Promise.all(hooks.map((hook) => answerOf(hook(postOrder({cart}, 'shared')))));
    expect(answers[0]?.body['orderId']).toBe(answers[1]?.body['orderId']);
    expect(made.size).toBe(1);
  });

  test('the same key with another body is refused', async () => {
    const {billwerk, made} = countingBillwerk();
    const {hook} = hookOn(billwerk);
    await hook(postOrder({cart}, 'reused'));
    const answer = await answerOf(hook(postOrder({cart: anotherCart}, 'reused')));
    expect(answer).toMatchObject({status: 422, body: {code: 'IdempotencyKeyReused'}});
    expect(made.size).toBe(1);
  });

  test('the same key with two bodies at the same moment makes one order, whoever comes first', async () => {
    const {billwerk, made} = countingBillwerk();
    const store = memoryStore();
    const requests = [cart, anotherCart].map((wanted) =>
      answerOf(hookOn(billwerk, {store}).hook(postOrder({cart: wanted}, 'torn'))),
    );
    const codes = (await Promise.all(requests)).map(({status, body}) => body.code ?? status);
    expect(codes.sort()).toEqual([200, 'IdempotencyKeyReused']);
    expect(made.size).toBe(1);
  });

  test('the key of one customer is not the key of another', async () => {
    const {billwerk, made} = countingBillwerk();
    const store = memoryStore();
    await hookOn(billwerk, {store}).hook(postOrder({cart}, 'same'));
    const other = {store, authenticate: () => ({customerId: ids.otherCustomer})};
    const answer = await answerOf(hookOn(billwerk, other).hook(postOrder({cart: anotherCart}, 'same')));
    expect(answer.status).toBe(200);
    expect(made.size).toBe(2);
  });

  test.each([
    ['no key', undefined],
    ['an empty key', ''],
    ['a key of 200 characters', 'k'.repeat(200)],
    ['a key with spaces', 'a b'],
  ])('%s makes no order', async (_name, key) => {
    const {billwerk, made} = countingBillwerk();
    const request = post('/billing/orders', {cart}, key === undefined ? {} : {'idempotency-key': key});
    expect(await answerOf(hookOn(billwerk).hook(request))).toMatchObject({
      status: 400,
      body: {code: 'IdempotencyKeyMissing'},
    });
    expect(made.size).toBe(0);
  });

  test('a repeated request sees that the order was paid meanwhile', async () => {
    const billwerk = createFakeBillwerk();
    const {hook} = hookOn(billwerk);
    await hook(postOrder({cart}, 'paid'));
    billwerk.reply(`GET /Orders/${ids.order}`, json({...order, Status: 'Completed'}));
    expect((await answerOf(hook(postOrder({cart}, 'paid')))).body['status']).toBe('Completed');
  });

  test('keys are forgotten after a day', async () => {
    const {billwerk, made} = countingBillwerk();
    let now = 0;
    const store = memoryStore({clock: {now: () => now}});
    const {hook} = hookOn(billwerk, {store});
    await hook(postOrder({cart}, 'daily'));
    now = 24 * 60 * 60 * 1000 - 1;
    await hook(postOrder({cart}, 'daily'));
    expect(made.size).toBe(1);
    now += 1;
    await hook(postOrder({cart}, 'daily'));
    expect(made.size).toBe(2);
  });
});

describe('when the answer does not come', () => {
  test('the order is reported unknown, and never sent again under that key', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', new TypeError('socket hang up'), json(order));
    const {hook} = hookOn(billwerk);
    for (const attempt of [1, 2]) {
      const answer = await answerOf(hook(postOrder({cart}, 'lost')));
      expect([attempt, answer.status, answer.body.code]).toEqual([attempt, 504, 'Unanswered']);
    }
    expect(billwerk.sent('POST /Orders')).toHaveLength(1);
    expect((await answerOf(hook(postOrder({cart}, 'another')))).status).toBe(200);
  });

  test('a refusal frees the key, because nothing was made', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', json({Message: 'no'}, 422), json(order));
    const {hook} = hookOn(billwerk);
    expect((await answerOf(hook(postOrder({cart}, 'again')))).body.code).toBe('OrderRefused');
    expect((await answerOf(hook(postOrder({cart: anotherCart}, 'again')))).status).toBe(200);
  });

  test('a key is not used up by a catalog that could not be read, because nothing was sent', async () => {
    const billwerk = createFakeBillwerk();
    const {PlanGroups: _, ...broken} = productInfo;
    billwerk.reply(
      'GET /productInfo',
      new TypeError('n'),
      json({}, 500),
      json({}, 500),
      json(broken),
      json(productInfo),
    );
    const {hook} = hookOn(billwerk, {clock: impatientClock, catalog: {maxAge: 0}});
    const codes = [];
    for (let tries = 0; tries < 3; tries++) codes.push((await answerOf(hook(postOrder({cart}, 'early')))).body.code);
    expect(codes).toEqual(['ProviderUnavailable', 'InternalError', undefined]);
    expect(billwerk.sent('POST /Orders')).toHaveLength(1);
  });

  test('an order that was made but cannot be read is not reported undone', async () => {
    const billwerk = createFakeBillwerk();
    const {hook} = hookOn(billwerk, {clock: impatientClock});
    await hook(postOrder({cart}, 'made'));
    for (const unreadable of [json({}, 429), json({}, 503)]) {
      billwerk.reply(`GET /Orders/${ids.order}`, unreadable);
      expect((await answerOf(hook(postOrder({cart}, 'made')))).body.code).toBe('Unanswered');
    }
    billwerk.reply('POST /Orders', json({...order, Currency: null}));
    billwerk.reply(`GET /Contracts/${ids.contract}`, json({}, 429));
    expect((await answerOf(hook(postOrder({cart: anotherCart}, 'new')))).body.code).toBe('Unanswered');
  });

  test('a request that waits for another too long is told to come back', async () => {
    const billwerk = createFakeBillwerk();
    billwerk.reply('POST /Orders', () => new Promise(() => undefined));
    let now = 0;
    const store = memoryStore({clock: {now: () => now}});
    const clock = {
      ...impatientClock,
      now: () => now,
      setTimeout: (callback: () => void, milliseconds: number) => {
        if (milliseconds > 5000) return undefined;
        return setTimeout(() => {
          now += milliseconds;
          callback();
        }, 0);
      },
      clearTimeout: () => undefined,
    };
    const {hook} = hookOn(billwerk, {store, clock});
    void hook(postOrder({cart}, 'slow'));
    await vi.waitFor(() => expect(billwerk.sent('POST /Orders')).toHaveLength(1));
    expect(await answerOf(hook(postOrder({cart}, 'slow')))).toMatchObject({
      status: 409,
      body: {code: 'OrderInProgress'},
    });
    // Whoever was making it is gone by then: reported unknown, not made again.
    now += 200_000;
    expect((await answerOf(hook(postOrder({cart}, 'slow')))).body.code).toBe('Unanswered');
    expect(billwerk.sent('POST /Orders')).toHaveLength(1);
  });
});

describe('when the store is away', () => {
  const away: HookStore = {
    claim: () => Promise.reject(new Error('redis://user:pw@cache refused')),
    get: () => Promise.reject(new Error('away')),
    put: () => Promise.reject(new Error('away')),
    replaceIf: () => Promise.reject(new Error('away')),
    removeIf: () => Promise.reject(new Error('away')),
  };

  test('nothing is ordered', async () => {
    const {billwerk, made} = countingBillwerk();
    const answer = await answerOf(hookOn(billwerk, {store: away}).hook(postOrder()));
    expect(answer).toMatchObject({status: 503, body: {code: 'StoreUnavailable'}});
    expect(JSON.stringify(answer.body)).not.toContain('redis');
    expect(made.size).toBe(0);
  });

  test('an order that was made just then is given to the shopper all the same', async () => {
    const {billwerk} = countingBillwerk();
    const {store, breakDown} = breakingStore(away);
    billwerk.reply('POST /Orders', () => {
      breakDown();
      return json(order);
    });
    const {hook, log} = hookOn(billwerk, {store});
    expect((await answerOf(hook(postOrder()))).status).toBe(200);
    expect(log.join('\n')).toContain('the store did not take an outcome');
  });

  test('a store that throws at once instead of rejecting is no different', async () => {
    const throwing = () => {
      throw new Error('away');
    };
    const broken: HookStore = {
      claim: throwing,
      get: throwing,
      put: throwing,
      replaceIf: throwing,
      removeIf: throwing,
    };
    const {billwerk} = countingBillwerk();
    expect((await answerOf(hookOn(billwerk, {store: broken}).hook(postOrder()))).body.code).toBe('StoreUnavailable');
    const {store, breakDown} = breakingStore(broken);
    billwerk.reply('POST /Orders', () => {
      breakDown();
      return json(order);
    });
    expect((await answerOf(hookOn(billwerk, {store}).hook(postOrder()))).status).toBe(200);
  });

  test('nothing is sent when it goes away right before, and nothing is called undone that was sent', async () => {
    for (const command of ['claim', 'get', 'replaceIf'] as const) {
      const {billwerk, made} = countingBillwerk();
      const store = {...memoryStore(), [command]: away[command]};
      expect(await answerOf(hookOn(billwerk, {store}).hook(postOrder()))).toMatchObject({
        status: 503,
        body: {code: 'StoreUnavailable'},
      });
      expect(made.size).toBe(0);
    }
  });
});
