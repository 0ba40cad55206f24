/** The README's examples of what only the merchant may allow or order, against the sandbox. */
import {afterAll, beforeAll, expect, test} from 'vitest';
import {startSandbox, type RunningSandbox} from '../../../../demo/sandbox/index.ts';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  COMPONENTS,
  DEMO_CONTRACT_ID,
  PLAN_VARIANTS,
  RUNNING_CONTRACT_ID,
} from '../../../../demo/sandbox/test-data.ts';

let sandbox: RunningSandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
  Object.assign(process.env, {
    BILLWERK_HOST: sandbox.url,
    BILLWERK_CLIENT_ID: CLIENT_ID,
    BILLWERK_CLIENT_SECRET: CLIENT_SECRET,
  });
});
afterAll(() => sandbox.close());

const orders = () => sandbox.sandbox.state.calls.filter(({path}) => /\/orders(\/preview)?$/i.test(path));

test('add-ons are billed at once, with what was used', async () => {
  const {billing} = await import('./changes.ts');
  const request = (cart: object) =>
    new Request('https://shop.test/billing/orders/preview', {
      method: 'POST',
      headers: {'content-type': 'application/json', origin: 'https://shop.test', cookie: 'session=s-1'},
      body: JSON.stringify({contractId: DEMO_CONTRACT_ID, cart}),
    });
  const addOn = {components: [{componentId: COMPONENTS.extraDriver, quantity: 1}]};
  for (const cart of [addOn, {planVariantId: PLAN_VARIANTS.soloYearly}]) {
    expect((await billing(request(cart))).status).toBe(200);
  }
  const Cart = {MeteredUsages: [{ComponentId: '65a10c0de5b1e7e000000402', Quantity: 3}]};
  expect(orders().map(({body}) => body)).toMatchObject([
    {TriggerInterimBilling: true, Cart},
    {TriggerInterimBilling: false, Cart},
  ]);
});

test('the merchant’s server upgrades from the start, and makes offers', async () => {
  const {offerFor, upgradeFromTheStart} = await import('./server-orders.ts');
  expect(await upgradeFromTheStart(RUNNING_CONTRACT_ID, PLAN_VARIANTS.soloYearly)).toBe('Completed');
  const link = new URL(await offerFor('ada@example.com', PLAN_VARIANTS.soloYearly), 'https://shop.test');
  const orderId = link.searchParams.get('sjs-order');
  const made = sandbox.sandbox.state.orders.find(({id}) => id === orderId);
  expect(made).toMatchObject({status: 'InProgress'});
  expect(orders().at(-1)?.body).toMatchObject({Customer: {EmailAddress: 'ada@example.com'}});
  expect(Number(link.searchParams.get('sjs-total'))).toBeGreaterThan(0);
});
