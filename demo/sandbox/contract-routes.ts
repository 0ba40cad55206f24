/** Contracts by REST, and the component subscriptions that need no order. */
import {Hono} from 'hono';
import type {Account, ComponentSubscription} from './account.ts';
import {turnoverOf} from './bookkeeping.ts';
import {cancellationPreview} from './cancellation.ts';
import {addSubscription, endSubscription} from './component-subscriptions.ts';
import {pascalBody} from './http.ts';
import {emit} from './events.ts';
import {fieldsOf, optionalText, readId} from './input.ts';
import {pageOf} from './lists.ts';
import {requireContract} from './orders.ts';
import {issueToken} from './self-service-token.ts';
import {timestamp} from './time.ts';

export function contractRoutes(account: () => Account): Hono {
  const routes = new Hono();
  const contractOf = (context: {req: {param: (name: 'id') => string}}) =>
    requireContract(account(), readId(context.req.param('id'), 'contractId'));
  const ofContract = <Item extends {ContractId: string}>(items: Item[], id: string) =>
    items.filter(({ContractId}) => ContractId === id);

  routes.get('/contracts', (context) => {
    const {externalId} = context.req.query();
    const known = account().contracts.filter(({ExternalId}) => !externalId || ExternalId === externalId);
    return context.json(pageOf(context, known, ({Id}) => Id));
  });

  routes.patch('/contracts/:id', async (context) => {
    const contract = contractOf(context);
    const body = await pascalBody(context);
    const ExternalId = optionalText(body, 'ExternalId') ?? contract.ExternalId;
    const CustomFields = {...contract.CustomFields, ...fieldsOf(body['CustomFields'], 'CustomFields')};
    Object.assign(contract, {CustomFields, ...(ExternalId === undefined ? {} : {ExternalId})});
    emit(account(), 'ContractDataChanged', {ContractId: contract.Id, CustomerId: contract.CustomerId});
    return context.json(contract);
  });

  routes.get('/contracts/:id', (context) => {
    const contract = contractOf(context);
    return context.json({...contract, ...turnoverOf(account(), contract)});
  });

  routes.get('/contracts/:id/cancellationpreview', (context) =>
    context.json(cancellationPreview(account(), contractOf(context))),
  );

  routes.get('/contracts/:id/subscriptions', (context) => {
    const contract = contractOf(context);
    const isOver = ({EndDate}: ComponentSubscription) => EndDate !== undefined && new Date(EndDate) <= account().now();
    return context.json({
      PlanVariantId: contract.PlanVariantId,
      ComponentSubscriptions: ofContract(account().componentSubscriptions, contract.Id).filter((one) => !isOver(one)),
      DiscountSubscriptions: ofContract(account().discountSubscriptions, contract.Id),
    });
  });

  routes.get('/contracts/:id/componentsubscriptions', (context) =>
    context.json(ofContract(account().componentSubscriptions, contractOf(context).Id)),
  );

  routes.post('/contracts/:id/componentsubscriptions', async (context) => {
    const contract = contractOf(context);
    return context.json(addSubscription(account(), contract, await pascalBody(context)), 201);
  });

  routes.put('/componentsubscriptions/:id', async (context) => {
    const id = readId(context.req.param('id'), 'componentSubscriptionId');
    return context.json(endSubscription(account(), id, await pascalBody(context)));
  });

  routes.get('/contracts/:id/usage', (context) =>
    context.json(ofContract(account().usages, contractOf(context).Id).map(({IsBilled: _, ...usage}) => usage)),
  );

  routes.get('/contracts/:id/selfservicetoken', (context) => {
    const {token, expiresAt} = issueToken(account(), contractOf(context), context.req.query('tokenValidity'));
    context.header('cache-control', 'no-store');
    return context.json({
      Token: token,
      Expiry: timestamp(expiresAt),
      Purpose: 'CustomerPortal',
      Url: new URL(`/portal/account.html#/${token}`, context.req.url).href,
    });
  });
  return routes;
}
