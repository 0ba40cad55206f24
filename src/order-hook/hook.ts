/** The merchant's order hook: Request -> Response, mounted wherever the Fetch API is spoken. */
import {Hono} from 'hono';
import {cors} from 'hono/cors';
import {systemClock, type Clock} from '../platform.ts';
import {createBillwerkClient, type BillwerkOptions} from './billwerk.ts';
import type {CatalogOptions} from './catalog.ts';
import type {HookApp, HookContext, HookEnvironment} from './context.ts';
import {checkContentType, checkOrigin, limitBody, uncached} from './guards.ts';
import {consoleLogger, describeError, discreet, type HookLogger} from './logger.ts';
import {routePath} from './mount.ts';
import type {HookCustomer, OrderPolicy} from './pay-mode.ts';
import {Problem, problemResponse, toProblem} from './problem.ts';
import {createProducts} from './products.ts';
import {catalogRoutes} from './routes/catalog.ts';
import {contractRoutes, type ContractRoutesOptions} from './routes/contracts.ts';
import {healthRoutes} from './routes/health.ts';
import {orderRoutes} from './routes/orders.ts';
import {webhookRoutes, type WebhookAccess} from './routes/webhooks.ts';
import {signupRoutes} from './routes/signup.ts';
import type {SignupOptions} from './signup.ts';
import type {HookStore} from './store.ts';
import {createWebhooks, type EventHandler} from './webhooks.ts';
import {createWork} from './work.ts';
import type {UsageSource} from './usages.ts';

export interface OrderHookOptions extends ContractRoutesOptions {
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
  /** Usages of metered components to be billed along with a change of the contract. Default: none. */
  readonly usages?: UsageSource;
  /** Opens `POST /signup-orders`: orders for customers who do not exist yet. Default: closed. */
  readonly signup?: SignupOptions;
  /** Opens the route for billwerk's webhooks to whoever knows this. Default: there is none. */
  readonly webhooks?: WebhookAccess;
  /** Told of billwerk's events, at least once each; several one after the other. */
  readonly onEvent?: EventHandler | readonly EventHandler[];
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

export interface OrderHook {
  (request: Request): Promise<Response>;
  /** For a process that is about to end: refuses new requests with 503, and resolves when those that run are done. */
  stop(): Promise<void>;
}

/** For signed-in customers. */
const customersRoutes = ['/orders/*', '/contracts/*'];

/** @throws TypeError when the options cannot work, such as billwerk over plain http */
export function createOrderHook(options: OrderHookOptions): OrderHook {
  const {store, logger = consoleLogger, clock = systemClock} = options;
  // Browsers name an origin without the slash that addresses end with.
  const allowedOrigins = (options.allowedOrigins ?? []).map((origin) => origin.replace(/\/$/, ''));
  // Late, so that a `fetch` that is replaced later (instrumentation) is the one used.
  const fetchNow: typeof fetch = options.fetch ?? ((...request) => fetch(...request));
  const billwerk = createBillwerkClient(options.billwerk, {fetch: fetchNow, clock});
  const products = createProducts(billwerk, options.catalog ?? {}, {clock, logger});
  const policy = options.policy && discreet(options.policy, (_customer, contract) => contract);
  const usages = options.usages && discreet(options.usages, (contract) => contract);
  const hook: HookContext = {billwerk, products, store, policy, usages, logger, clock};
  const work = createWork();
  const app: HookApp = new Hono<HookEnvironment>({getPath: (request) => routePath(request, options.basePath)});

  if (allowedOrigins.length > 0) {
    const allowHeaders = ['content-type', 'idempotency-key'];
    app.use(cors({origin: allowedOrigins, credentials: true, allowMethods: ['GET', 'POST'], allowHeaders}));
  }

  app.use((context, next) => {
    if (work.isStopping && context.req.path !== '/health') {
      throw new Problem('Stopping', {headers: {'retry-after': '1'}});
    }
    return next();
  });

  healthRoutes(app, hook, work);
  catalogRoutes(app, hook);
  if (options.webhooks) {
    const handlers = [options.onEvent ?? []].flat();
    webhookRoutes(
      app,
      options.webhooks,
      createWebhooks(hook, handlers, (event) => work.track(event)),
      logger,
    );
  }

  const limit = limitBody();
  app.on('ALL', customersRoutes, async (context, next) => {
    const {raw, method} = context.req;
    if (method === 'POST') {
      checkOrigin(raw, allowedOrigins);
      checkContentType(raw);
    }
    const authentication = await options.authenticate(raw);
    if (authentication instanceof Response) return uncached(authentication);
    if (!authentication?.customerId) throw new Problem('NotSignedIn');
    context.set('customer', authentication);
    return limit(context, next);
  });

  orderRoutes(app, hook);
  contractRoutes(app, hook, options);
  signupRoutes(app, hook, {signup: options.signup, allowedOrigins});

  app.notFound((context) => refuse(new Problem('RouteUnknown'), context.req.method, context.req.path));
  app.onError((error, context) => refuse(toProblem(error), context.req.method, context.req.routePath));

  function refuse(problem: Problem, method: string, path: string): Response {
    const reference = crypto.randomUUID();
    if (problem.cause !== undefined || problem.status >= 500) {
      const {code, status} = problem;
      const level = status >= 500 ? 'error' : 'warn';
      const cause = describeError(problem.cause);
      logger[level]('order-hook: request refused', {reference, method, path, code, status, cause});
    }
    return problemResponse(problem, reference);
  }

  return Object.assign(
    async (request: Request) => {
      const answer = Promise.resolve(app.fetch(request));
      work.track(answer);
      return answer;
    },
    {stop: () => work.stop()},
  );
}
