import {expect, test} from 'vitest';
import {createBillwerkClient} from '../../../src/order-hook/billwerk.ts';
import {createFakeBillwerk, ids, impatientClock, json, order} from './fake-billwerk.ts';

const path = `/Orders/${ids.order}`;

function client() {
  const fake = createFakeBillwerk();
  const options = {host: 'https://billwerk.test', clientId: 'client', clientSecret: 'secret'};
  return {fake, billwerk: createBillwerkClient(options, {fetch: fake.fetch, clock: impatientClock})};
}

test.each([
  ['a read', `GET ${path}`, () => json(order), 'order'],
  ['a commit', `POST ${path}/commit`, () => json({}), 'commitOrder'],
  ['a deletion', `DELETE ${path}`, () => new Response(null, {status: 204}), 'deleteOrder'],
] as const)('%s is tried three times, and no more', async (_name, route, done, method) => {
  const {fake, billwerk} = client();
  fake.reply(route, json({}, 503), new TypeError('reset'), done());
  await billwerk[method](ids.order);
  expect(fake.sent(route)).toHaveLength(3);
  fake.reply(route, json({}, 429));
  await expect(billwerk[method](ids.order)).rejects.toThrow('429');
  expect(fake.sent(route)).toHaveLength(6);
});

test('a deletion whose first try was done unseen is done', async () => {
  const {fake, billwerk} = client();
  fake.reply(`DELETE ${path}`, new TypeError('reset'), json({Message: 'not found'}, 404));
  await billwerk.deleteOrder(ids.order);
  expect(fake.sent(`DELETE ${path}`)).toHaveLength(2);
});

test('a billwerk that is down is not asked three times for each of a hundred customers', async () => {
  const {fake, billwerk} = client();
  fake.reply(`GET ${path}`, json({}, 503));
  await Promise.allSettled(Array.from({length: 100}, () => billwerk.order(ids.order)));
  // A hundred first tries, twenty from the reserve, ten earned.
  expect(fake.sent(`GET ${path}`).length).toBeLessThanOrEqual(130);
  fake.reply(`GET ${path}`, json(order));
  await Promise.all(Array.from({length: 50}, () => billwerk.order(ids.order)));
  fake.reply(`GET ${path}`, json({}, 503), json(order));
  expect((await billwerk.order(ids.order)).Id).toBe(ids.order);
});
