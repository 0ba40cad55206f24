/** Prices and orders of the signed-in customer, what became of an order, and settling one without the browser. */
import {orderAnswer, priceAnswer, statusAnswer} from '../answer.ts';
import {ownOrder} from '../authority.ts';
import type {BillwerkClient} from '../billwerk.ts';
import {checkCommit, commitOrder, isSettled} from '../commit.ts';
import {allowOnly, answerOptions} from '../context.ts';
import type {HookApp, HookContext} from '../context.ts';
import {afterwards, BillwerkFailure} from '../failure.ts';
import {createOnce} from '../idempotency.ts';
import {checkCart, furtherContractOrder, type FurtherContractOrder} from '../order.ts';
import {Problem} from '../problem.ts';
import {commitBodySchema, orderBodySchema, readBody} from '../requests.ts';

export function orderRoutes(app: HookApp, hook: HookContext): void {
  const {billwerk, products, store, clock, logger} = hook;

  app.post('/orders/preview', async (context) => {
    const {cart} = await readBody(context.req, orderBodySchema);
    checkCart(cart, await products.catalog());
    const customer = context.get('customer');
    const order = await billwerk.previewOrder(furtherContractOrder(customer.customerId, cart));
    return context.json(await priceAnswer(order, answerOptions(hook, customer, cart.planVariantId)));
  });

  app.post('/orders', async (context) => {
    const body = await readBody(context.req, orderBodySchema);
    const customer = context.get('customer');
    const {customerId} = customer;
    const {orderId, created} = await createOnce({
      store,
      clock,
      logger,
      customerId,
      key: context.req.header('idempotency-key'),
      body,
      check: async () => checkCart(body.cart, await products.catalog()),
      create: () => createOrder(billwerk, furtherContractOrder(customerId, body.cart)),
    });
    if (created) logger.info('order-hook: order created', {orderId});
    // A repeated request reads the order again: by now it may be paid.
    const order = created ?? (await afterwards(ownOrder(billwerk, customer, orderId)));
    return context.json(await afterwards(orderAnswer(order, answerOptions(hook, customer, body.cart.planVariantId))));
  });

  app.get('/orders/:id', async (context) => {
    const customer = context.get('customer');
    const order = await ownOrder(billwerk, customer, context.req.param('id'));
    return context.json(await statusAnswer(order, answerOptions(hook, customer)));
  });

  app.post('/orders/:id/commit', async (context) => {
    const {grossTotal} = await readBody(context.req, commitBodySchema);
    const customer = context.get('customer');
    const order = await ownOrder(billwerk, customer, context.req.param('id'));
    const answers = answerOptions(hook, customer);
    if (isSettled(order)) return context.json(await statusAnswer(order, answers));
    checkCommit(order, await priceAnswer(order, answers), grossTotal);
    const committed = await commitOrder(billwerk, order.Id);
    logger.info('order-hook: order committed', {orderId: order.Id, status: committed.Status ?? ''});
    return context.json(await statusAnswer(committed, answers));
  });

  allowOnly(app, {'/orders': 'POST', '/orders/preview': 'POST', '/orders/:id': 'GET', '/orders/:id/commit': 'POST'});
}

/** REST errors carry no code, so what billwerk refuses is previewed: that says when it was the coupon. */
async function createOrder(billwerk: BillwerkClient, order: FurtherContractOrder) {
  try {
    return await billwerk.createOrder(order);
  } catch (error) {
    if (!(error instanceof BillwerkFailure) || error.kind !== 'refused' || !order.Cart.CouponCode) throw error;
    const preview = await billwerk.previewOrder(order).catch(() => undefined);
    const coupon = preview?.['Coupon'] as {ErrorCode?: unknown} | null | undefined;
    if (coupon?.ErrorCode) throw new Problem('InvalidCouponCode', {field: 'cart.couponCode', cause: error});
    throw error;
  }
}
