import {Hono} from 'hono';
import type {Account, Contract, Order} from './account.ts';
import {contractDetails} from './contract-details.ts';
import {customerName, replaceMethod} from './contracts.ts';
import {replaceCustomer} from './customers.ts';
import {emit} from './events.ts';
import {pascalBody} from './http.ts';
import {readCustomer, requireValidCustomer} from './customer-input.ts';
import {optionalId} from './input.ts';
import type {Fields} from './input.ts';
import {requireCustomer, requireOrder} from './orders.ts';
import {choose, payOrder, payWithStoredMethod} from './payments.ts';
import type {Transaction} from './payment-types.ts';
import {declined, Refusal} from './refusal.ts';
import {hostedPageUrl, orderIds, payAnswer, statusAfterPaying} from './results.ts';
import {contractOfToken} from './self-service-token.ts';
import {startTransaction, supersedeOpen} from './transactions.ts';

/** The routes behind `SubscriptionJS.Portal`: one contract, opened by its token. All paths are inferred. */
export function portalRoutes(account: () => Account): Hono {
  const routes = new Hono();
  const contractOf = (context: {req: {header: (name: string) => string | undefined}}) =>
    contractOfToken(account(), context.req.header('authorization'));

  routes.post('/upgradepaysync', async (context) => {
    const contract = contractOf(context);
    const order = requireChange(account(), contract, await pascalBody(context));
    payWithStoredMethod(account(), order, contract);
    // The documented example has no currency.
    const {TotalGross: GrossTotal} = order.priced;
    return context.json({Success: {...orderIds(order), GrossTotal, OrderStatus: statusAfterPaying(order)}});
  });

  routes.post('/upgradepayinteractive', async (context) => {
    const contract = contractOf(context);
    const body = await pascalBody(context);
    const result = payOrder(account(), requireChange(account(), contract, body), body);
    return context.json({Success: payAnswer(result, context.req.url)});
  });

  routes.post('/paymentchange', async (context) => {
    const contract = contractOf(context);
    const transaction = changeMethod(account(), contract, await pascalBody(context));
    if (transaction) return context.json({Success: {Url: hostedPageUrl(transaction.id, context.req.url)}});
    return context.json({Success: {ContractId: contract.Id, CustomerId: contract.CustomerId}});
  });

  routes.get('/contractdetails', (context) => context.json({Success: contractDetails(account(), contractOf(context))}));

  routes.post('/contractcancel', (context) => {
    const contract = contractOf(context);
    contract.EndDate = contract.BilledUntil;
    emit(account(), 'ContractCancelled', {ContractId: contract.Id, CustomerId: contract.CustomerId});
    return context.json({Success: {ContractId: contract.Id, EndDate: contract.EndDate}});
  });

  routes.post('/customerchange', async (context) => {
    const contract = contractOf(context);
    const data = readCustomer(await pascalBody(context));
    requireValidCustomer(data);
    const {Id, CreatedAt, ExternalCustomerId, IsDeletable, IsLocked} = requireCustomer(account(), contract.CustomerId);
    // A replacement: what is not sent is gone.
    const changed = {...data, Id, CreatedAt, CustomerName: customerName(data), IsDeletable, IsLocked};
    replaceCustomer(account(), {...changed, ...(ExternalCustomerId === undefined ? {} : {ExternalCustomerId})});
    return context.json({Success: {CustomerId: Id}});
  });
  return routes;
}

/** The token opens one contract, and so only the orders that change it. */
function requireChange(account: Account, contract: Contract, body: Fields): Order {
  const order = requireOrder(account, optionalId(body, 'OrderId') ?? '');
  if (order.contractId !== contract.Id) {
    throw new Refusal('InvalidData', `Order ${order.id} was not found`, 404);
  }
  return order;
}

/** Replaces the stored method, at once or after a trip to the provider. Nothing is charged. */
function changeMethod(account: Account, contract: Contract, body: Fields): Transaction | undefined {
  const purpose = {kind: 'method', contractId: contract.Id} as const;
  const customer = requireCustomer(account, contract.CustomerId);
  const {method, outcome} = choose(account, (body['PaymentData'] ?? {}) as Fields, customer);
  supersedeOpen(account, purpose);
  if (outcome === 'challenge') return startTransaction(account, purpose, method, body['ReturnUrl']);
  if (outcome !== 'success') throw declined(outcome);
  replaceMethod(account, contract, method);
  return undefined;
}
