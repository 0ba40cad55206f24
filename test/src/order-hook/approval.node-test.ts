/** Orders that wait for the merchant's approval: nothing is done or changed before. */
import {describe, expect, test} from 'vitest';
import {PLAN_VARIANTS, RUNNING_CONTRACT_ID, RUNNING_CUSTOMER_ID} from '../../../demo/sandbox/test-data.ts';
import {createOrderHookClient} from '../../../src/order-hook/client.ts';
import type {OrderHook} from '../../../src/order-hook/index.ts';
import {answerOf, get, ids, json, order, post, postOrder} from './fake-billwerk.ts';
import {billwerkWithContract, change, changeIds, hookWithContract} from './support/contracts.ts';
import {sandboxAt} from './support/sandbox.ts';

const upgrade = change({planVariantId: changeIds.bigger, quantity: 2});
const onAccount = {PaymentBearer: null, PaymentProvider: 'InvoicePayment'};
const waiting = {...order, Status: 'ApprovalPending'};
const commit = () => post(`/billing/orders/${ids.order}/commit`, {grossTotal: 8.33});

/** A change that was committed and now awaits approval. */
async function committed() {
  const billwerk = billwerkWithContract(onAccount);
  const {hook} = hookWithContract(billwerk);
  await answerOf(hook(postOrder(upgrade, 'key')));
  billwerk.reply(`GET /Orders/${ids.order}`, json(order), json(waiting));
  const answer = await answerOf(hook(commit()));
  return {billwerk, hook, answer};
}

describe('a change that awaits approval', () => {
  test('is told as such by the commit, by asking and by ordering again', async () => {
    const {billwerk, hook, answer} = await committed();
    const answers = [
      answer,
      await answerOf(hook(get(`/billing/orders/${ids.order}`))),
      await answerOf(hook(postOrder(upgrade, 'key'))),
      await answerOf(hook(commit())),
    ];
    expect(answers.map(({status, body}) => [status, body['status']])).toEqual(
      answers.map(() => [200, 'ApprovalPending']),
    );
    expect(billwerk.sent(`POST /Orders/${ids.order}/commit`)).toHaveLength(1);
  });

  test('is told as such to the page', async () => {
    const {hook} = await committed();
    const client = createOrderHookClient({baseUrl: '/billing', fetch: inPage(hook)});
    const reference = {orderId: ids.order, grossTotal: 8.33, currency: 'EUR'};
    expect(await client.commit(reference)).toMatchObject({kind: 'accepted', status: 'ApprovalPending'});
    expect(await client.resolveOrder(ids.order)).toMatchObject({status: 'ApprovalPending'});
  });

  test.each([
    ['the same', upgrade],
    ['another', change({components: [{componentId: ids.component, quantity: 1}]})],
  ])('stands in the way of %s, which could be paid as well', async (_name, body) => {
    const {billwerk, hook} = await committed();
    expect((await answerOf(hook(postOrder(body)))).body.code).toBe('OrderOpen');
    expect(billwerk.sent('POST /Orders')).toHaveLength(1);
    billwerk.reply(`GET /Orders/${ids.order}`, json({...order, Status: 'Declined'}));
    expect((await answerOf(hook(postOrder(body)))).status).toBe(200);
  });

  test('leaves the contract as it is until then', async () => {
    const {hook, orders, sandbox} = sandboxAt('2026-11-20T09:00:00.000Z', RUNNING_CUSTOMER_ID);
    const contractNow = async () => (await answerOf(hook(get(`/billing/contracts/${RUNNING_CONTRACT_ID}`)))).body;
    const before = await contractNow();
    const cart = {planVariantId: PLAN_VARIANTS.concierge};
    const {orderId} = await orders.create({contractId: RUNNING_CONTRACT_ID, cart});
    expect(await orders.commit(orderId)).toMatchObject({status: 'ApprovalPending'});
    expect((await answerOf(hook(get(`/billing/orders/${orderId}`)))).body['status']).toBe('ApprovalPending');
    expect(await contractNow()).toEqual(before);
    sandbox.state.orders.forEach(({status}) => expect(status).toBe('ApprovalPending'));
  });
});

function inPage(hook: OrderHook): typeof fetch {
  return (input, init) => {
    const request = new Request(new URL(input as string, 'https://shop.test'), init);
    if (request.method === 'POST') request.headers.set('origin', 'https://shop.test');
    return hook(request);
  };
}
