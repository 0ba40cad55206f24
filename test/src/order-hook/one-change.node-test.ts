/** At most one open change of a contract, whatever gets lost and however many processes are asked at once. */
import {describe, expect, test} from 'vitest';
import {memoryStore, type HookStore} from '../../../src/order-hook/index.ts';
import {redisStore} from '../../../src/order-hook/redis.ts';
import {answerOf, ids, json, order, post, postOrder, type Answer} from './fake-billwerk.ts';
import {billwerkWithContract, change, changeIds, hookWithContract, now} from './support/contracts.ts';
import {connect, hasRedis, startRedis} from './support/redis-server.ts';

interface Made {
  readonly Id: string;
  readonly Status: string;
  readonly TotalGross: number;
}

const onAccount = {PaymentBearer: null, PaymentProvider: 'InvoicePayment'};
const bigger = change({planVariantId: changeIds.bigger, quantity: 2});
const seats = (quantity: number) => change({components: [{componentId: ids.component, quantity}]});

/** A billwerk that keeps the changes it was asked for. */
function keeping(pause: () => Promise<void> = () => Promise.resolve()) {
  const billwerk = billwerkWithContract(onAccount, {OrderType: 'Upgrade'});
  const orders = new Map<string, Made>();
  const fault: {isLost?: boolean; cannotList?: boolean} = {};
  let made = 0;
  const priced = (body: unknown) => {
    const {Cart} = body as {Cart: {PlanVariantId?: string; ComponentSubscriptions?: readonly object[]}};
    const total = Cart.PlanVariantId ? 20 : 7;
    const lines = (Cart.ComponentSubscriptions ?? []).map((line) => ({...line, TotalNet: total, TotalVat: 0}));
    const price = {Total: total, TotalVat: 0, TotalGross: total, ComponentSubscriptions: lines};
    return {...order, OrderType: 'Upgrade', PlanVariantId: Cart.PlanVariantId ?? null, ...price};
  };

  billwerk.reply('POST /Orders/preview', ({body}) => json({Order: {...priced(body), Id: null}}));
  billwerk.reply('POST /Orders', async ({body}) => {
    const Id = `5e5361659cc9ba1180${String(++made).padStart(6, '0')}`;
    orders.set(Id, {...priced(body), Id, CreatedAt: now} as Made);
    billwerk.reply(`GET /Orders/${Id}`, () => (orders.has(Id) ? json(orders.get(Id)) : json({}, 404)));
    billwerk.reply(`DELETE /Orders/${Id}`, async () => {
      await pause();
      return new Response(null, {status: orders.delete(Id) ? 204 : 404});
    });
    billwerk.reply(`POST /Orders/${Id}/commit`, () => {
      orders.set(Id, {...orders.get(Id)!, Status: 'Completed'});
      return json({});
    });
    await pause();
    return fault.isLost ? new TypeError('socket hang up') : json(orders.get(Id));
  });
  billwerk.reply('GET /Orders', () => (fault.cannotList ? json({}, 500) : json(open())));
  const open = () => [...orders.values()].filter(({Status}) => Status === 'InProgress');
  return {billwerk, orders, open, fault};
}

type Hook = ReturnType<typeof hookWithContract>['hook'];
const told = async (hook: Hook, request: Request) => {
  const {status, body} = await answerOf(hook(request));
  return {status, code: body.code, orderId: body['orderId'], grossTotal: body['grossTotal']};
};
const commit = (hook: Hook, {orderId, grossTotal}: Answer) =>
  told(hook, post(`/billing/orders/${String(orderId)}/commit`, {grossTotal}));

describe('a change whose answer was lost, beside one from another device', () => {
  /** The same store behind two processes: each device is answered by another one. */
  async function twoDevices() {
    const shop = keeping();
    const store = memoryStore();
    const [phone, laptop] = [
      hookWithContract(shop.billwerk, {store}).hook,
      hookWithContract(shop.billwerk, {store}).hook,
    ];
    Object.assign(shop.fault, {isLost: true, cannotList: true});
    expect(await told(phone, postOrder(bigger, 'phone'))).toMatchObject({status: 504, code: 'Unanswered'});
    Object.assign(shop.fault, {isLost: false, cannotList: false});
    const second = await told(laptop, postOrder(seats(3), 'laptop'));
    expect(second.status).toBe(200);
    return {...shop, phone, laptop, second, lost: [...shop.orders.values()][0]!};
  }

  test('is not handed out', async () => {
    const {phone, laptop, second, open} = await twoDevices();
    expect(await told(phone, postOrder(bigger, 'phone'))).toMatchObject({status: 409, code: 'OrderOpen'});
    expect(await commit(laptop, second)).toMatchObject({status: 200});
    expect(open()).toHaveLength(1);
  });

  test('is not settled either, whoever knows its id', async () => {
    const {phone, lost, orders} = await twoDevices();
    const settled = await commit(phone, {orderId: lost.Id, grossTotal: lost.TotalGross});
    expect(settled).toMatchObject({status: 409, code: 'OrderOpen'});
    expect([...orders.values()].map(({Status}) => Status)).toEqual(['InProgress', 'InProgress']);
  });

  test('is found and settled once that other one is', async () => {
    const {phone, laptop, second, lost} = await twoDevices();
    await commit(laptop, second);
    const found = await told(phone, postOrder(bigger, 'phone'));
    expect(found).toMatchObject({status: 200, orderId: lost.Id});
    expect(await commit(phone, found)).toMatchObject({status: 200});
  });

  test('is not settled while nobody knows what became of yet another one', async () => {
    const {phone, laptop, fault, second, orders} = await twoDevices();
    Object.assign(fault, {isLost: true, cannotList: true});
    await told(laptop, postOrder(seats(4), 'tablet'));
    expect(orders.has(String(second.orderId))).toBe(false);
    const [first] = orders.values();
    const settled = await commit(phone, {orderId: first!.Id, grossTotal: first!.TotalGross});
    expect(settled).toMatchObject({status: 409, code: 'OrderOpen'});
  });
});

test('a change is committed in turn with the wish for another one, which must not be made meanwhile', async () => {
  const {billwerk, orders} = keeping();
  const memory = memoryStore();
  let waiting = 0;
  const claim: HookStore['claim'] = async (key, value, lifetime) => {
    const holder = await memory.claim(key, value, lifetime);
    if (holder !== undefined && key.startsWith('lock:')) waiting++;
    return holder;
  };
  const {hook} = hookWithContract(billwerk, {store: {...memory, claim}});
  const first = await told(hook, postOrder(bigger));
  let arrived: () => void = () => undefined;
  let finish: () => void = () => undefined;
  const onItsWay = new Promise<void>((resolve) => (arrived = resolve));
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const id = String(first.orderId);
  billwerk.reply(`POST /Orders/${id}/commit`, async () => {
    arrived();
    await finished;
    orders.set(id, {...orders.get(id)!, Status: 'Completed'});
    return json({});
  });
  const committed = commit(hook, first);
  await onItsWay;
  const second = told(hook, postOrder(seats(3)));
  const again = commit(hook, first);
  await expect.poll(() => waiting).toBeGreaterThanOrEqual(2);
  finish();
  expect(await committed).toMatchObject({status: 200});
  expect(await again).toMatchObject({status: 200});
  expect(await second).toMatchObject({status: 200});
  expect(billwerk.sent(`DELETE /Orders/${id}`)).toEqual([]);
  expect(billwerk.sent(`POST /Orders/${id}/commit`)).toHaveLength(1);
  expect([...orders.values()].map(({Status}) => Status)).toEqual(['Completed', 'InProgress']);
});

test('a change that the store did not take note of when it was made can be committed once its key is asked about again', async () => {
  const {billwerk, open} = keeping();
  const memory = memoryStore();
  let failures = 0;
  const replaceIf: HookStore['replaceIf'] = (key, expected, value, lifetime) =>
    key.startsWith('open:') && failures++ === 0
      ? Promise.reject(new Error('away'))
      : memory.replaceIf(key, expected, value, lifetime);
  const {hook} = hookWithContract(billwerk, {store: {...memory, replaceIf}});
  const made = await told(hook, postOrder(bigger, 'key'));
  expect(failures).toBe(1);
  expect(await commit(hook, made)).toMatchObject({status: 409, code: 'OrderOpen'});
  expect(await told(hook, postOrder(bigger, 'key'))).toEqual(made);
  expect(await commit(hook, made)).toMatchObject({status: 200});
  expect(open()).toEqual([]);
});

describe.runIf(hasRedis)('many different changes of one contract at once, in two hooks on one Redis', () => {
  test('leave one open order, and it is one that was told', {timeout: 60_000}, async () => {
    const redis = await startRedis();
    const clients = await Promise.all([connect(redis.url), connect(redis.url)]);
    try {
      const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 10 + Math.random() * 30));
      const {billwerk, open, orders} = keeping(pause);
      const hooks = clients.map((client) => hookOf(billwerk, redisStore(client)));
      const requests = Array.from({length: 16}, (_, index) =>
        told(hooks[index % 2]!, postOrder(index % 3 ? seats(1 + (index % 5)) : bigger, `key-${index}`)),
      );
      const answers = await Promise.all(requests);
      // One that made room for another before it was told is not found any more.
      expect(answers.filter(({status}) => ![200, 404, 409].includes(status))).toEqual([]);
      expect(orders.size).toBe(1);
      expect(open()).toHaveLength(1);
      expect(answers.map(({orderId}) => orderId)).toContain(open()[0]!.Id);
    } finally {
      for (const client of clients) client.destroy();
      await redis.close();
    }
  });

  /** On a real clock, because the lock's lease runs in Redis. */
  function hookOf(billwerk: ReturnType<typeof keeping>['billwerk'], store: HookStore): Hook {
    const start = performance.now();
    const clock = {
      now: () => Date.parse(now) + performance.now() - start,
      setTimeout: (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds),
      clearTimeout: (handle: unknown) => clearTimeout(handle as ReturnType<typeof setTimeout>),
    };
    return hookWithContract(billwerk, {store, clock}).hook;
  }
});
