import {expect, test} from 'vitest';
import type {OrderHookOptions} from '../../../src/order-hook/index.ts';
import {answerOf, createFakeBillwerk, hookOn, ids, json, order, postOrder, productInfo} from './fake-billwerk.ts';
import {billwerkWithContract, change, changeIds, hookWithContract} from './support/contracts.ts';

const seats = {componentId: ids.component, quantity: 2};
const support = {componentId: ids.onOff, quantity: 1};
const further = (cart: object) => ({cart: {planVariantId: ids.variant, ...cart}});

test.each([
  [
    'whose components stand in another order',
    [further({components: [seats, support]}), further({components: [support, seats]})],
  ],
  ['whose coupon has spaces around it', [further({couponCode: 'STAR'}), further({couponCode: ' STAR  '})]],
  ['that says "no components" or nothing', [further({}), further({components: []})]],
  ['that says "one" or nothing', [further({}), further({quantity: 1})]],
])('a cart %s is the same order, also under the same key', async (_name, [one, other]) => {
  const billwerk = createFakeBillwerk();
  const Plans = productInfo.Plans.map((plan) => ({...plan, IsQuantityBased: true}));
  billwerk.reply('GET /productInfo', json({...productInfo, Plans}));
  const {hook} = hookOn(billwerk);
  for (const request of [postOrder(one, 'key'), postOrder(other), postOrder(other, 'key')]) {
    expect((await answerOf(hook(request))).status).toBe(200);
  }
  expect(billwerk.sent('POST /Orders')).toHaveLength(1);
});

test('a change whose ended subscriptions and components stand in another order is the same order', async () => {
  const billwerk = billwerkWithContract();
  const {hook} = hookWithContract(billwerk);
  const cart = {
    components: [{...seats, quantity: 3}, support],
    endComponentSubscriptions: [changeIds.seats, changeIds.support],
  };
  const turned = {
    components: cart.components.toReversed(),
    endComponentSubscriptions: cart.endComponentSubscriptions.toReversed(),
  };
  for (const each of [cart, turned]) expect((await answerOf(hook(postOrder(change(each))))).status).toBe(200);
  expect(billwerk.sent('POST /Orders')).toHaveLength(1);
});

test.each([
  [
    'usages',
    (time: number): Partial<OrderHookOptions> => ({usages: () => [{componentId: ids.metered, quantity: time}]}),
  ],
  ['interim billing', (time: number): Partial<OrderHookOptions> => ({policy: () => ({interimBilling: time > 1})})],
])('the same change with other %s than before is ordered anew, in place of the old one', async (_name, options) => {
  const billwerk = billwerkWithContract();
  const orders = new Set<string>();
  let made = 0;
  billwerk.reply('POST /Orders', () => {
    const Id = `5e5361659cc9ba118000000${++made}`;
    orders.add(Id);
    billwerk.reply(`GET /Orders/${Id}`, () => (orders.has(Id) ? json({...order, Id}) : json({}, 404)));
    billwerk.reply(`DELETE /Orders/${Id}`, () => new Response(null, {status: orders.delete(Id) ? 204 : 404}));
    return json({...order, Id});
  });
  let time = 1;
  const {hook} = hookWithContract(billwerk, {
    usages: (contract) => options(time).usages?.(contract) ?? [],
    policy: (...question) => options(time).policy?.(...question),
  });
  const ask = async () =>
    (await answerOf(hook(postOrder(change({planVariantId: changeIds.bigger, quantity: 2}))))).body;
  const first = await ask();
  expect((await ask())['orderId']).toBe(first['orderId']);
  time = 2;
  const second = await ask();
  expect(second['orderId']).not.toBe(first['orderId']);
  expect([...orders]).toEqual([second['orderId']]);
});
