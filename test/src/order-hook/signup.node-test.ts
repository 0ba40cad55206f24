import {describe, expect, test} from 'vitest';
import type {OrderHookOptions, SignupOptions} from '../../../src/order-hook/index.ts';
import {answerOf, cart, createFakeBillwerk, hookOn, ids, json, order, post} from './fake-billwerk.ts';
import {clock} from './support/contracts.ts';

const customer = {emailAddress: 'john.doe@example.com', lastName: 'Doe', address: {country: 'DE'}};
const signup: SignupOptions = {
  authorizeSignup: () => ({visitor: '192.0.2.7', tag: 'lead-12'}),
  rateLimit: {orders: 2, seconds: 60},
};
let keys = 0;
const sign = (body: object = {customer, cart}, key = `signup-${++keys}`, headers: Record<string, string> = {}) =>
  post('/billing/signup-orders', body, {'idempotency-key': key, ...headers});

function opened(options: Partial<OrderHookOptions> = {}) {
  const billwerk = createFakeBillwerk();
  return {billwerk, ...hookOn(billwerk, {signup, clock, ...options})};
}

describe('an order for a new customer', () => {
  test('is made once per key and answered as the checkout takes it', async () => {
    const {hook, billwerk} = opened();
    const [first, again] = [await answerOf(hook(sign(undefined, 'one'))), await answerOf(hook(sign(undefined, 'one')))];
    expect(first).toMatchObject({status: 200, body: {orderId: ids.order, grossTotal: 8.33, currency: 'EUR'}});
    expect(again.body).toEqual(first.body);
    expect(billwerk.sent('POST /Orders')).toHaveLength(1);
    // Nobody is signed in, so nothing of the hook says whose it is or settles it.
    expect(Object.keys(first.body).sort()).toEqual(['currency', 'grossTotal', 'orderId', 'preview', 'status']);
    expect(billwerk.sent('POST /Orders')[0]?.body).toMatchObject({
      Customer: {EmailAddress: 'john.doe@example.com', LastName: 'Doe', Tag: 'lead-12', Hidden: false},
    });
  });

  test('is made for nobody where the merchant did not open it', async () => {
    const {hook} = hookOn(createFakeBillwerk());
    expect((await answerOf(hook(sign()))).body.code).toBe('RouteUnknown');
  });

  test('needs the merchant’s word for every visitor', async () => {
    const refused = opened({signup: {...signup, authorizeSignup: () => undefined}});
    expect(await answerOf(refused.hook(sign()))).toMatchObject({status: 403, body: {code: 'SignupRefused'}});
    const own = opened({signup: {...signup, authorizeSignup: () => new Response('captcha', {status: 418})}});
    expect((await own.hook(sign())).status).toBe(418);
    for (const {billwerk} of [refused, own]) expect(billwerk.sent('POST /Orders')).toEqual([]);
  });

  test('is counted by visitor', async () => {
    let visitor = 'one';
    let time = clock.now();
    const {hook, billwerk} = opened({
      signup: {...signup, authorizeSignup: () => ({visitor})},
      clock: {...clock, now: () => time},
    });
    expect((await answerOf(hook(sign(undefined, 'a')))).status).toBe(200);
    // The same wish again is not counted.
    expect((await answerOf(hook(sign(undefined, 'a')))).status).toBe(200);
    expect((await answerOf(hook(sign(undefined, 'b')))).status).toBe(200);
    const third = await answerOf(hook(sign(undefined, 'c')));
    expect([third.status, third.body.code, third.headers.get('retry-after')]).toEqual([429, 'RateLimited', '60']);
    visitor = 'two';
    expect((await answerOf(hook(sign()))).status).toBe(200);
    visitor = 'one';
    time += 60_000;
    expect((await answerOf(hook(sign(undefined, 'c')))).status).toBe(200);
    expect(billwerk.sent('POST /Orders')).toHaveLength(4);
  });

  test('is counted right when many come at once', async () => {
    const {hook} = opened();
    const answers = await Promise.all(Array.from({length: 20}, () => answerOf(hook(sign()))));
    expect(answers.filter(({status}) => status === 200)).toHaveLength(2);
    expect(answers.filter(({status}) => status === 429)).toHaveLength(18);
  });

  test.each([
    ['no key', {customer, cart}, '', 400, 'IdempotencyKeyMissing', undefined],
    ['no customer', {cart}, 'k', 422, 'RequestInvalid', 'customer'],
    ['no e-mail address', {customer: {lastName: 'Doe'}, cart}, 'k', 422, 'RequestInvalid', 'customer.emailAddress'],
    ['a tag of their own', {customer: {...customer, tag: 'x'}, cart}, 'k', 422, 'RequestInvalid', 'customer.tag'],
    ['a customer who exists', {customer, customerId: ids.customer, cart}, 'k', 422, 'RequestInvalid', 'customerId'],
    ['a contract', {customer, contractId: ids.contract, cart}, 'k', 422, 'RequestInvalid', 'contractId'],
    [
      'a country that is none',
      {customer: {...customer, address: {country: 'de'}}, cart},
      'k',
      422,
      'RequestInvalid',
      'customer.address.country',
    ],
    [
      'an unknown plan',
      {customer, cart: {planVariantId: ids.order}},
      'k',
      422,
      'PlanVariantUnknown',
      'cart.planVariantId',
    ],
  ])('is refused with %s', async (_name, body, key, status, code, field) => {
    const {hook, billwerk} = opened();
    const answer = await answerOf(hook(sign(body, key)));
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([status, code, field]);
    expect(billwerk.sent('POST /Orders')).toEqual([]);
  });

  test('is refused to other sites', async () => {
    const {hook} = opened();
    const answer = await answerOf(hook(sign(undefined, 'x', {origin: 'https://evil.test'})));
    expect([answer.status, answer.body.code]).toEqual([403, 'OriginRefused']);
  });

  test('with a coupon that does not count says so', async () => {
    const {hook, billwerk} = opened();
    billwerk.reply('POST /Orders', json({Message: 'coupon'}, 422));
    billwerk.reply('POST /Orders/preview', json({Order: {...order, Coupon: {ErrorCode: 'InvalidCouponCode'}}}));
    const answer = await answerOf(hook(sign({customer, cart: {...cart, couponCode: 'STAR'}})));
    expect(answer.body.code).toBe('InvalidCouponCode');
  });
});
