/**
 * `npm start`: the merchant's site with its order hook on PORT, the local billwerk on PORT + 1, its payment form on PORT + 2.
 * Made of the package's own doors, so this is also how a shop mounts the hook in Node.
 */
import {once} from 'node:events';
import {pathToFileURL} from 'node:url';
import {createAdaptorServer} from '@hono/node-server';
import {createOrderHook, memoryStore, type OrderAnswer} from 'sjs-checkout/order-hook';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  DEMO_CUSTOMER_ID,
  PLAN_GROUPS,
  PLAN_VARIANTS,
  startSandbox,
} from 'sjs-checkout/sandbox';
import {parseCatalog} from '../src/catalog-reader.ts';
import {hookCatalog} from './hook-catalog.ts';
import plans from './plans.json' with {type: 'json'};
import {createSessions} from './sessions.ts';
import {createSite} from './site.ts';

export interface DemoOptions {
  /** Default 5173; the sandbox and its payment form take the next two. With 0 all three take free ones. */
  readonly port?: number;
  /** Folder of what the build made; default the one this file lies in. */
  readonly dist?: URL;
}

export interface RunningDemo {
  /** Origin of the site, such as `http://localhost:5173`. */
  readonly url: string;
  readonly sandboxUrl: string;
  /** Origin of the payment form's iframe. */
  readonly paymentFormUrl: string;
  close(): Promise<void>;
}

const hostname = 'localhost';

/** Rejects with `EADDRINUSE` when one of the ports is taken, and leaves nothing running then. */
export async function startDemo({
  port = 5173,
  dist = new URL('../', import.meta.url),
}: DemoOptions = {}): Promise<RunningDemo> {
  const sandbox = await startSandbox({port: port === 0 ? 0 : port + 1, hostname});
  const sessions = createSessions();
  const billing = createOrderHook({
    billwerk: {host: sandbox.url, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET},
    authenticate(request) {
      const customerId = sessions.customerOf(request);
      return customerId ? {customerId} : undefined;
    },
    catalog: {planGroups: [PLAN_GROUPS.parcelbird], ...hookCatalog(parseCatalog(plans))},
    store: memoryStore(),
    basePath: '/billing',
  });
  const site = createSite({
    dist,
    sandbox: sandbox.url,
    paymentForm: sandbox.paymentFormUrl,
    sessions,
    customerId: DEMO_CUSTOMER_ID,
    billing,
    orderByPhone,
  });
  const server = createAdaptorServer({fetch: site.fetch});

  /** What a back office would do by REST; here the hook does it, for a customer who is signed in for one moment. */
  async function orderByPhone(origin: string): Promise<OrderAnswer> {
    const [cookie = ''] = sessions.open(DEMO_CUSTOMER_ID).split(';');
    const request = new Request(new URL('/billing/orders', origin), {
      method: 'POST',
      headers: {cookie, origin, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID()},
      body: JSON.stringify({cart: {planVariantId: PLAN_VARIANTS.soloMonthly}}),
    });
    const answer = await billing(request);
    sessions.close(request);
    if (!answer.ok) throw new Error(`No order was made: ${await answer.text()}`);
    return (await answer.json()) as OrderAnswer;
  }

  async function close(): Promise<void> {
    const closed = server.listening ? once(server, 'close') : undefined;
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
    await Promise.all([closed, sandbox.close()]);
  }

  try {
    server.listen(port, hostname);
    await once(server, 'listening');
  } catch (error) {
    await close();
    throw error;
  }
  const address = server.address();
  const url = `http://${hostname}:${typeof address === 'object' && address ? address.port : port}`;
  return {url, sandboxUrl: sandbox.url, paymentFormUrl: sandbox.paymentFormUrl, close};
}

async function main(port: number): Promise<void> {
  try {
    console.log(welcome(await startDemo({port})));
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    console.error(
      `Port ${port}, ${port + 1} or ${port + 2} is taken. Stop what uses it, or choose another: PORT=${port + 10} npm start`,
    );
    process.exitCode = 1;
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function welcome({url, sandboxUrl, paymentFormUrl}: RunningDemo): string {
  const lines = [
    'Parcelbird, the sjs-checkout demo, is running.',
    '',
    `Shop window        ${url}/`,
    `Auf Deutsch        ${url}/demo/de.html`,
    `Signed-in customer ${url}/demo/account.html`,
    `Change a plan      ${url}/demo/contract.html`,
    `From npm           ${url}/demo/npm.html`,
    `Pay an order       ${url}/demo/pay-order.html`,
    `Sandbox            ${sandboxUrl}/__sandbox/state`,
    `Its payment form   ${paymentFormUrl} (in an iframe)`,
    '',
    'Card 4111 1111 1111 1111 succeeds. Nothing leaves this computer.',
    'Ctrl+C stops it.',
  ];
  const width = Math.max(...lines.map((line) => line.length));
  const row = (line: string) => `│  ${line.padEnd(width)}  │`;
  const edge = '─'.repeat(width + 4);
  return [`╭${edge}╮`, row(''), ...lines.map(row), row(''), `╰${edge}╯`].join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(Number(process.env['PORT'] ?? 5173));
}
