import {beforeEach, describe, expect, test} from 'vitest';
import {PLAN_VARIANTS, PUBLIC_API_KEY} from '../../../demo/sandbox/test-data.ts';
import {json, ORIGIN, setUp} from './helpers.ts';
import type {Json} from './helpers.ts';

const SELF_SERVICE = '/api/v1/CustomerSelfService';
const resultPages = {success: 'https://shop.example/thanks?a=1', error: 'https://shop.example/sorry'};

let billwerk: ReturnType<typeof setUp>;

beforeEach(() => {
  billwerk = setUp();
});

/** Pays at PayPal, or does not, and comes back to billwerk's own page. */
async function comeBack(answer: string): Promise<string> {
  const cart = {planVariantId: PLAN_VARIANTS.soloMonthly};
  const {Success} = await json(billwerk.post(`${SELF_SERVICE}/signup/order`, {cart, customer: {}}));
  const {OrderId, GrossTotal, Currency} = Success as Json;
  const {Success: paid} = await json(
    billwerk.post(`${SELF_SERVICE}/signup/pay`, {
      publicApiKey: PUBLIC_API_KEY,
      returnUrl: `${ORIGIN}/portal/finalize.html`,
      orderId: OrderId,
      grossTotal: GrossTotal,
      currency: Currency,
      paymentData: {bearer: 'PayPal'},
    }),
  );
  const {pathname} = new URL(String((paid as Json)['Url']));
  const back = await billwerk.send(pathname, {method: 'POST', body: new URLSearchParams({answer})});
  return back.headers.get('location')!.slice(ORIGIN.length);
}

const nextPage = async (path: string) => (await billwerk.send(path)).headers.get('refresh');

describe('billwerk’s own page to come back to', () => {
  test('completes the order, and sends the shopper on with the contract', async () => {
    await billwerk.control('result-pages', resultPages);
    const next = await nextPage(await comeBack('pay'));
    const [order] = billwerk.sandbox.state.orders;
    expect(order).toMatchObject({status: 'Completed'});
    expect(next).toBe(`0; url=https://shop.example/thanks?a=1&contractId=${order!.contractId}&trigger=Payment`);
  });

  test('sends on to the other page when nothing was paid, and when it was completed before', async () => {
    await billwerk.control('result-pages', resultPages);
    const toError = '0; url=https://shop.example/sorry?trigger=PaymentError';
    expect(await nextPage(await comeBack('cancel'))).toBe(toError);
    const back = await comeBack('pay');
    await nextPage(back);
    expect(await nextPage(back)).toBe(toError);
    expect(billwerk.sandbox.state.payments.map(({status}) => status)).toEqual(['canceled', 'succeeded']);
  });

  test('says itself how it ended where the merchant names no page', async () => {
    const answer = await billwerk.send(await comeBack('pay'));
    expect(answer.headers.get('refresh')).toBeNull();
    expect(await answer.text()).toContain('The payment went through');
    expect((await billwerk.control('result-pages', {success: 'thanks'})).status).toBe(422);
  });
});
