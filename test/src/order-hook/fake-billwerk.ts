/** A hand-written billwerk for faults: it answers what a test tells it to, and remembers every request. */
import {createOrderHook, memoryStore, type OrderHookOptions} from '../../../src/order-hook/index.ts';

export const secret = 'a-very-secret-client-secret';
export const ids = {
  customer: '5e5361659cc9ba118cccc630',
  otherCustomer: '5e5361659cc9ba118cccc6ff',
  variant: '5e5361659cc9ba118cccc620',
  component: '5e5361659cc9ba118cccc61e',
  onOff: '5e5361659cc9ba118cccc61f',
  metered: '5e5361659cc9ba118cccc62a',
  order: '5e5361659cc9ba118cccc631',
  contract: '5e5361659cc9ba118cccc605',
} as const;

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | null;
  readonly headers: Headers;
  readonly redirect: RequestRedirect;
  readonly body: unknown;
}

type Reply = Response | Error | ((request: SentRequest) => Response | Error | Promise<Response | Error>);

export const productInfo = {
  PlanGroups: [{Id: 'group', Currency: 'EUR', PriceTaxType: 'Net'}],
  Plans: [{Id: 'plan', PlanGroupId: 'group', Name: {_c: 'Basic'}, TrialEndPolicy: 'NoTrial'}],
  PlanVariants: [
    {
      Id: ids.variant,
      PlanId: 'plan',
      RecurringFee: 5,
      FeePeriod: {Unit: 'Month', Quantity: 1},
      AllowSelfService: true,
      Hidden: false,
    },
  ],
  Components: [
    {
      Id: ids.component,
      PlanGroupId: 'group',
      Name: {_c: 'Seat'},
      ComponentType: 'QuantityBased',
      AllowSelfService: true,
    },
    {Id: ids.onOff, PlanGroupId: 'group', Name: {_c: 'Support'}, ComponentType: 'OnOff', AllowSelfService: true},
    {Id: ids.metered, PlanGroupId: 'group', Name: {_c: 'SMS'}, ComponentType: 'Metered', AllowSelfService: true},
  ],
};

export const order = {
  Id: ids.order,
  Status: 'InProgress',
  OrderType: 'Signup',
  CustomerId: ids.customer,
  ContractId: ids.contract,
  PlanVariantId: ids.variant,
  Currency: 'EUR',
  AllowWithoutPaymentData: false,
  Total: 7,
  TotalVat: 1.33,
  TotalGross: 8.33,
  NextTotalGross: 8.33,
};
export const freeOrder = {...order, AllowWithoutPaymentData: true, Total: 0, TotalVat: 0, TotalGross: 0};

export function json(value: unknown, status = 200): Response {
  return Response.json(value, {status});
}

export function createFakeBillwerk() {
  const requests: SentRequest[] = [];
  const replies = new Map<string, Reply[]>();
  let tokens = 0;

  const standard: Record<string, () => Response> = {
    'POST /oauth/token': () => json({access_token: `token-${++tokens}`, token_type: 'bearer', expires: 0}),
    'GET /api/v1/productInfo': () => json(productInfo),
    'POST /api/v1/Orders/preview': () => json({Order: {...order, Id: null}}),
    'POST /api/v1/Orders': () => json(order),
    'GET /api/v1/Orders': () => json([]),
    [`GET /api/v1/Orders/${ids.order}`]: () => json(order),
    [`POST /api/v1/Orders/${ids.order}/commit`]: () => json({Id: ids.contract}),
    [`GET /api/v1/Contracts/${ids.contract}`]: () =>
      json({Id: ids.contract, CustomerId: ids.customer, Currency: 'EUR'}),
  };

  const fakeFetch: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const {pathname, searchParams} = new URL(request.url);
    const text = await request.text();
    const isJson = request.headers.get('content-type') === 'application/json';
    const sent: SentRequest = {
      method: request.method,
      path: pathname,
      query: searchParams,
      authorization: request.headers.get('authorization'),
      headers: request.headers,
      redirect: request.redirect,
      body: isJson ? JSON.parse(text) : text,
    };
    requests.push(sent);
    const route = `${sent.method} ${pathname}`;
    const queued = replies.get(route);
    // The last told reply stays.
    const reply = queued && queued.length > 1 ? queued.shift() : queued?.[0];
    const aborted = new Promise<Error>((resolve) =>
      init?.signal?.addEventListener('abort', () => resolve(new DOMException('aborted', 'AbortError'))),
    );
    const answered = typeof reply === 'function' ? reply(sent) : (reply ?? standard[route]?.() ?? json({}, 404));
    const answer = await Promise.race([answered, aborted]);
    if (answer instanceof Error) throw answer;
    return answer.clone();
  };

  return {
    fetch: fakeFetch,
    requests,
    /** The replies to a route, in turn; the last one stays. */
    reply(route: string, ...told: Reply[]) {
      replies.set(route.replace(' /', ' /api/v1/').replace('/api/v1/oauth', '/oauth'), told);
    },
    sent: (route: string) => requests.filter(({method, path}) => `${method} ${path.replace('/api/v1', '')}` === route),
  };
}

export type FakeBillwerk = ReturnType<typeof createFakeBillwerk>;

/** A hook on that billwerk with a signed-in customer, whose clock runs timers at once where asked to. */
export function hookOn(billwerk: FakeBillwerk, options: Partial<OrderHookOptions> = {}) {
  const log: string[] = [];
  const note = (message: string, fields: object) => void log.push(`${message} ${JSON.stringify(fields)}`);
  const hook = createOrderHook({
    billwerk: {host: 'https://billwerk.test', clientId: 'client', clientSecret: secret},
    authenticate: () => ({customerId: ids.customer}),
    store: memoryStore(),
    fetch: billwerk.fetch,
    logger: {info: note, warn: note, error: note},
    ...options,
  });
  return {hook, log};
}

/** Timers fire at once except long ones, which are time limits. */
export const impatientClock = {
  now: () => Date.now(),
  setTimeout: (callback: () => void, milliseconds: number) =>
    setTimeout(callback, milliseconds > 5000 ? milliseconds : 0),
  clearTimeout: (handle: unknown) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

export const cart = {planVariantId: ids.variant, components: [{componentId: ids.component, quantity: 2}]};

export function get(path: string, headers: HeadersInit = {}): Request {
  return new Request(`https://shop.test${path}`, {headers});
}

export function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`https://shop.test${path}`, {
    method: 'POST',
    headers: {'content-type': 'application/json', origin: 'https://shop.test', ...headers},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

let keys = 0;
export function postOrder(body: unknown = {cart}, key = `key-${++keys}`): Request {
  return post('/billing/orders', body, {'idempotency-key': key});
}

export interface Answer {
  readonly [member: string]: unknown;
  readonly code?: string;
  readonly field?: string;
}

export async function answerOf(response: Promise<Response>): Promise<{status: number; body: Answer; headers: Headers}> {
  const {status, headers, ...rest} = await response.then(async (settled) => ({
    status: settled.status,
    headers: settled.headers,
    text: await settled.text(),
  }));
  return {status, headers, body: (rest.text ? JSON.parse(rest.text) : {}) as Answer};
}
