/** The order hook in Express, with keys in Redis for several processes. The README shows this file. */
import {getRequestListener} from '@hono/node-server';
import express from 'express';
import {createClient} from 'redis';
import {createOrderHook} from 'sjs-checkout/order-hook';
import {redisStore} from 'sjs-checkout/order-hook/redis';
import {sessionOf} from './sessions.ts';

const redis = createClient({url: process.env['REDIS_URL'] ?? 'redis://localhost:6379'});
// The client connects again by itself; until then the hook takes no orders.
redis.on('error', (error) => console.error('Redis:', error));
await redis.connect();

const billing = createOrderHook({
  billwerk: {
    host: process.env['BILLWERK_HOST'] ?? 'https://sandbox.billwerk.com',
    clientId: process.env['BILLWERK_CLIENT_ID'] ?? '',
    clientSecret: process.env['BILLWERK_CLIENT_SECRET'] ?? '',
  },
  authenticate: async (request) => {
    const session = await sessionOf(request.headers.get('cookie'));
    return session && {customerId: session.billwerkCustomerId};
  },
  store: redisStore(redis),
});
const billingListener = getRequestListener(billing);

export const app = express();
// Before `express.json()`: the hook reads the body itself.
app.use('/billing', (request, response) => void billingListener(request, response));

/** On SIGTERM, before the server is closed: what is being ordered is ordered to the end. */
export async function stop(): Promise<void> {
  await billing.stop();
  await redis.close();
}
