/** Prices and orders of the signed-in customer, what became of an order, and settling one without the browser. */
import {orderAnswer, priceAnswer, statusAnswer} from '../answer.ts';
import {ownOrder} from '../authority.ts';
import {checkCommit, commitOrder, isSettled} from '../commit.ts';
import {changeBehind, recallChange} from '../change-record.ts';
import {allowOnly, answerOptions, json} from '../context.ts';
import type {HookApp, HookContext} from '../context.ts';
import {createOrder} from '../create-order.ts';
import {afterwards} from '../failure.ts';
import {createOnce} from '../idempotency.ts';
import {inTurn} from '../lock.ts';
import {openOrders} from '../open-change.ts';
import {checkOnlyChange, contractLockName} from '../open-record.ts';
import type {HookCustomer} from '../pay-mode.ts';
import {commitBodySchema, orderBodySchema, readBody} from '../requests.ts';
import type {BillwerkOrder} from '../responses.ts';
import {readWish, type Wish} from '../wish.ts';
import type {OrderStatusAnswer} from '../wire.ts';

export function orderRoutes(app: HookApp, hook: HookContext): void {
  const {billwerk, store, clock, logger} = hook;

  app.post('/orders/preview', async (context) => {
    const body = await readBody(context.req, orderBodySchema);
    const customer = context.get('customer');
    const {order, change} = await readWish(hook, customer, body);
    const {planVariantId} = body.cart;
    const price = await billwerk.previewOrder(order);
    return json(await priceAnswer(price, answerOptions(hook, customer, {planVariantId, change})));
  });

  // Before `/orders/{id}`, which would take it for an id.
  allowOnly(app, {'/orders/preview': 'POST'});

  app.post('/orders', async (context) => {
    const body = await readBody(context.req, orderBodySchema);
    const customer = context.get('customer');
    const {customerId} = customer;
    const contractId = 'contractId' in body ? body.contractId : undefined;
    let wish: Wish | undefined;
    const read = async () => (wish ??= await readWish(hook, customer, body));
    const {orderId, created} = await createOnce({
      store,
      clock,
      logger,
      route: 'orders',
      customerId,
      key: context.req.header('idempotency-key'),
      body,
      open: await openOrders(hook, {customerId, contractId, body, order: async () => (await read()).order}),
      check: async () => void (await read()),
      create: async () => createOrder(billwerk, (await read()).order),
    });
    if (created) logger.info('order-hook: order created', {orderId});
    // A repeated request reads the order again: by now it may be paid.
    const order = created ?? (await afterwards(ownOrder(billwerk, customer, orderId)));
    const asked = {isNew: created !== undefined, read: async () => (await read()).change};
    const change = contractId ? await changeBehind(hook, customer, orderId, asked) : undefined;
    const {planVariantId} = body.cart;
    return json(await afterwards(orderAnswer(order, answerOptions(hook, customer, {planVariantId, change}))));
  });

  app.get('/orders/:id', async (context) => {
    const customer = context.get('customer');
    return json(await statusOf(await ownOrder(billwerk, customer, context.req.param('id')), customer));
  });

  app.post('/orders/:id/commit', async (context) => {
    const {grossTotal} = await readBody(context.req, commitBodySchema);
    const customer = context.get('customer');
    const order = await ownOrder(billwerk, customer, context.req.param('id'));
    if (isSettled(order)) return json(await statusOf(order, customer));
    const change = await recallChange(hook, customer, order.Id);
    const contractId = change?.contract.Id ?? order.ContractId ?? order.Contract?.Id;
    const settle = async (hasWaited: boolean) => {
      const latest = hasWaited ? await ownOrder(billwerk, customer, order.Id) : order;
      if (isSettled(latest)) return statusOf(latest, customer);
      const answers = answerOptions(hook, customer, {change});
      const shown = {shownGrossTotal: grossTotal, isOverdue: change?.isOverdue};
      checkCommit(latest, await priceAnswer(latest, answers), shown);
      if (contractId) await checkOnlyChange(hook, customer.customerId, {orderId: order.Id, contractId});
      const committed = await commitOrder(billwerk, order.Id);
      logger.info('order-hook: order committed', {orderId: order.Id, status: committed.Status ?? ''});
      return statusAnswer(committed, answers);
    };
    if (!contractId) return json(await settle(false));
    // In turn with orders for other changes of that contract.
    const lockName = `lock:${await contractLockName(customer.customerId, contractId)}`;
    return json(await inTurn({store, clock}, lockName, settle));
  });

  /** What became of an order must be told although the store is away. */
  async function statusOf(order: BillwerkOrder, customer: HookCustomer): Promise<OrderStatusAnswer> {
    const change = await recallChange(hook, customer, order.Id).catch(() => undefined);
    return statusAnswer(order, answerOptions(hook, customer, {change}));
  }

  allowOnly(app, {'/orders': 'POST', '/orders/:id': 'GET', '/orders/:id/commit': 'POST'});
}
