import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {startSandbox, type RunningSandbox} from '../../../../demo/sandbox/index.ts';
import {bundle} from '../support/bundle.ts';
import {hasRedis, startRedis} from '../support/redis-server.ts';
import {type Running, newerNode, runInNode, runInWorkerd, workerd} from '../support/runtimes.ts';
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
    await expectOrdersAt(server);
  });

  test('the hook takes orders in a Hono app', async () => {
    const {app} = await import('./hono.ts');
    await expectOrders('http://shop.test', (path, init) => app.request(`http://shop.test${path}`, init));
  });

  test.runIf(hasRedis)('the hook takes orders in Express, with its keys in Redis, until it is stopped', async () => {
    const redis = await startRedis();
    process.env['REDIS_URL'] = redis.url;
    const {app, stop} = await import('./express.ts');
    try {
      await expectOrdersAt(createServer(app));
      await stop();
    } finally {
      await redis.close();
    }
  });

  test('the shop hears of a contract that began', async () => {
    process.env['WEBHOOK_SECRET'] = 'a-secret-of-the-webhook';
    const {billing} = await import('./webhooks.ts');
    const {provided} = await import('./accounts.ts');
    const {CustomerId, Id: ContractId, PlanVariantId} = sandbox.sandbox.state.contracts[0]!;
    const request = new Request('http://shop.test/billing/webhooks/a-secret-of-the-webhook', {
      method: 'POST',
      body: JSON.stringify({Event: 'ContractCreated', ContractId, CustomerId}),
    });
    expect((await billing(request)).status).toBe(204);
    expect(provided.get(ContractId)).toBe(PlanVariantId);
  });
});

describe('other runtimes', {timeout: 20_000}, () => {
  test.runIf(workerd)('the hook takes orders in workerd', async () => {
    await expectOrdersIn('examples/worker.ts', runInWorkerd, {withPackages: true});
  });

  test.runIf(newerNode)('the hook takes orders in a newer Node', async () => {
    await expectOrdersIn('support/serve-node-example.ts', (program) => runInNode(newerNode!, program));
  });
});

async function expectOrdersAt(server: Server): Promise<void> {
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  try {
    await expectOrders(origin, (path, init) => fetch(origin + path, init));
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function expectOrdersIn(
  source: string,
  run: (program: string) => Promise<Running>,
  options: {readonly withPackages?: boolean} = {},
): Promise<void> {
  const program = await bundle(`test/src/order-hook/${source}`, options);
  try {
    const {origin, close} = await run(program.path);
    try {
      await expectOrders(origin, (path, init) => fetch(origin + path, init));
      // Again on the same keys, and several at once: what one request began another may wait for.
      const orders = Array.from({length: 20}, () =>
        fetch(`${origin}/billing/orders`, orderFrom(origin, 'session=s-1')),
      );
      expect((await Promise.all(orders)).map(({status}) => status)).toEqual(Array.from({length: 20}, () => 200));
    } finally {
      await close();
    }
  } finally {
    program.remove();
  }
}
