import {expect, test} from 'vitest';
import {memoryStore} from '../../../src/order-hook/index.ts';
import {answerOf, ids, post, postOrder} from './fake-billwerk.ts';
import {billwerkWithContract, change, changeIds, hookWithContract} from './support/contracts.ts';

test('nothing is committed while the store cannot say whether the order is a change, and for when', async () => {
  const billwerk = billwerkWithContract({PaymentBearer: null, PaymentProvider: 'InvoicePayment'});
  const memory = memoryStore();
  const records = {isAway: false};
  const get = (key: string) =>
    records.isAway && key.startsWith('change:') ? Promise.reject(new Error('away')) : memory.get(key);
  const {hook} = hookWithContract(billwerk, {store: {...memory, get}, policy: () => ({commit: true})});
  await hook(postOrder(change({planVariantId: changeIds.bigger, quantity: 2})));
  const commit = () => answerOf(hook(post(`/billing/orders/${ids.order}/commit`, {grossTotal: 8.33})));
  records.isAway = true;
  expect(await commit()).toMatchObject({status: 503, body: {code: 'StoreUnavailable'}});
  expect(billwerk.sent(`POST /Orders/${ids.order}/commit`)).toEqual([]);
  records.isAway = false;
  expect((await commit()).status).toBe(200);
});
