import {Hono} from 'hono';
import {cors} from 'hono/cors';
import type {Account, Order} from './account.ts';
import {CALLBACK_HEADER} from './faults.ts';
import {pascalBody} from './http.ts';
import {createOrder, previewOrder} from './orders.ts';
import {finalizeReturn, payOrder, tokenize} from './payments.ts';
import {Refusal} from './refusal.ts';
import {BEARERS, PUBLIC_API_KEY} from './test-data.ts';

export interface SelfServiceOptions {
  /** How long `new SubscriptionJS.Payment` takes to become ready after its configuration arrived. */
  readyDelayMs: number;
}

/**
 * The routes behind `subscription.js`. Only `signup/pay` and `Finalize` are known from recorded traffic, the siblings
 * are inferred: nothing but our own script may call them.
 */
export function selfServiceRoutes(account: () => Account, options: SelfServiceOptions): Hono {
  const routes = new Hono();
  routes.use(cors({origin: '*', exposeHeaders: [CALLBACK_HEADER], maxAge: 600}));

  routes.get('/configuration', (context) => {
    if (context.req.query('publicApiKey') !== PUBLIC_API_KEY) {
      throw new Refusal('InvalidKey', 'Unknown public API key');
    }
    return context.json({
      ReadyDelayMs: options.readyDelayMs,
      PaymentMethodEnum: BEARERS,
      PaymentMethods: {
        FakePSP: {
          BlackLabel: false,
          CreditCard: true,
          DirectDebit: true,
          DefaultPreauthAmount: {CreditCard: 1, Debit: 0},
        },
        InvoicePayment: {DefaultPreauthAmount: {BlackLabel: 0}},
        PayPal: {},
      },
    });
  });

  routes.post('/signup/preview', async (context) =>
    context.json({Order: previewOrder(account(), await pascalBody(context), 'self-service')}),
  );

  routes.post('/signup/order', async (context) => {
    const order = createOrder(account(), await pascalBody(context), 'self-service');
    return context.json({Success: {...orderIds(order), ...orderResult(order, 'InProgress')}});
  });

  routes.post('/signup/pay', async (context) => {
    const {order, transaction} = payOrder(account(), await pascalBody(context));
    // billwerk's page shows "PaymentPending" for a good payment too, without a redirect.
    const status = order.status === 'ApprovalPending' ? order.status : 'PaymentPending';
    if (!transaction) return context.json({Success: {...orderIds(order), ...orderResult(order, status)}});
    const Url = new URL(`/hosted/${transaction.id}`, context.req.url).href;
    return context.json({Success: {OrderId: order.id, Url, ...orderResult(order, status)}});
  });

  routes.post('/finalize', async (context) => {
    const order = finalizeReturn(account(), String((await pascalBody(context))['ReturnUrl']));
    return context.json({Success: {...orderIds(order), ...orderResult(order, order.status)}});
  });
  return routes;
}

/** The payment provider, which in real life is another company on another host: it alone sees card numbers. */
export function providerRoutes(account: () => Account): Hono {
  const routes = new Hono();
  routes.use(cors({origin: '*', maxAge: 600}));
  routes.post('/tokenize', async (context) => {
    const {token} = tokenize(account(), await pascalBody(context));
    return context.json({Success: {Token: token}});
  });
  return routes;
}

function orderIds(order: Order) {
  return {OrderId: order.id, ContractId: order.contractId, CustomerId: order.customerId};
}

function orderResult({priced}: Order, OrderStatus: string) {
  return {GrossTotal: priced.TotalGross, Currency: priced.Currency, OrderStatus};
}
