import {Hono} from 'hono';
import {emptyAccount} from './account.ts';
import type {Account} from './account.ts';
import {withoutSecrets} from './calls.ts';
import type {Call} from './calls.ts';
import type {ProductInfo} from './catalog.ts';
import {onlyPlanGroups} from './catalog.ts';
import {passTime} from './completion.ts';
import {controlRoutes, stateOf} from './control.ts';
import type {SandboxState} from './control.ts';
import {addDemoData} from './demo-data.ts';
import {sendDue} from './deliveries.ts';
import {DROP_HEADER, spoiled} from './fault-answer.ts';
import {strike} from './faults.ts';
import type {Fault} from './faults.ts';
import {finalizePageRoutes} from './finalize-page.ts';
import {hostedPageRoutes} from './hosted-page.ts';
import {NotJson} from './http.ts';
import {oauthRoutes} from './oauth.ts';
import {paymentFormRoutes} from './payment-form-page.ts';
import {products as everything} from './products.ts';
import {providerRoutes} from './provider.ts';
import {Refusal} from './refusal.ts';
import {restRoutes} from './rest.ts';
import {PAYMENT_FORM_ORIGIN, readScript} from './script.ts';
import {selfServiceRoutes} from './self-service.ts';
import {BEARERS} from './test-data.ts';
import {timestamp} from './time.ts';

export interface SandboxOptions {
  /** The time in milliseconds; default the machine's. */
  clock?: () => number;
  /** Starts at this moment and stands still until `/__sandbox/clock` moves it. */
  now?: string | number | Date;
  /** Sell only these plan groups; default all of them. */
  planGroupIds?: readonly string[];
  /** The catalog; default Parcelbird and the products of billwerk's own pages. */
  products?: ProductInfo;
  /** The bearers on offer; default `BEARERS`. */
  bearers?: readonly string[];
  /** Where the script finds the payment form's iframe; default the script's own origin. */
  paymentFormOrigin?: string;
  /** How long `new SubscriptionJS.Payment` takes to become ready; default 150 ms. */
  readyDelayMs?: number;
  /** Delay of every answer; default 0. */
  latencyMs?: number;
  /** Delivers webhooks; default the global `fetch`. */
  fetch?: typeof fetch;
  /** Default real timers. */
  sleep?: (ms: number) => Promise<void>;
}

export interface Sandbox {
  /**
   * Answers like the sandbox's server, for tests without a port.
   * @throws {ConnectionDropped} a TypeError, as `fetch` throws, when a fault dropped the connection.
   */
  fetch: (request: Request) => Promise<Response>;
  /** A snapshot of what happened, as `GET /__sandbox/state` shows it. */
  readonly state: SandboxState;
  /** Back to the first day: demo customers, no orders, no faults. */
  reset: () => void;
}

const DROPPED = 0;

export class ConnectionDropped extends TypeError {}

/** A local billwerk in memory: script, self-service, REST, hosted payment page and `/__sandbox/*`. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const products = options.planGroupIds
    ? onlyPlanGroups(options.products ?? everything, options.planGroupIds)
    : (options.products ?? everything);
  const sleep = options.sleep ?? ((ms: number) => new Promise((resolve) => setTimeout(resolve, ms)));
  const start = options.now === undefined ? undefined : new Date(options.now).getTime();
  let frozen: number | undefined;
  let advanced: number;
  let latency: number;
  let account: Account;
  let calls: Call[];
  let faults: Fault[];
  let tokens: Set<string>;

  const now = () => new Date((frozen ?? (options.clock ?? Date.now)()) + advanced);
  const reset = () => {
    frozen = start;
    advanced = 0;
    latency = options.latencyMs ?? 0;
    calls = [];
    faults = [];
    tokens = new Set();
    account = emptyAccount(structuredClone(products), options.bearers ?? BEARERS, now);
    addDemoData(account);
  };
  reset();

  // billwerk's paths are case-insensitive, ids included, and its own pages write `/oauth/token/`.
  const app = new Hono({getPath: (request) => new URL(request.url).pathname.toLowerCase().replace(/(?<=.)\/+$/, '')});

  app.use(async (_, next) => {
    await next();
    sendDue(account, options.fetch ?? fetch);
  });
  app.use(async (context, next) => {
    const {method} = context.req;
    const {pathname, searchParams} = new URL(context.req.url);
    const isControl = context.req.path.startsWith('/__sandbox');
    passTime(account);
    if (isControl || method === 'OPTIONS') return next();
    const call: Call = {at: timestamp(now()), method, path: pathname};
    calls.push(call);
    if (isLogged(context.req.path, context.req.header('content-type')))
      call.body = loggedBody(await context.req.text());
    if (latency > 0) await sleep(latency);

    const fault = strike(faults, method, pathname, searchParams);
    if (fault?.action === 'delay' && fault.when === 'before') await sleep(fault.delayMs);
    if (!fault || fault.action === 'delay' || fault.when === 'after' || fault.action.startsWith('callback'))
      await next();
    if (fault?.action === 'delay' && fault.when === 'after') await sleep(fault.delayMs);
    if (fault) context.res = spoiled(fault, context.res);
    call.status = context.res.headers.has(DROP_HEADER) ? DROPPED : context.res.status;
    return undefined;
  });

  app.get('/subscription.js', async (context) => {
    const script = await readScript('subscription');
    const formOrigin = options.paymentFormOrigin ?? new URL(context.req.url).origin;
    return context.body(script.replaceAll(PAYMENT_FORM_ORIGIN, formOrigin), 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'no-cache',
    });
  });
  const current = () => account;
  const issued = () => tokens;
  app.route('/api/v1/customerselfservice', selfServiceRoutes(current, {readyDelayMs: options.readyDelayMs ?? 150}));
  app.route('/psp', providerRoutes(current));
  app.route('/hosted', hostedPageRoutes(current));
  app.route('/portal', paymentFormRoutes());
  app.route('/portal', finalizePageRoutes(current));
  app.route('/oauth', oauthRoutes(issued));
  app.route('/api/v1', restRoutes(current, issued));
  app.route(
    '/__sandbox',
    controlRoutes({
      account: current,
      calls: () => calls,
      faults: () => faults,
      tokens: issued,
      reset,
      setClock: (date) => {
        frozen = date.getTime();
        advanced = 0;
        passTime(account);
      },
      advanceClock: (ms) => {
        advanced += ms;
        passTime(account);
      },
      setLatency: (ms) => {
        latency = ms;
      },
    }),
  );

  app.notFound((context) => context.json({Message: 'No such endpoint'}, 404));
  app.onError((error, context) => {
    const isRest =
      context.req.path.startsWith('/api/v1/') && !context.req.path.startsWith('/api/v1/customerselfservice');
    const body = (code: string, message: string) =>
      isRest ? {Message: message} : {Error: {Code: code, Message: message, Details: null}};
    if (error instanceof Refusal) return context.json(body(error.code, error.message), error.status);
    if (error instanceof NotJson) return context.json(body('InvalidData', error.message), 400);
    // A fault of the sandbox itself: whoever runs it must see it.
    console.error(error);
    return context.json(body('IteroServerError', 'The sandbox failed; see its log'), 500);
  });

  return {
    async fetch(request) {
      const response = await app.fetch(request);
      if (response.headers.has(DROP_HEADER))
        throw new ConnectionDropped('The sandbox dropped the connection on purpose');
      return response;
    },
    get state() {
      return stateOf(account, calls);
    },
    reset,
  };
}

/** The provider's requests and forms are not kept: the log of a billwerk never holds a card number. */
function isLogged(path: string, contentType = ''): boolean {
  return contentType.includes('json') && !path.startsWith('/psp');
}

function loggedBody(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return withoutSecrets(body);
  } catch {
    return '(not JSON)';
  }
}
