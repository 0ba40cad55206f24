/** The order hook in plain Node. The README shows this file. */
import {createServer, type Server} from 'node:http';
import {getRequestListener} from '@hono/node-server';
import {createOrderHook, memoryStore} from 'sjs-checkout/order-hook';
import {sessionOf} from './sessions.ts';

const billing = createOrderHook({
  billwerk: {
    host: process.env['BILLWERK_HOST'] ?? 'https://sandbox.billwerk.com',
    clientId: process.env['BILLWERK_CLIENT_ID'] ?? '',
    clientSecret: process.env['BILLWERK_CLIENT_SECRET'] ?? '',
  },
  // Who is signed in? The answer is billwerk's id of that customer, from your own session.
  authenticate: async (request) => {
    const session = await sessionOf(request.headers.get('cookie'));
    return session && {customerId: session.billwerkCustomerId};
  },
  store: memoryStore(),
});

const billingListener = getRequestListener(billing);

export const server: Server = createServer((request, response) => {
  if (request.url?.startsWith('/billing/')) return void billingListener(request, response);
  response.writeHead(404).end();
});
