/** The order hook in a Hono app, on any runtime. The README shows this file. */
import {Hono} from 'hono';
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

export const app = new Hono();
app.mount('/billing', billing);
