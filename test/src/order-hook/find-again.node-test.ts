import {describe, expect, test} from 'vitest';
import {memoryStore} from '../../../src/order-hook/index.ts';
import {answerOf, cart, createFakeBillwerk, hookOn, ids, json, order, postOrder, productInfo} from './fake-billwerk.ts';

const otherIds = {order: '5e5361659cc9ba118cccc6aa', component: '5e5361659cc9ba118cccc6ab'};
const start = Date.parse('2026-11-21T10:00:00Z');

/**
 * Two processes on one store, the first of which dies: no timer of it fires any more, and what it waits for never comes.
 * @param listed what billwerk's list of orders holds afterwards
 */
function twoProcesses(...listed: readonly object[]) {
  const billwerk = createFakeBillwerk();
  let now = start;
  const store = memoryStore({clock: {now: () => now}});
  const clearTimeout = () => undefined;
  const dead = {now: () => now, setTimeout: () => undefined, clearTimeout};
  const alive = {
    now: () => now,
    setTimeout: (callback: () => void, milliseconds: number) => {
      if (milliseconds <= 5000) setTimeout(callback, 0);
    },
    clearTimeout,
  };
  billwerk.reply('POST /Orders', () => new Promise(() => undefined), json({...order, Id: otherIds.order}));
  billwerk.reply('GET /Orders', json(listed));
  return {
    billwerk,
    first: hookOn(billwerk, {store, clock: dead}).hook,
    second: hookOn(billwerk, {store, clock: alive}).hook,
    /** Until the lease of the dead one is over. */
    pass: () => void (now += 11_000),
    sent: () => billwerk.sent('POST /Orders').length,
  };
}

const lost = {...order, CreatedAt: new Date(start + 500).toISOString(), ComponentSubscriptions: [], Quantity: 1};
const previewed = {Order: {...lost, Id: null, ComponentSubscriptions: []}};

async function crashed(...listed: readonly object[]) {
  const processes = twoProcesses(...listed);
  processes.billwerk.reply('POST /Orders/preview', json(previewed));
  void processes.first(postOrder({cart}, 'crash'));
  await expect.poll(processes.sent).toBe(1);
  processes.pass();
  return processes;
}

describe('a process that dies between the call to billwerk and the answer', () => {
  test('leaves an order that the next one finds and answers with', async () => {
    const {second, sent, billwerk} = await crashed(lost);
    const answer = await answerOf(second(postOrder({cart}, 'crash')));
    expect([answer.status, answer.body['orderId']]).toEqual([200, order.Id]);
    expect(await answerOf(second(postOrder({cart}, 'crash')))).toMatchObject({body: {orderId: order.Id}});
    expect(sent()).toBe(1);
    expect(billwerk.sent('GET /Orders')).toHaveLength(1);
  });

  test('leaves an unknown where none is found, and no second order; one that turns up later is taken', async () => {
    const {second, sent, billwerk} = await crashed();
    for (const attempt of [1, 2]) {
      const {status, body} = await answerOf(second(postOrder({cart}, 'crash')));
      expect([attempt, status, body.code]).toEqual([attempt, 504, 'Unanswered']);
    }
    billwerk.reply('GET /Orders', json([lost]));
    expect((await answerOf(second(postOrder({cart}, 'crash')))).body['orderId']).toBe(order.Id);
    expect(sent()).toBe(1);
  });

  test.each([
    ['two that can be it', [lost, {...lost, Id: otherIds.order}]],
    ['one of another customer', [{...lost, CustomerId: ids.otherCustomer}]],
    ['one of nobody', [{...lost, CustomerId: null}]],
    ['one with another plan', [{...lost, PlanVariantId: otherIds.order}]],
    ['one with another quantity', [{...lost, Quantity: 2}]],
    ['one with a coupon', [{...lost, CouponCode: 'STAR'}]],
    ['one with another component', [{...lost, ComponentSubscriptions: [{ComponentId: ids.onOff, Quantity: 1}]}]],
    ['one that costs something else', [{...lost, TotalGross: 8.34}]],
    ['one from before', [{...lost, CreatedAt: new Date(start - 120_000).toISOString()}]],
    ['one of no time', [{...lost, CreatedAt: null}]],
    ['one that is being paid', [{...lost, Status: 'PaymentPending'}]],
    ['a change', [{...lost, OrderType: 'Upgrade'}]],
  ])('does not take %s for its order', async (_name, listed) => {
    const {second, sent} = await crashed(...listed);
    expect((await answerOf(second(postOrder({cart}, 'crash')))).body.code).toBe('Unanswered');
    expect(sent()).toBe(1);
  });

  test('does not take an order that was the answer to another key', async () => {
    const {second, billwerk} = await crashed();
    billwerk.reply('POST /Orders', json(lost));
    expect((await answerOf(second(postOrder({cart}, 'another')))).body['orderId']).toBe(order.Id);
    billwerk.reply('GET /Orders', json([lost]));
    billwerk.reply(`GET /Orders/${order.Id}`, json({...order, Status: 'Completed'}));
    expect((await answerOf(second(postOrder({cart}, 'crash')))).body.code).toBe('Unanswered');
  });

  test('answers with the order of another key while that is open: it is the same wish', async () => {
    const {second, billwerk} = await crashed();
    billwerk.reply('POST /Orders', json(lost));
    await second(postOrder({cart}, 'another'));
    expect((await answerOf(second(postOrder({cart}, 'crash')))).body['orderId']).toBe(order.Id);
  });

  test('asks billwerk for what is open since then, page by page, until it is sure', async () => {
    const page = (from: number) =>
      Array.from({length: 200}, (_, index) => ({...lost, Id: `page-${from + index}`, CustomerId: ids.otherCustomer}));
    const {second, billwerk} = await crashed();
    billwerk.reply('GET /Orders', json(page(0)), json([...page(199).slice(0, 1), lost]));
    expect((await answerOf(second(postOrder({cart}, 'crash')))).body['orderId']).toBe(order.Id);
    const queries = billwerk.sent('GET /Orders').map(({query}) => Object.fromEntries(query));
    const since = {status: 'InProgress', dateFrom: '2026-11-21T09:59:00.000Z', take: '200'};
    expect(queries).toEqual([since, {...since, from: 'page-199'}]);
  });

  test('is not sure in a list without end', async () => {
    const page = Array.from({length: 200}, (_, index) => ({...lost, Id: `same-${index}`}));
    const {second, billwerk} = await crashed();
    billwerk.reply('GET /Orders', json(page));
    expect((await answerOf(second(postOrder({cart}, 'crash')))).body.code).toBe('Unanswered');
    expect(billwerk.sent('GET /Orders')).toHaveLength(2);
  });
});

describe('a process that dies before the call to billwerk', () => {
  test('is taken over, and sends nothing when it comes back to life', async () => {
    const {billwerk, first, second, pass, sent} = twoProcesses();
    const revived: ((catalog: Response) => void)[] = [];
    billwerk.reply('GET /productInfo', () => new Promise((resolve) => revived.push(resolve)), json(productInfo));
    billwerk.reply('POST /Orders', json(order));
    const slept = answerOf(first(postOrder({cart}, 'asleep')));
    await expect.poll(() => revived.length).toBe(1);
    pass();
    expect((await answerOf(second(postOrder({cart}, 'asleep')))).body['orderId']).toBe(order.Id);
    // By then it is even paid, so that no open order keeps the sleeper from making one.
    billwerk.reply(`GET /Orders/${order.Id}`, json({...order, Status: 'Completed'}));
    revived[0]!(json(productInfo));
    expect((await slept).body.code).toBe('OrderInProgress');
    expect(sent()).toBe(1);
  });
});

test('an answer that is lost on the way is looked for at once', async () => {
  const billwerk = createFakeBillwerk();
  const now = {...order, CreatedAt: new Date().toISOString()};
  billwerk.reply('POST /Orders', new TypeError('socket hang up'));
  billwerk.reply('GET /Orders', json([now]));
  const answer = await answerOf(hookOn(billwerk).hook(postOrder({cart}, 'lost')));
  expect([answer.status, answer.body['orderId']]).toEqual([200, order.Id]);
});
