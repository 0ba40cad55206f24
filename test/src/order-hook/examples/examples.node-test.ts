import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startSandbox, type RunningSandbox} from '../../../../demo/sandbox/index.ts';
import {CLIENT_ID, CLIENT_SECRET, PLAN_VARIANTS} from '../../../../demo/sandbox/test-data.ts';

let sandbox: RunningSandbox;
const body = JSON.stringify({cart: {planVariantId: PLAN_VARIANTS.soloMonthly}});

beforeAll(async () => {
  sandbox = await startSandbox();
  Object.assign(process.env, {
    BILLWERK_HOST: sandbox.url,
    BILLWERK_CLIENT_ID: CLIENT_ID,
    BILLWERK_CLIENT_SECRET: CLIENT_SECRET,
  });
});
afterAll(() => sandbox.close());

function orderFrom(origin: string, cookie: string): RequestInit {
  return {
    method: 'POST',
    body,
    headers: {'content-type': 'application/json', origin, cookie, 'idempotency-key': origin},
  };
}

async function expectOrders(origin: string, send: (path: string, init?: RequestInit) => Response | Promise<Response>) {
  const catalog = await send('/billing/catalog');
  expect(catalog.status).toBe(200);
  const ordered = await send('/billing/orders', orderFrom(origin, 'theme=dark; session=s-1'));
  expect(ordered.status).toBe(200);
  const {orderId} = (await ordered.json()) as {orderId: string};
  expect(sandbox.sandbox.state.orders.map(({id}) => id)).toContain(orderId);
  const status = await send(`/billing/orders/${orderId}`, {headers: {cookie: 'session=s-1'}});
  expect(await status.json()).toMatchObject({orderId, status: 'InProgress', currency: 'EUR'});
  expect((await send('/billing/orders', orderFrom(origin, 'session=s-2'))).status).toBe(401);
  expect((await send('/billing/orders', orderFrom('https://evil.test', 'session=s-1'))).status).toBe(403);
  expect((await send('/elsewhere')).status).toBe(404);
}

describe("the README's examples", () => {
  test('the hook takes orders in plain Node', async () => {
    const {server} = await import('./node.ts');
    server.listen(0, 'localhost');
    await once(server, 'listening');
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    try {
      await expectOrders(origin, (path, init) => fetch(origin + path, init));
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  test('the hook takes orders in a Hono app', async () => {
    const {app} = await import('./hono.ts');
    await expectOrders('http://shop.test', (path, init) => app.request(`http://shop.test${path}`, init));
  });
});
