import {expect, test} from 'vitest';
import {answerOf, createFakeBillwerk, get, hookOn, ids, json, order, post} from './fake-billwerk.ts';

test.each([
  ['its contract', {Contract: {Id: ids.contract, CustomerId: ids.otherCustomer}}],
  ['its customer', {Customer: {Id: ids.otherCustomer}}],
])('an order that names the signed-in customer is not theirs where %s names another', async (_name, foreign) => {
  const billwerk = createFakeBillwerk();
  billwerk.reply(`GET /Orders/${ids.order}`, json({...order, ...foreign}));
  const {hook} = hookOn(billwerk);
  for (const request of [
    get(`/billing/orders/${ids.order}`),
    post(`/billing/orders/${ids.order}/commit`, {grossTotal: order.TotalGross}),
  ]) {
    expect(await answerOf(hook(request))).toMatchObject({status: 404, body: {code: 'OrderNotFound'}});
  }
  expect(billwerk.sent(`POST /Orders/${ids.order}/commit`)).toEqual([]);
});
