import {Hono} from 'hono';
import {etag} from 'hono/etag';
import type {Account, Order} from './account.ts';
import {byId, localized} from './catalog.ts';
import {commitOrder, decideOrder} from './completion.ts';
import {contractRoutes} from './contract-routes.ts';
import {pascalBody} from './http.ts';
import {readId} from './input.ts';
import {createOrder, previewOrder, requireCustomer, requireOrder} from './orders.ts';
import {invalidOrderStatus} from './refusal.ts';
import {timestamp} from './time.ts';

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

  routes.post('/orders/preview', async (context) =>
    context.json({Order: previewOrder(account(), await pascalBody(context), 'rest')}),
  );
  routes.post('/orders', async (context) => {
    const order = createOrder(account(), await pascalBody(context), 'rest');
    return context.json(orderResource(account(), order));
  });
  routes.get('/orders/:id', (context) => {
    const order = requireOrder(account(), readId(context.req.param('id'), 'orderId'));
    return context.json(orderResource(account(), order));
  });
  routes.delete('/orders/:id', (context) => {
    const order = requireOrder(account(), readId(context.req.param('id'), 'orderId'));
    if (order.status !== 'InProgress') throw invalidOrderStatus();
    account().orders.splice(account().orders.indexOf(order), 1);
    return context.body(null, 204);
  });
  routes.post('/orders/:id/commit', async (context) => {
    await pascalBody(context);
    const order = requireOrder(account(), readId(context.req.param('id'), 'orderId'));
    return context.json(commitOrder(account(), order));
  });
  for (const [path, decision] of [
    ['approve', 'Approved'],
    ['decline', 'Declined'],
  ] as const) {
    routes.post(`/orders/:id/${path}`, (context) => {
      const order = requireOrder(account(), readId(context.req.param('id'), 'orderId'));
      decideOrder(account(), order, decision);
      return context.json(orderResource(account(), order));
    });
  }

  routes.route('/', contractRoutes(account));

  routes.get('/customers/:id', (context) =>
    context.json(requireCustomer(account(), readId(context.req.param('id'), 'customerId'))),
  );
  routes.get('/customers/:id/contracts', (context) => {
    const customer = requireCustomer(account(), readId(context.req.param('id'), 'customerId'));
    return context.json(account().contracts.filter((contract) => contract.CustomerId === customer.Id));
  });
  return routes;
}

/** An order as REST shows it: the priced order plus its ids and names. */
export function orderResource(account: Account, order: Order) {
  const {priced} = order;
  const variant = priced.PlanVariantId && byId(account.products.PlanVariants, priced.PlanVariantId);
  const plan = variant && byId(account.products.Plans, variant.PlanId);
  return {
    ...priced,
    Id: order.id,
    Status: order.status,
    CustomerId: order.customerId,
    ContractId: order.contractId,
    ...(variant && plan
      ? {PlanId: plan.Id, PlanName: localized(plan.Name, order.customer.Locale), PlanVariantName: variant.InternalName}
      : {}),
    CustomFields: order.customFields,
    ContractCustomFields: order.contractCustomFields,
    CreatedAt: timestamp(order.createdAt),
  };
}
