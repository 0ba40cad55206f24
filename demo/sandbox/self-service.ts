import {Hono} from 'hono';
import {cors} from 'hono/cors';
import type {Account} from './account.ts';
import {CALLBACK_HEADER} from './faults.ts';
import {pascalBody} from './http.ts';
import {optionalId} from './input.ts';
import {createOrder, previewOrder, requireOrder} from './orders.ts';
import {payOrder} from './payments.ts';
import {portalRoutes} from './portal.ts';
import {Refusal} from './refusal.ts';
import {orderIds, orderResult, payAnswer} from './results.ts';
import {PUBLIC_API_KEY} from './test-data.ts';
import {finalizeReturn} from './transactions.ts';

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
      PaymentMethodEnum: account().bearers,
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
    const body = await pascalBody(context);
    if (body['PublicApiKey'] !== PUBLIC_API_KEY) throw new Refusal('InvalidKey', 'Unknown public API key');
    const order = requireOrder(account(), optionalId(body, 'OrderId') ?? '');
    return context.json({Success: payAnswer(payOrder(account(), order, body), context.req.url)});
  });

  routes.post('/finalize', async (context) => {
    const done = finalizeReturn(account(), String((await pascalBody(context))['ReturnUrl']));
    return context.json({
      Success:
        'order' in done
          ? {...orderIds(done.order), ...orderResult(done.order, done.order.status)}
          : {ContractId: done.contract.Id, CustomerId: done.contract.CustomerId},
    });
  });

  // Who pays, as the payment form learns it. billwerk needs it for some providers; here it is only written down.
  routes.post('/paymentform/payer', async (context) => {
    await pascalBody(context);
    return context.json({Success: {}});
  });

  routes.route('/portal', portalRoutes(account));
  return routes;
}
