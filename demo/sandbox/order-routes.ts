/** Orders by REST. */
import {Hono} from 'hono';
import type {Context} from 'hono';
import type {Account, Order} from './account.ts';
import {byId, localized} from './catalog.ts';
import {commitOrder, decideOrder} from './completion.ts';
import {pascalBody} from './http.ts';
import {readId} from './input.ts';
import {pageOf, queryDate} from './lists.ts';
import {createOrder, previewOrder, requireOrder} from './orders.ts';
import {invalidOrderStatus} from './refusal.ts';
import {timestamp} from './time.ts';

export function orderRoutes(account: () => Account): Hono {
  const routes = new Hono();
  const orderOf = (context: {req: {param: (name: 'id') => string}}) =>
    requireOrder(account(), readId(context.req.param('id'), 'orderId'));

  routes.post('/orders/preview', async (context) =>
    context.json({Order: previewOrder(account(), await pascalBody(context), 'rest')}),
  );
  routes.post('/orders', async (context) => {
    const order = createOrder(account(), await pascalBody(context), 'rest');
    return context.json(orderResource(account(), order));
  });
  routes.get('/orders', (context) => {
    const found = pageOf(context, account().orders.filter(matching(context)), ({id}) => id);
    return context.json(found.map((order) => orderResource(account(), order)));
  });
  routes.get('/orders/:id', (context) => context.json(orderResource(account(), orderOf(context))));
  routes.delete('/orders/:id', (context) => {
    const order = orderOf(context);
    if (order.status !== 'InProgress') throw invalidOrderStatus();
    account().orders.splice(account().orders.indexOf(order), 1);
    return context.body(null, 204);
  });
  routes.post('/orders/:id/commit', async (context) => {
    await pascalBody(context);
    return context.json(commitOrder(account(), orderOf(context)));
  });
  for (const [path, decision] of [
    ['approve', 'Approved'],
    ['decline', 'Declined'],
  ] as const) {
    routes.post(`/orders/:id/${path}`, (context) => {
      const order = orderOf(context);
      decideOrder(account(), order, decision);
      return context.json(orderResource(account(), order));
    });
  }
  return routes;
}

/** The filters of the list. What `search` looks at is our guess: the ids of order, contract and customer. */
function matching(context: Context): (order: Order) => boolean {
  const {search, status, type} = context.req.query();
  const [dateFrom, dateTo] = [queryDate(context, 'dateFrom'), queryDate(context, 'dateTo')];
  return (order) =>
    (!search || [order.id, order.contractId, order.customerId].includes(search.trim().toLowerCase())) &&
    (!status || order.status === status) &&
    (!type || order.priced.OrderType === type) &&
    (!dateFrom || order.createdAt >= dateFrom) &&
    (!dateTo || order.createdAt <= dateTo);
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
