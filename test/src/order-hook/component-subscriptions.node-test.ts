import {describe, expect, test} from 'vitest';
import {memoryStore} from '../../../src/order-hook/index.ts';
import {answerOf, ids, json, post} from './fake-billwerk.ts';
import {billwerkWithContract, changeIds, hookWithContract, now, subscriptions} from './support/contracts.ts';

const path = `/billing/contracts/${ids.contract}/component-subscriptions`;
const route = `POST /Contracts/${ids.contract}/componentSubscriptions`;
const listRoute = `GET /Contracts/${ids.contract}/subscriptions`;
const made = {Id: '5e58cd9a4de0840bf8ed2e19', ComponentId: ids.component, Quantity: 1, StartDate: now};
const wanted = {componentId: ids.component, quantity: 1};
const answered = {id: made.Id, componentId: ids.component, quantity: 1, startDate: now};
const add = (body: object = wanted, key = 'key') => post(path, body, {'idempotency-key': key});

function opened(changed: object = {}) {
  const billwerk = billwerkWithContract(changed);
  billwerk.reply(route, json({...made, ContractId: ids.contract, CustomerId: ids.customer}, 201));
  return {billwerk, ...hookWithContract(billwerk, {componentSubscriptions: true})};
}

describe('a component added without an order', () => {
  test('is added once per key, from now on', async () => {
    const {hook, billwerk} = opened();
    expect(await answerOf(hook(add()))).toMatchObject({status: 201, body: answered});
    billwerk.reply(listRoute, json({ComponentSubscriptions: [...subscriptions, made]}));
    expect(await answerOf(hook(add()))).toMatchObject({status: 201, body: answered});
    expect(billwerk.sent(route).map(({body}) => body)).toEqual([
      {Quantity: 1, StartDate: now, ComponentId: ids.component},
    ]);
  });

  test('is nobody’s to add where the merchant did not open it', async () => {
    const {hook} = hookWithContract(billwerkWithContract());
    expect((await answerOf(hook(add()))).body.code).toBe('RouteUnknown');
  });

  test('is looked for when its answer is lost, and never sent again', async () => {
    const {hook, billwerk} = opened();
    billwerk.reply(route, new TypeError('socket hang up'));
    billwerk.reply(
      listRoute,
      json({ComponentSubscriptions: subscriptions}),
      json({ComponentSubscriptions: [...subscriptions, made]}),
    );
    expect(await answerOf(hook(add()))).toMatchObject({status: 201, body: answered});
    expect(billwerk.sent(route)).toHaveLength(1);
  });

  test('is reported unknown when it cannot be found, and then found by asking again', async () => {
    const {hook, billwerk} = opened();
    billwerk.reply(route, new TypeError('socket hang up'));
    expect((await answerOf(hook(add()))).body.code).toBe('Unanswered');
    billwerk.reply(listRoute, json({ComponentSubscriptions: [...subscriptions, made]}));
    expect(await answerOf(hook(add()))).toMatchObject({status: 201, body: answered});
    expect(billwerk.sent(route)).toHaveLength(1);
  });

  test('is not taken for the one of another key', async () => {
    const store = memoryStore();
    const {billwerk} = opened();
    const {hook} = hookWithContract(billwerk, {componentSubscriptions: true, store});
    await answerOf(hook(add(wanted, 'first')));
    billwerk.reply(listRoute, json({ComponentSubscriptions: [...subscriptions, made]}));
    billwerk.reply(route, new TypeError('socket hang up'));
    expect((await answerOf(hook(add(wanted, 'second')))).body.code).toBe('Unanswered');
  });

  test.each([
    ['no key', wanted, '', {}, 400, 'IdempotencyKeyMissing', undefined],
    ['too many', {...wanted, quantity: 8}, 'key', {}, 422, 'QuantityInvalid', 'quantity'],
    ['a quantity that is none', {...wanted, quantity: 0}, 'key', {}, 422, 'QuantityInvalid', 'quantity'],
    [
      'one of another group',
      {componentId: changeIds.otherComponent, quantity: 1},
      'key',
      {},
      422,
      'ComponentUnknown',
      'componentId',
    ],
    ['a metered one', {componentId: ids.metered, quantity: 1}, 'key', {}, 422, 'ComponentUnknown', 'componentId'],
    ['a date', {...wanted, startDate: now}, 'key', {}, 422, 'RequestInvalid', 'startDate'],
    ['a price', {...wanted, productOverride: {}}, 'key', {}, 422, 'RequestInvalid', 'productOverride'],
    ['a contract of somebody else', wanted, 'key', {CustomerId: ids.otherCustomer}, 404, 'ContractNotFound', undefined],
    ['a contract that ended', wanted, 'key', {LifecycleStatus: 'Ended'}, 422, 'ChangeDateRefused', undefined],
  ])('is refused with %s', async (_name, body, key, changed, status, code, field) => {
    const {hook, billwerk} = opened(changed);
    const answer = await answerOf(hook(add(body, key)));
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([status, code, field]);
    expect(billwerk.sent(route)).toEqual([]);
  });

  test('that billwerk refuses frees the key', async () => {
    const {hook, billwerk} = opened();
    billwerk.reply(route, json({Message: 'no'}, 422), json(made, 201));
    expect((await answerOf(hook(add()))).body.code).toBe('OrderRefused');
    expect((await answerOf(hook(add()))).status).toBe(201);
  });
});
