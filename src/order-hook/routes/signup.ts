/** `POST /signup-orders`: an order for a customer who does not exist yet; paid later in the browser, as `order` of the checkout. */
import {CheckoutError} from '../../errors.ts';
import {allowOnly, json} from '../context.ts';
import type {HookApp, HookContext} from '../context.ts';
import {createOrder} from '../create-order.ts';
import {digest} from '../digest.ts';
import {afterwards} from '../failure.ts';
import {checkContentType, checkOrigin, limitBody, uncached} from '../guards.ts';
import {createOnce} from '../idempotency.ts';
import {concealing} from '../logger.ts';
import {checkCart} from '../order.ts';
import {placedOrder} from '../placed-order.ts';
import {Problem} from '../problem.ts';
import {readBody, signupBodySchema} from '../requests.ts';
import {countSignup, signupOrder, type SignupOptions} from '../signup.ts';
import type {SignupAnswer} from '../wire.ts';

export function signupRoutes(
  app: HookApp,
  {billwerk, products, store, clock, logger}: HookContext,
  {signup, allowedOrigins}: {readonly signup?: SignupOptions | undefined; readonly allowedOrigins: readonly string[]},
): void {
  if (!signup) return;

  app.post('/signup-orders', async ({req}, next) => {
    checkOrigin(req.raw, allowedOrigins);
    checkContentType(req.raw);
    await next();
  });

  app.post('/signup-orders', limitBody(), async (context) => {
    const authorization = await signup.authorizeSignup(context.req.raw);
    if (authorization instanceof Response) return uncached(authorization);
    if (!authorization?.visitor) throw new Problem('SignupRefused');
    const {visitor, tag} = authorization;
    const body = await readBody(context.req, signupBodySchema);
    const {planVariantId} = body.cart;
    const placing = createOnce({
      store,
      clock,
      logger,
      route: 'signup-orders',
      customerId: visitor,
      key: context.req.header('idempotency-key'),
      body: {...body, tag},
      check: async () => {
        await countSignup({store, clock}, await digest(visitor), signup.rateLimit);
        checkCart(body.cart, await products.catalog());
      },
      create: () => createOrder(billwerk, signupOrder({...body.customer, ...(tag && {tag})}, body.cart)),
    });
    const {orderId, created} = await placing.catch((error: unknown) => {
      throw concealing(error, {...body.customer, tag});
    });
    if (created) logger.info('order-hook: order for a new customer created', {orderId});
    const order = created ?? (await afterwards(billwerk.order(orderId)));
    const placed = await afterwards(placedOrder(order, {billwerk, products, planVariantId}));
    const {grossTotal, currency, status, preview} = placed;
    if (grossTotal < 0) throw new CheckoutError('AmountContradictory', {outcome: 'declined', field: 'TotalGross'});
    return json({orderId, grossTotal, currency, status, preview} satisfies SignupAnswer);
  });
  allowOnly(app, {'/signup-orders': 'POST'});
}
