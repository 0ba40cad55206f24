import {beforeEach, describe, expect, test} from 'vitest';
import {CARDS, PLAN_VARIANTS, PUBLIC_API_KEY} from '../../../demo/sandbox/test-data.ts';
import {card} from './browser/shopper.ts';
import {json, setUp, textLike} from './helpers.ts';
import type {Json} from './helpers.ts';

const SELF_SERVICE = '/api/v1/CustomerSelfService';

let billwerk: ReturnType<typeof setUp>;

beforeEach(() => {
  billwerk = setUp();
});

async function tokenize(): Promise<{token: unknown; path: string}> {
  const {Success} = await json(billwerk.post('/psp/tokenize', card(CARDS.threeDSecureInPage)));
  const {Token: token, ChallengeUrl} = Success as Json;
  return {token, path: new URL(String(ChallengeUrl)).pathname};
}

const answer = (path: string, value: string) =>
  billwerk.send(path, {method: 'POST', body: new URLSearchParams({answer: value})});

/** The code of the error, or undefined where the order is paid. */
async function pay(token: unknown): Promise<unknown> {
  const order = {cart: {planVariantId: PLAN_VARIANTS.soloMonthly}, customer: {}};
  const {OrderId, GrossTotal, Currency} = (await json(billwerk.post(`${SELF_SERVICE}/signup/order`, order)))[
    'Success'
  ] as Json;
  const {Error} = await json(
    billwerk.post(`${SELF_SERVICE}/signup/pay`, {
      publicApiKey: PUBLIC_API_KEY,
      orderId: OrderId,
      grossTotal: GrossTotal,
      currency: Currency,
      paymentData: {bearer: 'CreditCard:FakePSP', token},
    }),
  );
  return (Error as Json | undefined)?.['Code'];
}

describe('a question of the bank, asked in the page', () => {
  test('is asked for one card only', async () => {
    const {Success} = await json(billwerk.post('/psp/tokenize', card()));
    expect(Success).toEqual({Token: textLike(/^tok_/)});
    const {token, path} = await tokenize();
    expect(path, 'the log of calls never holds a token').not.toContain(token);
  });

  test.each([
    ['pay', 'passed', undefined],
    ['cancel', 'aborted', '3DsProblem'],
    ['fail', 'failed', '3DsProblem'],
  ])('answered by "%s" is %s, and the token pays or does not', async (button, status, code) => {
    const {token, path} = await tokenize();
    expect(await json(billwerk.send(`${path}/status`))).toEqual({Status: 'open'});
    expect((await answer(path, button)).headers.get('location')).toBe(path);
    expect(await json(billwerk.send(`${path}/status`))).toEqual({Status: status});
    expect(await (await billwerk.send(path)).text()).not.toContain('<button');
    expect(await pay(token)).toBe(code);
  });

  test('is answered once, and a token whose question is open pays nothing', async () => {
    const {token, path} = await tokenize();
    expect((await answer(path, 'nonsense')).status).toBe(422);
    await answer(path, 'fail');
    await answer(path, 'pay');
    expect(await json(billwerk.send(`${path}/status`))).toEqual({Status: 'failed'});
    expect(await pay(token)).toBe('3DsProblem');
    expect(await pay((await tokenize()).token)).toBe('3DsProblem');
    expect(billwerk.sandbox.state.payments).toEqual([]);
  });

  test('shows the last digits, loads nothing from elsewhere and may be framed', async () => {
    const response = await billwerk.send((await tokenize()).path);
    const text = await response.text();
    expect(text).toContain('•••• 3063');
    expect(text).not.toContain(CARDS.threeDSecureInPage);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('frame-ancestors');
    expect((await billwerk.send('/psp/styles.css')).headers.get('content-type')).toContain('text/css');
  });
});
