/** The hook and the merchant's server functions against the local billwerk, at a moment of the past. */
import {createSandbox} from '../../../../demo/sandbox/index.ts';
import {CLIENT_ID, CLIENT_SECRET} from '../../../../demo/sandbox/test-data.ts';
import {
  createBillwerkOrders,
  createOrderHook,
  memoryStore,
  type OrderHookOptions,
} from '../../../../src/order-hook/index.ts';
import {impatientClock} from '../fake-billwerk.ts';

const host = 'http://localhost';

/** @param customerId who is signed in */
export function sandboxAt(now: string, customerId: string, options: Partial<OrderHookOptions> = {}) {
  const sandbox = createSandbox({now});
  const shared = {
    billwerk: {host, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET},
    fetch: ((input, init) => sandbox.fetch(new Request(input, init))) as typeof fetch,
    clock: {...impatientClock, now: () => Date.parse(now)},
  };
  return {
    sandbox,
    hook: createOrderHook({
      ...shared,
      authenticate: () => ({customerId}),
      store: memoryStore(),
      logger: {info: () => undefined, warn: () => undefined, error: () => undefined},
      ...options,
    }),
    orders: createBillwerkOrders(shared),
    /** The bodies of the requests that reached billwerk there. */
    sent: (method: string, path: string) =>
      sandbox.state.calls
        .filter((call) => call.method === method && call.path.toLowerCase() === `/api/v1${path}`.toLowerCase())
        .map(({body}) => body),
  };
}
