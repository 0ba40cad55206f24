/** The three servers of `npm run bench`, by the first argument; each prints its port. */
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {getRequestListener} from '@hono/node-server';
import {Hono} from 'hono';
import {createOrderHook, memoryStore} from '../../src/order-hook/index.ts';
import {ids, order, productInfo} from '../src/order-hook/fake-billwerk.ts';

const [role, billwerk = ''] = process.argv.slice(2);

/** Answers at once, so that what is measured is what stands before it. */
const billwerkAnswers: Readonly<Record<string, string>> = {
  '/oauth/token': JSON.stringify({access_token: 'token', token_type: 'bearer'}),
  '/api/v1/productInfo': JSON.stringify(productInfo),
  '/api/v1/Orders/preview': JSON.stringify({Order: {...order, Id: null}}),
};

function hook() {
  return createOrderHook({
    billwerk: {host: billwerk, clientId: 'client', clientSecret: 'secret'},
    authenticate: () => ({customerId: ids.customer}),
    store: memoryStore(),
  });
}

/** The same framework and the same one call to billwerk, with nothing checked and nothing understood. */
function bareRoute() {
  const app = new Hono();
  app.post('/orders/preview', async (context) => {
    const answer = await fetch(`${billwerk}/api/v1/Orders/preview`, {
      method: 'POST',
      headers: {authorization: 'Bearer token', 'content-type': 'application/json'},
      body: JSON.stringify(await context.req.json()),
    });
    return context.json((await answer.json()) as object);
  });
  return app.fetch;
}

function listenerOf(name: string | undefined) {
  if (name === 'hook') return getRequestListener(hook());
  if (name === 'bare') return getRequestListener(bareRoute());
  return undefined;
}

const listener = listenerOf(role);
const server = createServer((request, response) => {
  if (listener) return void listener(request, response);
  request.resume();
  response.writeHead(200, {'content-type': 'application/json'}).end(billwerkAnswers[request.url ?? ''] ?? '{}');
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
