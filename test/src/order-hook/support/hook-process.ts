/** A process of its own with an order hook on Redis. The customer is whoever the request says; prints its port. */
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {getRequestListener} from '@hono/node-server';
import {createClient} from 'redis';
import {createOrderHook} from 'sjs-checkout/order-hook';
import {redisStore} from 'sjs-checkout/order-hook/redis';

const client = createClient({url: process.env['REDIS_URL'] ?? '', socket: {reconnectStrategy: 50}});
client.on('error', () => undefined);
await client.connect();

const hook = createOrderHook({
  billwerk: {host: process.env['BILLWERK_HOST'] ?? '', clientId: 'client', clientSecret: 'secret'},
  authenticate: (request) => ({customerId: request.headers.get('x-customer') ?? ''}),
  store: redisStore(client),
  logger: {info: () => undefined, warn: () => undefined, error: () => undefined},
});

const listener = getRequestListener(hook);
const server = createServer((request, response) => void listener(request, response));
server.listen(0, '127.0.0.1', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
