import {Hono} from 'hono';
import type {Account} from './account.ts';
import {changeCustomer} from './customers.ts';
import {pascalBody} from './http.ts';
import {readId} from './input.ts';
import {pageOf} from './lists.ts';
import {requireCustomer} from './orders.ts';

export function customerRoutes(account: () => Account): Hono {
  const routes = new Hono();
  const customerOf = (context: {req: {param: (name: 'id') => string}}) =>
    requireCustomer(account(), readId(context.req.param('id'), 'customerId'));

  routes.get('/customers', (context) => {
    const {externalId} = context.req.query();
    const known = account().customers.filter((one) => !externalId || one.ExternalCustomerId === externalId);
    return context.json(pageOf(context, known, ({Id}) => Id));
  });
  routes.get('/customers/:id', (context) => context.json(customerOf(context)));
  routes.patch('/customers/:id', async (context) => {
    const customer = customerOf(context);
    return context.json(changeCustomer(account(), customer, await pascalBody(context)));
  });
  routes.get('/customers/:id/contracts', (context) => {
    const {Id} = customerOf(context);
    return context.json(account().contracts.filter(({CustomerId}) => CustomerId === Id));
  });
  return routes;
}
