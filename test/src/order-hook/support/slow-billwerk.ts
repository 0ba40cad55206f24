/** A billwerk on a port of its own that takes its time with orders and keeps count of them. */
import {serve} from '@hono/node-server';
import {Hono} from 'hono';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import type {Server} from 'node:http';
import {order, productInfo} from '../fake-billwerk.ts';

interface MadeOrder {
  readonly Id: string;
  readonly CustomerId: string;
}

export interface SlowBillwerk {
  readonly url: string;
  readonly orders: readonly MadeOrder[];
  /** How often somebody looked for an order whose answer was lost. */
  readonly searches: number;
  /** Resolves when that many orders are there. */
  made(count: number): Promise<void>;
  close(): void;
}

/** @param answersAfter milliseconds from the order to the answer about it */
export async function startSlowBillwerk(answersAfter: () => number): Promise<SlowBillwerk> {
  const orders = new Map<string, MadeOrder>();
  const waiting: {readonly count: number; readonly done: () => void}[] = [];
  let searches = 0;
  const app = new Hono();
  app.post('/oauth/token', (context) => context.json({access_token: 'token', token_type: 'bearer'}));
  app.get('/api/v1/productInfo', (context) => context.json(productInfo));
  app.post('/api/v1/Orders/preview', (context) => context.json({Order: {...order, Id: null}}));
  app.post('/api/v1/Orders', async (context) => {
    const {CustomerId} = await context.req.json<{CustomerId: string}>();
    const Id = `5e5361659cc9ba1180${String(orders.size).padStart(6, '0')}`;
    const made = {...order, Id, CustomerId, CreatedAt: new Date().toISOString()};
    orders.set(Id, made);
    for (const {count, done} of waiting) if (orders.size >= count) done();
    await new Promise((resolve) => setTimeout(resolve, answersAfter()));
    return context.json(made);
  });
  app.get('/api/v1/Orders', (context) => {
    searches += 1;
    const ids = [...orders.keys()];
    const from = Math.max(0, ids.indexOf(context.req.query('from') ?? ''));
    return context.json([...orders.values()].slice(from, from + Number(context.req.query('take'))));
  });
  app.get('/api/v1/Orders/:id', (context) => {
    const found = orders.get(context.req.param('id'));
    return found ? context.json(found) : context.json({Message: 'not found'}, 404);
  });
  const server = serve({fetch: app.fetch, port: 0, hostname: '127.0.0.1'}) as Server;
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get orders() {
      return [...orders.values()];
    },
    get searches() {
      return searches;
    },
    made: (count) =>
      orders.size >= count ? Promise.resolve() : new Promise((done) => void waiting.push({count, done})),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
