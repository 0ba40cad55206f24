import {expect, test} from 'vitest';
import {createFakeBillwerk, get, hookOn, impatientClock, json, post, cart, productInfo} from './fake-billwerk.ts';

/** What workerd does when a client hangs up: nothing that its request has begun goes on, not even a time limit. */
const abandoned = () => new Promise<Response>(() => undefined);

test.each([
  ['a token', 'POST /oauth/token', {access_token: 'token', token_type: 'bearer'}],
  ['the catalog', 'GET /productInfo', productInfo],
])('a request that was given up while it fetched %s keeps nobody waiting forever', async (_name, route, answer) => {
  const billwerk = createFakeBillwerk();
  let now = 0;
  const clock = {...impatientClock, now: () => now, setTimeout: () => undefined};
  billwerk.reply(route, abandoned, json(answer));
  const {hook} = hookOn(billwerk, {clock});
  void hook(get('/billing/catalog'));
  await expect.poll(() => billwerk.sent(route).length).toBe(1);
  now += 60_000;
  expect((await hook(post('/billing/orders/preview', {cart}))).status).toBe(200);
});
