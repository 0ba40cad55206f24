import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import {startSandbox} from '../../../demo/sandbox/index.ts';
import type {RunningSandbox} from '../../../demo/sandbox/index.ts';
import {BEARERS, PLAN_VARIANTS} from '../../../demo/sandbox/test-data.ts';
import {anyText, json, setUp, signIn} from './helpers.ts';
import type {Json} from './helpers.ts';
import {card, CART} from './browser/shopper.ts';
import {loadInPage, outcome, readyPayment} from './browser/vendor-script.ts';

let billwerk: ReturnType<typeof setUp>;

beforeEach(() => {
  billwerk = setUp();
});

afterEach(() => {
  vi.useRealTimers();
});

async function openPage() {
  const {SubscriptionJS} = await loadInPage(billwerk.sandbox);
  const payment = await readyPayment(SubscriptionJS);
  const signup = new SubscriptionJS.Signup();
  return {
    SubscriptionJS,
    preview: () => outcome((done, fail) => signup.preview(CART, {}, done, fail)),
    createOrder: () => outcome((done, fail) => signup.createOrder(CART, {}, done, fail)),
    pay: (order: Json) => outcome((done, fail) => signup.paySignupInteractive(payment, card(), order, done, fail)),
    subscribe: () => outcome((done, fail) => signup.subscribe(payment, CART, {}, card(), done, fail)),
    signup,
    payment,
  };
}

const fault = (match: string, when: string, action: string, more: Json = {}) =>
  billwerk.control('faults', {match, when, action, times: 1, ...more});

describe('faults', () => {
  test('a connection dropped before leaves no order, one dropped after leaves it', async () => {
    const page = await openPage();
    await fault('createOrder', 'before', 'drop');
    expect((await page.createOrder()).failed?.errorCode).toEqual(['UnmappedError']);
    expect(billwerk.sandbox.state.orders).toHaveLength(0);
    await fault('createOrder', 'after', 'drop');
    expect((await page.createOrder()).failed?.errorCode).toEqual(['UnmappedError']);
    expect(billwerk.sandbox.state.orders).toHaveLength(1);
    expect((await page.createOrder()).ok).toHaveProperty('OrderId');
    expect(billwerk.sandbox.state.calls.map((call) => call.status)).toEqual([200, 0, 0, 200]);
  });

  test.each([
    [429, 'RateLimit'],
    [503, 'IteroServerError'],
  ])('a status %i becomes %s', async (status, code) => {
    const page = await openPage();
    await fault('pay', 'before', 'status', {status});
    const {ok = {}} = await page.createOrder();
    expect((await page.pay(ok)).failed?.errorCode).toEqual([code]);
    expect(billwerk.sandbox.state.payments).toEqual([]);
    expect((await page.pay(ok)).ok).toHaveProperty('ContractId');
  });

  test('broken JSON after a payment hides that it was made', async () => {
    const page = await openPage();
    const {ok = {}} = await page.createOrder();
    await fault('pay', 'after', 'malformed');
    expect((await page.pay(ok)).failed?.errorCode).toEqual(['UnmappedError']);
    expect(billwerk.sandbox.state.payments).toMatchObject([{status: 'succeeded'}]);
  });

  test('a fault strikes as often as it says', async () => {
    const page = await openPage();
    await fault('createOrder', 'before', 'status', {times: 2});
    const answers = [await page.createOrder(), await page.createOrder(), await page.createOrder()];
    expect(answers.map(({ok}) => ok !== undefined)).toEqual([false, false, true]);
  });

  test('subscribe is struck as a whole: before = nothing happened, after = all of it', async () => {
    const page = await openPage();
    await fault('subscribe', 'before', 'drop');
    await page.subscribe();
    expect(billwerk.sandbox.state.orders).toHaveLength(0);
    await fault('subscribe', 'after', 'drop');
    expect((await page.subscribe()).failed).toBeDefined();
    expect(billwerk.sandbox.state.payments).toMatchObject([{status: 'succeeded'}]);
  });

  test('callbacks can come twice, both, or never', async () => {
    const page = await openPage();
    const seen: string[] = [];
    const call = () =>
      page.signup.createOrder(
        CART,
        {},
        () => seen.push('ok'),
        () => seen.push('failed'),
      );
    const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
    for (const action of ['callback-twice', 'callback-both', 'callback-error-first', 'never']) {
      await fault('createOrder', 'after', action);
      seen.push(action);
      call();
      await settled();
    }
    const [twice, both, errorFirst, never] = [
      ['callback-twice', 'ok', 'ok'],
      ['callback-both', 'ok', 'failed'],
      ['callback-error-first', 'failed', 'ok'],
      ['never'],
    ];
    expect(seen).toEqual([...twice, ...both, ...errorFirst, ...never]);
    expect(billwerk.sandbox.state.orders).toHaveLength(4);
  });

  test('callbacks can come late, and far from each other, with the error that is wanted', async () => {
    const page = await openPage();
    const seen: unknown[] = [];
    const call = () =>
      page.signup.createOrder(
        CART,
        {},
        () => seen.push('ok'),
        ({errorCode}) => seen.push(errorCode[0]),
      );
    vi.useFakeTimers({toFake: ['setTimeout']});
    for (const [action, first, last] of [
      ['callback-late', [], ['ok']],
      ['callback-twice', ['ok'], ['ok', 'ok']],
      ['callback-both', ['ok'], ['ok', 'Kündigung']],
      ['callback-error-first', ['Kündigung'], ['Kündigung', 'ok']],
    ] as const) {
      await fault('createOrder', 'after', action, {delayMs: 60_000, errorCode: ['Kündigung']});
      seen.length = 0;
      call();
      await vi.advanceTimersByTimeAsync(59_000);
      expect(seen, action).toEqual(first);
      await vi.advanceTimersByTimeAsync(1000);
      expect(seen, action).toEqual(last);
    }
    expect(billwerk.sandbox.state.orders).toHaveLength(4);
  });

  test('a delay waits as long as it says', async () => {
    const waits: number[] = [];
    billwerk = setUp({
      sleep: (ms) => {
        waits.push(ms);
        return Promise.resolve();
      },
    });
    const page = await openPage();
    await fault('preview', 'after', 'delay', {delayMs: 60_000});
    expect((await page.preview()).ok).toHaveProperty('Order');
    await billwerk.control('latency', {latencyMs: 40});
    await page.createOrder();
    expect(waits).toEqual([60_000, 40]);
  });

  test('REST calls are struck by method and path', async () => {
    const rest = await signIn(billwerk);
    await fault('POST /orders/:id/commit', 'before', 'status', {status: 500});
    await fault('GET /productInfo', 'before', 'drop');
    expect((await rest.post('/Orders/ffffffffffffffffffffffff/commit')).status).toBe(500);
    await expect(rest.get('/productInfo')).rejects.toThrow(TypeError);
    expect((await rest.get('/productInfo')).status).toBe(200);
  });

  test('finalize can be struck', async () => {
    const page = await openPage();
    await fault('finalize', 'before', 'status', {status: 500});
    const {failed} = await outcome((done, fail) => page.SubscriptionJS.finalize(done, fail));
    expect(failed?.errorCode).toEqual(['IteroServerError']);
    expect(failed?.referenceId).toBeTruthy();
  });

  test.each([
    ['a list of codes', {errorCode: ['Timeout']}, {errorCode: ['Timeout'], errorMessage: 'Sandbox fault'}],
    [
      'an empty code before one in another casing',
      {errorCode: ['', 'bearerrejected'], errorMessage: 'No', referenceId: '7'},
      {errorCode: ['', 'bearerrejected'], errorMessage: 'No', referenceId: '7'},
    ],
    ['a code outside of a list', {errorCode: 'Timeout'}, {errorCode: 'Timeout', errorMessage: 'Sandbox fault'}],
    ['no code at all', {errorMessage: 'What?'}, {errorMessage: 'What?'}],
    ['a plain text', {errorData: 'boom'}, 'boom'],
    ['nothing', {errorData: null}, null],
  ])('any call can fail with %s', async (_, more, errorData) => {
    const page = await openPage();
    const {ok = {}} = await page.createOrder();
    for (const match of ['preview', 'createOrder', 'subscribe', 'pay', 'finalize']) {
      await fault(match, 'before', 'error', more);
    }
    expect((await page.preview()).failed).toEqual(errorData);
    expect((await page.createOrder()).failed).toEqual(errorData);
    expect((await page.subscribe()).failed).toEqual(errorData);
    expect((await page.pay(ok)).failed).toEqual(errorData);
    expect((await outcome((done, fail) => page.SubscriptionJS.finalize(done, fail))).failed).toEqual(errorData);
    expect(billwerk.sandbox.state.orders).toHaveLength(1);
    expect(billwerk.sandbox.state.payments).toEqual([]);
    expect((await page.pay(ok)).ok).toHaveProperty('ContractId');
  });

  test('an error after a payment hides that it was made', async () => {
    const page = await openPage();
    const {ok = {}} = await page.createOrder();
    await fault('pay', 'after', 'error', {errorCode: ['PspServerError']});
    expect((await page.pay(ok)).failed?.errorCode).toEqual(['PspServerError']);
    expect(billwerk.sandbox.state.payments).toMatchObject([{status: 'succeeded'}]);
  });

  test('the provider can fail before billwerk hears of the payment', async () => {
    const page = await openPage();
    const {ok = {}} = await page.createOrder();
    await fault('tokenize', 'before', 'error', {errorCode: ['AcquirerServerError']});
    expect((await page.pay(ok)).failed?.errorCode).toEqual(['AcquirerServerError']);
    expect(billwerk.sandbox.state.calls.some(({path}) => path.endsWith('/signup/pay'))).toBe(false);
  });

  test('an error in REST has a message', async () => {
    const rest = await signIn(billwerk);
    await fault('GET /productInfo', 'before', 'error', {errorMessage: 'Closed today', status: 409});
    const answer = await rest.get('/productInfo');
    expect(answer.status).toBe(409);
    expect(await json(answer)).toMatchObject({Message: 'Closed today'});
  });

  test.each([
    {},
    {match: 'payy', action: 'drop'},
    {match: 'pay', action: 'explode'},
    {match: 'pay', action: 'drop', when: 'later'},
  ])('a fault that makes no sense is refused: %j', async (body) => {
    expect((await billwerk.control('faults', body)).status).toBe(422);
  });
});

describe('control', () => {
  test('the clock stands where it is put and moves on request', async () => {
    await billwerk.control('clock', {now: '2019-04-03T11:56:37.849Z'});
    await billwerk.control('clock', {advanceMs: 1000});
    expect(billwerk.sandbox.state.now).toBe('2019-04-03T11:56:38.849Z');
    expect((await billwerk.control('clock', {})).status).toBe(422);
  });

  test('what time brings about shows at once', async () => {
    await billwerk.control('orders');
    await billwerk.control('clock', {advanceMs: 24 * 60 * 60 * 1000});
    expect(billwerk.sandbox.state.orders).toMatchObject([{status: 'Expired'}]);
  });

  test('without a fixed time the clock follows the one it was given', () => {
    let time = 1000;
    const {sandbox} = setUp({now: undefined, clock: () => time});
    time = 2000;
    expect(sandbox.state.now).toBe('1970-01-01T00:00:02.000Z');
  });

  test('reset forgets orders, faults, tokens and the moved clock', async () => {
    const rest = await signIn(billwerk);
    const atFirst = billwerk.sandbox.state.contracts.map(({Id}) => Id);
    await (await openPage()).subscribe();
    await fault('preview', 'before', 'drop');
    await billwerk.control('clock', {advanceMs: 1000});
    await billwerk.control('reset');
    expect(billwerk.sandbox.state).toMatchObject({
      orders: [],
      payments: [],
      now: '2026-11-20T09:00:00.000Z',
      calls: [],
    });
    expect(billwerk.sandbox.state.contracts.map(({Id}) => Id)).toEqual(atFirst);
    expect((await (await openPage()).preview()).ok).toHaveProperty('Order');
    expect((await rest.get('/productInfo')).status).toBe(401);
  });

  test.each(['InProgress', 'ApprovalPending', 'Expired', 'Failed', 'Declined', 'Completed'])(
    'an order with the status %s can be made for the order property',
    async (status) => {
      const order = await json(billwerk.control('orders', {status}));
      expect(order).toEqual({orderId: anyText, grossTotal: 14.28, currency: 'EUR', status});
      const page = await openPage();
      const {ok, failed} = await page.pay(order);
      if (status === 'InProgress') expect(ok).toHaveProperty('ContractId');
      else expect(failed).toMatchObject({errorCode: [''], errorMessage: 'Invalid order status'});
    },
  );

  test('the account can offer other payment methods, until it is reset', async () => {
    await billwerk.control('bearers', {bearers: ['iDEAL:Mollie', 'Swish:Later']});
    expect((await openPage()).payment.getAvailablePaymentMethodEnum()).toEqual(['iDEAL:Mollie', 'Swish:Later']);
    await billwerk.control('reset');
    expect((await openPage()).payment.getAvailablePaymentMethodEnum()).toEqual([...BEARERS]);
    expect((await billwerk.control('bearers', {bearers: 'PayPal'})).status).toBe(422);
  });

  test('an order can be made for any cart', async () => {
    const order = await json(billwerk.control('orders', {cart: {planVariantId: PLAN_VARIANTS.hobby}}));
    expect(order['grossTotal']).toBe(0);
  });
});

describe('on a port', () => {
  let running: RunningSandbox;

  beforeEach(async () => {
    running = await startSandbox({readyDelayMs: 0});
  });
  afterEach(() => running.close());

  test('serves the script to pages of other origins', async () => {
    const answer = await fetch(`${running.url}/subscription.js`);
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.text()).not.toMatch(/^(import|export) /m);
  });

  test('answers preflights, state, and drops connections for real', async () => {
    const preview = `${running.url}/api/v1/CustomerSelfService/signup/preview`;
    const preflight = await fetch(preview, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');

    const post = (url: string, body: unknown) =>
      fetch(url, {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(body)});
    await post(`${running.url}/__sandbox/faults`, {match: 'preview', when: 'before', action: 'drop'});
    await expect(post(preview, {cart: CART})).rejects.toThrow(TypeError);
    expect(await json(post(preview, {cart: CART}))).toHaveProperty('Order');
    expect(await json(fetch(`${running.url}/__sandbox/state`))).toMatchObject({calls: [{status: 0}, {status: 200}]});
  });

  test('says so when a port is taken, and leaves the other one free', async () => {
    const port = Number(new URL(running.url).port);
    const formPort = Number(new URL(running.paymentFormUrl).port);
    await expect(startSandbox({paymentFormPort: formPort})).rejects.toMatchObject({code: 'EADDRINUSE'});
    await running.close();
    const other = await startSandbox({port});
    await expect(startSandbox({port, paymentFormPort: formPort})).rejects.toMatchObject({code: 'EADDRINUSE'});
    await expect(fetch(running.paymentFormUrl)).rejects.toThrow(TypeError);
    await other.close();
  });
});
