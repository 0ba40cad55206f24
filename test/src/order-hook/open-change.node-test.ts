import {describe, expect, test} from 'vitest';
import {createBillwerkClient} from '../../../src/order-hook/billwerk.ts';
import {createOnce} from '../../../src/order-hook/idempotency.ts';
import {memoryStore} from '../../../src/order-hook/index.ts';
import {openOrders} from '../../../src/order-hook/open-change.ts';
import {contractLockName} from '../../../src/order-hook/open-record.ts';
import {createFakeBillwerk, ids, impatientClock, json, order, secret} from './fake-billwerk.ts';

const minute = 60_000;

interface Wisher {
  readonly key?: string;
  readonly contractId?: string;
  readonly customerId?: string;
  /** Of the order that the wish comes to now. */
  readonly changeDate?: string;
}

/** A billwerk that keeps its orders, and a customer who wishes for things. */
function shop() {
  const fake = createFakeBillwerk();
  /** Id -> status. */
  const orders = new Map<string, string>();
  let made = 0;
  let now = Date.now();
  const clock = {...impatientClock, now: () => now};
  const store = memoryStore({clock});
  const logger = {info: () => undefined, warn: () => undefined, error: () => undefined};
  const options = {host: 'https://billwerk.test', clientId: 'client', clientSecret: secret};
  const billwerk = createBillwerkClient(options, {fetch: fake.fetch, clock});

  fake.reply('POST /Orders', () => {
    const Id = `5e5361659cc9ba1180${String(++made).padStart(6, '0')}`;
    orders.set(Id, 'InProgress');
    fake.reply(`GET /Orders/${Id}`, () =>
      orders.has(Id) ? json({...order, Id, Status: orders.get(Id)}) : json({}, 404),
    );
    fake.reply(`DELETE /Orders/${Id}`, () => {
      if (orders.get(Id) !== 'InProgress') return json({Message: 'Invalid order status'}, 422);
      orders.delete(Id);
      return new Response(null, {status: 204});
    });
    return json({...order, Id});
  });

  let keys = 0;
  return {
    fake,
    orders,
    store,
    pass: (milliseconds: number) => void (now += milliseconds),
    /** Resolves to the order's id. */
    wish: async (
      body: object,
      {key = `key-${++keys}`, contractId = '', customerId = ids.customer, changeDate}: Wisher = {},
    ) => {
      const sent = Promise.resolve({...body, ...(changeDate && {ChangeDate: changeDate})});
      const request = {customerId, body, order: () => sent, ...(contractId && {contractId})};
      const open = await openOrders({billwerk, store, clock, logger}, request);
      const check = () => Promise.resolve();
      const create = () => billwerk.createOrder({});
      const once = {store, clock, logger, route: 'orders', customerId, key, body, open, check, create};
      return (await createOnce(once)).orderId;
    },
  };
}

const bigger = {cart: {planVariantId: 'bigger'}};
const smaller = {cart: {planVariantId: 'smaller'}};
const contractId = ids.contract;

describe('a change of a contract', () => {
  test('that is wished for again under another key is the same order', async () => {
    const {wish, orders} = shop();
    const first = await wish(bigger, {contractId});
    expect(await wish(bigger, {contractId})).toBe(first);
    expect(await wish(bigger, {contractId: contractId.toUpperCase()})).toBe(first);
    expect(orders.size).toBe(1);
  });

  test('makes room for another one', async () => {
    const {wish, orders} = shop();
    const first = await wish(bigger, {contractId});
    const second = await wish(smaller, {contractId});
    expect([...orders.keys()]).toEqual([second]);
    expect(second).not.toBe(first);
  });

  test('with the next billing is another one once that is another day', async () => {
    const {wish, orders} = shop();
    const first = await wish(bigger, {contractId, changeDate: '2026-11-26'});
    expect(await wish(bigger, {contractId, changeDate: '2026-11-26'})).toBe(first);
    const second = await wish(bigger, {contractId, changeDate: '2026-12-26'});
    expect([...orders.keys()]).toEqual([second]);
    expect(second).not.toBe(first);
  });

  describe('whose order got no answer', () => {
    async function unanswered(changeDate?: string) {
      const opened = shop();
      const {wish, fake} = opened;
      fake.reply('POST /Orders', new TypeError('socket hang up'));
      const sent = wish(bigger, {contractId, key: 'lost', ...(changeDate && {changeDate})});
      await expect(sent).rejects.toMatchObject({kind: 'unanswered'});
      fake.reply('POST /Orders/preview', json({Order: {...order, Id: null}}));
      fake.reply('GET /Orders', json([{...order, CreatedAt: new Date().toISOString()}]));
      return opened;
    }

    test.each([undefined, '2026-11-26'])('is found again (%s)', async (changeDate) => {
      const {wish} = await unanswered(changeDate);
      expect(await wish(bigger, {contractId, key: 'lost', ...(changeDate && {changeDate})})).toBe(order.Id);
    });

    test('is not taken for one of another day', async () => {
      const {wish} = await unanswered('2026-11-26');
      const later = wish(bigger, {contractId, key: 'lost', changeDate: '2026-12-26'});
      await expect(later).rejects.toMatchObject({code: 'Unanswered'});
    });

    test('is not taken where nobody knows any more which day it was for', async () => {
      const {wish, fake} = await unanswered('2026-11-26');
      fake.reply('POST /Orders', json({...order, Id: ids.variant}));
      fake.reply(`GET /Orders/${ids.variant}`, json({...order, Id: ids.variant, Status: 'Completed'}));
      await wish(smaller, {contractId});
      const again = wish(bigger, {contractId, key: 'lost', changeDate: '2026-11-26'});
      await expect(again).rejects.toMatchObject({code: 'Unanswered'});
    });
  });

  describe('whose order got no answer and cannot be looked for, before another one', () => {
    const ending = (id: string) => ({cart: {endComponentSubscriptions: [id]}});
    const first = {contractId, key: 'first'};
    const second = {contractId, key: 'second'};

    /** The first one was sent; nobody can tell by the order that is there which of them made it. */
    async function inDoubt() {
      const opened = shop();
      const {wish, fake} = opened;
      fake.reply('POST /Orders', new TypeError('socket hang up'));
      fake.reply('GET /Orders', json({}, 400));
      await expect(wish(ending('seats'), first)).rejects.toMatchObject({kind: 'unanswered'});
      opened.pass(minute);
      fake.reply('POST /Orders/preview', json({Order: {...order, Id: null}}));
      const list = () => fake.reply('GET /Orders', json([{...order, CreatedAt: '2099-01-01T00:00:00Z'}]));
      return {...opened, list};
    }

    test('is not the answer to that other one', async () => {
      const {wish, list} = await inDoubt();
      list();
      await expect(wish(ending('support'), second)).rejects.toMatchObject({kind: 'unanswered'});
      await expect(wish(ending('support'), second)).rejects.toMatchObject({code: 'Unanswered'});
    });

    test('does not get the order of that other one as its answer', async () => {
      const {wish, list} = await inDoubt();
      await expect(wish(ending('support'), second)).rejects.toMatchObject({kind: 'unanswered'});
      list();
      await expect(wish(ending('seats'), first)).rejects.toMatchObject({code: 'Unanswered'});
    });

    test('is not the answer to a third one either, whose forerunner was answered', async () => {
      const {wish, list, fake} = await inDoubt();
      fake.reply('POST /Orders', json({...order, Id: ids.variant}), new TypeError('socket hang up'));
      fake.reply(`GET /Orders/${ids.variant}`, json({}, 404));
      expect(await wish(ending('support'), second)).toBe(ids.variant);
      list();
      const third = wish(ending('backup'), {contractId, key: 'third'});
      await expect(third).rejects.toMatchObject({kind: 'unanswered'});
    });

    test('is not used again for another key that wishes for that other one', async () => {
      const {wish, list, fake} = await inDoubt();
      await expect(wish(ending('support'), second)).rejects.toMatchObject({kind: 'unanswered'});
      list();
      fake.reply('POST /Orders', json({...order, Id: ids.variant}));
      expect(await wish(ending('support'), {contractId, key: 'again'})).toBe(ids.variant);
    });

    test('is not handed out while that other one is open: both could be charged', async () => {
      const {wish, list, fake, orders} = await inDoubt();
      fake.reply('POST /Orders', json({...order, Id: ids.variant}));
      fake.reply(`GET /Orders/${ids.variant}`, json({...order, Id: ids.variant}));
      expect(await wish(ending('support'), second)).toBe(ids.variant);
      list();
      await expect(wish(ending('seats'), first)).rejects.toMatchObject({code: 'OrderOpen'});
      fake.reply(`GET /Orders/${ids.variant}`, json({...order, Id: ids.variant, Status: 'PaymentPending'}));
      await expect(wish(ending('seats'), first)).rejects.toMatchObject({code: 'OrderOpen'});
      expect(orders.size).toBe(0);
    });

    test('is handed out once that other one is over, and is then the one that is open', async () => {
      const {wish, list, fake} = await inDoubt();
      fake.reply('POST /Orders', json({...order, Id: ids.variant}));
      fake.reply(`GET /Orders/${ids.variant}`, json({...order, Id: ids.variant, Status: 'Expired'}));
      await wish(ending('support'), second);
      list();
      expect(await wish(ending('seats'), first)).toBe(order.Id);
      fake.reply(`GET /Orders/${order.Id}`, json(order));
      expect(await wish(ending('seats'), {contractId, key: 'third'})).toBe(order.Id);
      await expect(wish(ending('support'), {contractId, key: 'fourth'})).rejects.toMatchObject({code: 'OrderOpen'});
      expect(fake.sent(`DELETE /Orders/${order.Id}`)).toHaveLength(1);
    });

    test('leaves no doubt where it was refused', async () => {
      const {wish, list, fake, pass} = await inDoubt();
      pass(5 * minute);
      fake.reply('POST /Orders', json({}, 422), new TypeError('socket hang up'));
      await expect(wish(ending('seats'), {contractId, key: 'refused'})).rejects.toMatchObject({kind: 'refused'});
      list();
      expect(await wish(ending('support'), second)).toBe(order.Id);
    });

    test('leaves no doubt where both wish for the same, or after five minutes', async () => {
      const alike = await inDoubt();
      alike.list();
      expect(await alike.wish(ending('seats'), second)).toBe(order.Id);
      const later = await inDoubt();
      later.list();
      later.pass(5 * minute);
      expect(await later.wish(ending('support'), second)).toBe(order.Id);
    });
  });

  test.each(['PaymentPending', 'Incomplete'])(
    'that is being paid (%s) stands in the way of another',
    async (status) => {
      const {wish, orders, fake} = shop();
      const first = await wish(bigger, {contractId});
      orders.set(first, status);
      await expect(wish(smaller, {contractId})).rejects.toMatchObject({code: 'OrderOpen'});
      await expect(wish(bigger, {contractId})).rejects.toMatchObject({code: 'OrderOpen'});
      expect(fake.sent(`DELETE /Orders/${first}`)).toEqual([]);
      expect(orders.size).toBe(1);
    },
  );

  test('that awaits approval stands in the way of another for days and weeks', async () => {
    const {wish, orders, pass} = shop();
    const day = 24 * 60 * minute;
    const first = await wish(bigger, {contractId});
    orders.set(first, 'ApprovalPending');
    for (const later of [25 * 60 * minute, 29 * day, 29 * day]) {
      pass(later);
      await expect(wish(smaller, {contractId})).rejects.toMatchObject({code: 'OrderOpen'});
    }
    expect(orders.size).toBe(1);
  });

  test('whose key was refused for that is free to ask again', async () => {
    const {wish, orders} = shop();
    const first = await wish(bigger, {contractId});
    orders.set(first, 'PaymentPending');
    await expect(wish(smaller, {contractId, key: 'again'})).rejects.toMatchObject({code: 'OrderOpen'});
    orders.set(first, 'Expired');
    expect(await wish(smaller, {contractId, key: 'again'})).not.toBe(first);
  });

  test('that is paid between the look and the deletion stands in the way, too', async () => {
    const {wish, orders, fake} = shop();
    const first = await wish(bigger, {contractId});
    fake.reply(`DELETE /Orders/${first}`, () => {
      orders.set(first, 'Completed');
      return json({Message: 'Invalid order status'}, 422);
    });
    await expect(wish(smaller, {contractId})).rejects.toMatchObject({code: 'OrderOpen'});
    expect(orders.size).toBe(1);
  });

  test('that billwerk says to have deleted and still shows stands in the way, too', async () => {
    const {wish, orders, fake} = shop();
    const first = await wish(bigger, {contractId});
    fake.reply(`DELETE /Orders/${first}`, new Response(null, {status: 204}));
    await expect(wish(smaller, {contractId})).rejects.toMatchObject({code: 'OrderOpen'});
    expect(orders.size).toBe(1);
  });

  test.each(['Completed', 'Approved', 'Declined', 'Expired', 'Failed', 'Aborted'])(
    'that has come to its end (%s) is followed by a new one',
    async (status) => {
      const {wish, orders} = shop();
      const first = await wish(bigger, {contractId});
      orders.set(first, status);
      expect(await wish(bigger, {contractId})).not.toBe(first);
      expect(orders.size).toBe(2);
    },
  );

  test('that somebody else has deleted is followed by a new one', async () => {
    const {wish, orders} = shop();
    orders.delete(await wish(bigger, {contractId}));
    await wish(smaller, {contractId});
    expect(orders.size).toBe(1);
  });

  test('leaves other contracts alone', async () => {
    const {wish, orders} = shop();
    await wish(bigger, {contractId});
    await wish(smaller, {contractId: ids.variant});
    expect(orders.size).toBe(2);
  });

  test('that was overtaken while its process stood still is taken back and told to nobody', async () => {
    const {wish, orders, fake, store} = shop();
    let wake: (answer: Response) => void = () => undefined;
    const made = await wish(smaller, {contractId: ids.variant});
    fake.reply('POST /Orders', () => new Promise<Response>((resolve) => (wake = resolve)), json({...order, Id: made}));
    const slept = wish(bigger, {contractId, key: 'asleep'});
    await expect.poll(() => fake.sent('POST /Orders').length).toBe(2);
    // Its lease is over.
    await store.put(`lock:${await contractLockName(ids.customer, contractId)}`, 'nobody', 0);
    expect(await wish(smaller, {contractId})).toBe(made);
    const late = '5e5361659cc9ba1180ffffff';
    orders.set(late, 'InProgress');
    fake.reply(`DELETE /Orders/${late}`, () => new Response(null, {status: orders.delete(late) ? 204 : 404}));
    wake(json({...order, Id: late}));
    await expect(slept).rejects.toMatchObject({code: 'OrderOpen'});
    expect([...orders.keys()]).toEqual([made]);
  });

  test('leaves one order when ten different ones are wished for at once', async () => {
    const {wish, orders, fake} = shop();
    const wishes = Array.from({length: 10}, (_, index) => wish({cart: {quantity: index}}, {contractId}));
    const made = await Promise.all(wishes);
    expect(fake.sent('POST /Orders')).toHaveLength(10);
    expect(orders.size).toBe(1);
    expect(made).toContain([...orders.keys()][0]);
  });
});

describe('a further contract', () => {
  test('with the same cart within ten minutes is the same order, also for fifty at once', async () => {
    const {wish, orders, pass} = shop();
    const made = await Promise.all(Array.from({length: 50}, () => wish(bigger)));
    pass(9 * minute);
    expect(new Set([...made, await wish(bigger)]).size).toBe(1);
    expect(orders.size).toBe(1);
  });

  test('is another order after ten minutes, with another cart, for another customer, and once the first is paid', async () => {
    const {wish, orders, pass} = shop();
    const made = [await wish(bigger), await wish(smaller), await wish(bigger, {customerId: ids.otherCustomer})];
    orders.set(made[1]!, 'Completed');
    made.push(await wish(smaller));
    pass(11 * minute);
    made.push(await wish(bigger));
    expect(new Set(made).size).toBe(5);
  });

  test('is another order once the first is on its way to be paid: it may have been declined', async () => {
    const {wish, orders} = shop();
    const first = await wish(bigger);
    orders.set(first, 'PaymentPending');
    expect(await wish(bigger)).not.toBe(first);
    expect(orders.size).toBe(2);
  });

  test('whose process stood still while another made it is not made twice', async () => {
    const {wish, orders, fake, store} = shop();
    let wake: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    const {replaceIf} = store;
    let isFirst = true;
    store.replaceIf = async (key, ...rest) => {
      if (key.startsWith('key:') && isFirst) {
        isFirst = false;
        await asleep;
      }
      return replaceIf(key, ...rest);
    };
    // Its lease runs out at once.
    const {claim} = store;
    store.claim = (key, value, lifetime) => claim(key, value, key.startsWith('lock:') ? 0 : lifetime);
    const slept = wish(bigger, {key: 'asleep'});
    await expect.poll(() => isFirst).toBe(false);
    const made = await wish(bigger);
    wake();
    await expect(slept).rejects.toMatchObject({code: 'OrderInProgress'});
    expect([...orders.keys()]).toEqual([made]);
    expect(fake.sent('POST /Orders')).toHaveLength(1);
    expect(await wish(bigger, {key: 'asleep'})).toBe(made);
  });

  test('whose order got no answer is found for another key', async () => {
    const {wish, fake} = shop();
    fake.reply('POST /Orders', new TypeError('socket hang up'));
    await expect(wish(bigger)).rejects.toMatchObject({kind: 'unanswered'});
    fake.reply('POST /Orders/preview', json({Order: {...order, Id: null}}));
    fake.reply('GET /Orders', json([{...order, CreatedAt: new Date().toISOString()}]));
    expect(await wish(bigger)).toBe(order.Id);
    expect(fake.sent('POST /Orders')).toHaveLength(1);
  });

  test('whose order got no answer and cannot be looked for is made for another key', async () => {
    const {wish, fake} = shop();
    fake.reply('POST /Orders', new TypeError('socket hang up'), json(order));
    await expect(wish(bigger)).rejects.toMatchObject({kind: 'unanswered'});
    fake.reply('GET /Orders', json({}, 404));
    expect(await wish(bigger)).toBe(order.Id);
  });
});

test('the same key on another route is another key', async () => {
  const store = memoryStore();
  const logger = {info: () => undefined, warn: () => undefined, error: () => undefined};
  const check = () => Promise.resolve();
  const made: string[] = [];
  for (const route of ['orders', 'signup-orders']) {
    const create = () => Promise.resolve({Id: `${made.push(route)}`});
    const request = {store, clock: impatientClock, logger, customerId: ids.customer, key: 'key', body: {}, check};
    await createOnce({...request, route, create});
    await createOnce({...request, route, create});
  }
  expect(made).toEqual(['orders', 'signup-orders']);
});
