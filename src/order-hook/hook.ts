/** The merchant's order hook: Request -> Response, mounted wherever the Fetch API is spoken. */
import {Hono, type Context} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {cors} from 'hono/cors';
import {etag, RETAINED_304_HEADERS} from 'hono/etag';
import {systemClock, type Clock} from '../platform.ts';
import {orderAnswer, priceAnswer, statusAnswer, type AnswerOptions} from './answer.ts';
import {ownContract, ownOrder} from './authority.ts';
import {createBillwerkClient, type BillwerkOptions} from './billwerk.ts';
import type {CatalogOptions} from './catalog.ts';
import {checkCommit, commitOrder, isSettled} from './commit.ts';
import {afterwards, BillwerkFailure} from './failure.ts';
import {checkContentType, checkOrigin} from './guards.ts';
import {createOnce} from './idempotency.ts';
import {consoleLogger, type HookLogger} from './logger.ts';
import {routePath} from './mount.ts';
import {checkCart, furtherContractOrder, type FurtherContractOrder} from './order.ts';
import type {HookCustomer, OrderPolicy} from './pay-mode.ts';
import {Problem, problemResponse, toProblem} from './problem.ts';
import {createProducts} from './products.ts';
import {commitBodySchema, emptyBodySchema, maxBodyBytes, orderBodySchema, readBody} from './requests.ts';
import type {HookStore} from './store.ts';
import type {SelfServiceTokenAnswer} from './wire.ts';

export interface OrderHookOptions {
  readonly billwerk: BillwerkOptions;
  /**
   * Says who is signed in, from the request's cookies or headers (its body is not to be read). Nobody: 401. A `Response`
   * is sent as it is.
   */
  authenticate(request: Request): Authentication | Promise<Authentication>;
  /** Remembers which key made which order; `memoryStore()` for a single process. */
  readonly store: HookStore;
  /** What the public catalog shows, and so what may be ordered. Default: all that billwerk opens for self-service. */
  readonly catalog?: CatalogOptions;
  /** Widens what the routes allow. Default: refuses. */
  readonly policy?: OrderPolicy;
  /**
   * Origins of pages on other hosts that may call, such as `https://www.shop.example`. Default: the hook's own only, by the
   * `Host` it sees; behind a proxy that changes it, name the shop's origin here.
   */
  readonly allowedOrigins?: readonly string[];
  /** Default: warnings and errors as JSON lines on standard error. */
  readonly logger?: HookLogger;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  /** The path that requests arrive with before the hook's own, such as `/billing`. Default: recognised by itself. */
  readonly basePath?: string;
}

export type Authentication = HookCustomer | Response | undefined;
export type OrderHook = (request: Request) => Promise<Response>;

type Environment = {Variables: {customer: HookCustomer}};

/** For signed-in customers. */
const customersRoutes = ['/orders/*', '/contracts/*'];

/** @throws TypeError when the options cannot work, such as billwerk over plain http */
export function createOrderHook(options: OrderHookOptions): OrderHook {
  const {store, policy, logger = consoleLogger, clock = systemClock} = options;
  // Browsers name an origin without the slash that addresses end with.
  const allowedOrigins = (options.allowedOrigins ?? []).map((origin) => origin.replace(/\/$/, ''));
  // Late, so that a `fetch` that is replaced later (instrumentation) is the one used.
  const fetchNow: typeof fetch = options.fetch ?? ((...request) => fetch(...request));
  const billwerk = createBillwerkClient(options.billwerk, {fetch: fetchNow, clock});
  const products = createProducts(billwerk, options.catalog ?? {}, {clock, logger});
  const app = new Hono<Environment>({getPath: (request) => routePath(request, options.basePath)});

  if (allowedOrigins.length > 0) {
    const allowHeaders = ['content-type', 'idempotency-key'];
    app.use(cors({origin: allowedOrigins, credentials: true, allowMethods: ['GET', 'POST'], allowHeaders}));
  }

  app.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('cache-control')) context.header('cache-control', 'no-store');
  });

  // "Not modified" must say to other origins, too, that they may read it.
  const retainedHeaders = [...RETAINED_304_HEADERS, 'access-control-allow-origin', 'access-control-allow-credentials'];
  app.get('/catalog', etag({retainedHeaders}), async (context) => {
    const catalog = await products.catalog(localeOf(context));
    context.header('cache-control', 'public, max-age=60');
    context.header('vary', 'accept-language', {append: true});
    return context.json(catalog);
  });

  app.on('POST', customersRoutes, async ({req}, next) => {
    checkOrigin(req.raw, allowedOrigins);
    checkContentType(req.raw);
    await next();
  });

  app.on('ALL', customersRoutes, async (context, next) => {
    const authentication = await options.authenticate(context.req.raw);
    if (authentication instanceof Response) return authentication;
    if (!authentication?.customerId) throw new Problem('NotSignedIn');
    context.set('customer', authentication);
    return next();
  });

  app.on(
    'ALL',
    customersRoutes,
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: () => {
        throw new Problem('BodyTooLarge');
      },
    }),
  );

  app.post('/orders/preview', async (context) => {
    const {cart} = await readBody(context.req, orderBodySchema);
    checkCart(cart, await products.catalog());
    const customer = context.get('customer');
    const order = await billwerk.previewOrder(furtherContractOrder(customer.customerId, cart));
    return context.json(await priceAnswer(order, answerOptions(customer, cart.planVariantId)));
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
      create: () => createOrder(furtherContractOrder(customerId, body.cart)),
    });
    if (created) logger.info('order-hook: order created', {orderId});
    // A repeated request reads the order again: by now it may be paid.
    const order = created ?? (await afterwards(ownOrder(billwerk, customer, orderId)));
    return context.json(await afterwards(orderAnswer(order, answerOptions(customer, body.cart.planVariantId))));
  });

  app.get('/orders/:id', async (context) => {
    const customer = context.get('customer');
    const order = await ownOrder(billwerk, customer, context.req.param('id'));
    return context.json(await statusAnswer(order, answerOptions(customer)));
  });

  app.post('/orders/:id/commit', async (context) => {
    const {grossTotal} = await readBody(context.req, commitBodySchema);
    const customer = context.get('customer');
    const order = await ownOrder(billwerk, customer, context.req.param('id'));
    const answers = answerOptions(customer);
    if (isSettled(order)) return context.json(await statusAnswer(order, answers));
    checkCommit(order, await priceAnswer(order, answers), grossTotal);
    const committed = await commitOrder(billwerk, order.Id);
    logger.info('order-hook: order committed', {orderId: order.Id, status: committed.Status ?? ''});
    return context.json(await statusAnswer(committed, answers));
  });

  app.post('/contracts/:id/self-service-token', async (context) => {
    await readBody(context.req, emptyBodySchema);
    const {Id} = await ownContract(billwerk, context.get('customer'), context.req.param('id'));
    const {Token: token, Expiry: expiry} = await billwerk.selfServiceToken(Id!);
    const answer: SelfServiceTokenAnswer = {token, ...(expiry && {expiry})};
    return context.json(answer);
  });

  const methods = {'/catalog': 'GET', '/orders': 'POST', '/orders/preview': 'POST', '/orders/:id': 'GET'};
  for (const [path, allow] of Object.entries({
    ...methods,
    '/orders/:id/commit': 'POST',
    '/contracts/:id/self-service-token': 'POST',
  })) {
    app.all(path, () => {
      throw new Problem('MethodNotAllowed', {headers: {allow}});
    });
  }
  app.notFound((context) => refuse(new Problem('RouteUnknown'), context.req.method, context.req.path));
  app.onError((error, context) => refuse(toProblem(error), context.req.method, context.req.routePath));

  function answerOptions(customer: HookCustomer, planVariantId?: string): AnswerOptions {
    return {billwerk, products, policy, customer, logger, ...(planVariantId && {planVariantId})};
  }

  /** REST errors carry no code, so what billwerk refuses is previewed: that says when it was the coupon. */
  async function createOrder(order: FurtherContractOrder) {
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

  function refuse(problem: Problem, method: string, path: string): Response {
    const reference = crypto.randomUUID();
    if (problem.cause !== undefined || problem.status >= 500) {
      const {code, status} = problem;
      const level = status >= 500 ? 'error' : 'warn';
      const cause = describe(problem.cause);
      logger[level]('order-hook: request refused', {reference, method, path, code, status, cause});
    }
    return problemResponse(problem, reference);
  }

  return async (request) => app.fetch(request);
}

/** The locale that was asked for, else the first the browser prefers. */
function localeOf(context: Context): string {
  const asked = context.req.query('locale') ?? context.req.header('accept-language')?.split(/[,;]/)[0] ?? '';
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(asked.trim()) ? asked.trim() : '';
}

/** Error and causes by name and message. Stacks and bodies stay out: they may hold what no log should. */
function describe(cause: unknown): string | undefined {
  if (cause === undefined) return undefined;
  if (!(cause instanceof Error)) return typeof cause;
  const deeper = describe(cause.cause);
  return `${cause.name}: ${cause.message}${deeper === undefined ? '' : ` (${deeper})`}`.slice(0, 500);
}
