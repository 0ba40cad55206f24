import {Hono} from 'hono';
import {etag} from 'hono/etag';
import type {Account} from './account.ts';
import {contractRoutes} from './contract-routes.ts';
import {customerRoutes} from './customer-routes.ts';
import {orderRoutes} from './order-routes.ts';
import {webhookRoutes} from './webhook-routes.ts';

const REQUESTS_ALLOWED = 10_000;

/** The REST API below `/api/v1`, as far as a checkout and its order hook need it. No CORS: it is not for browsers. */
export function restRoutes(account: () => Account, tokens: () => Set<string>): Hono {
  const routes = new Hono();
  let served = 0;
  routes.use(async (context, next) => {
    const token = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (!token || !tokens().has(token)) {
      return context.json({Message: 'Authorization has been denied for this request.'}, 401);
    }
    served += 1;
    await next();
    context.header('x-ratelimit-limit', String(REQUESTS_ALLOWED));
    context.header('x-ratelimit-remaining', String(Math.max(0, REQUESTS_ALLOWED - served)));
    return undefined;
  });
  routes.get('*', etag());

  routes.get('/productinfo', (context) => context.json(account().products));

  routes.route('/', orderRoutes(account));
  routes.route('/', contractRoutes(account));
  routes.route('/', customerRoutes(account));
  routes.route('/', webhookRoutes(account));
  return routes;
}
