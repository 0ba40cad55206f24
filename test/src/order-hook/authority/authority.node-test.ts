/** Every route of the hook x everything that somebody may try, with the exact answer. */
import {readFile} from 'node:fs/promises';
import {describe, expect, test} from 'vitest';
import {answerOf, cart, ids} from '../fake-billwerk.ts';
import {billwerkWithContract, change, changeIds, hookWithContract} from '../support/contracts.ts';

/** Of 24 digits, and nobody's. */
const unknown = '5e5361659cc9ba118cccc6aa';
const secret = 'webhook-secret-0123456789';
const customer = {emailAddress: 'john.doe@example.com'};
const event = {Event: 'OrderSucceeded', ContractId: ids.contract, OrderId: ids.order, CustomerId: ids.customer};
const upgrade = change({planVariantId: changeIds.bigger, quantity: 2});
const component = {componentId: ids.component, quantity: 1};

const attempts = [
  'nothing unusual',
  'no session',
  'other customer',
  'unknown id',
  'malformed id',
  'foreign origin',
  'oversized body',
  'wrong content type',
  'wrong method',
  'extra field',
  'forbidden field',
] as const;
type Attempt = (typeof attempts)[number];

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  /** What stands for an id that is tried in other forms. */
  readonly id?: string;
  /** Something that only the merchant's server may say, and how its refusal names it. */
  readonly forbidden?: object;
  /** `-`: there is nothing to try, such as a field in a request without a body. */
  readonly answers: Readonly<Record<Attempt, string>>;
}

/** What all routes for signed-in customers answer to requests with a body. */
const signedIn = {
  'no session': '401 NotSignedIn',
  'foreign origin': '403 OriginRefused',
  'oversized body': '413 BodyTooLarge',
  'wrong content type': '415 ContentTypeUnsupported',
  'extra field': '422 RequestInvalid surprise',
};
const withoutId = {'unknown id': '-', 'malformed id': '-'};
const withoutBody = {
  'oversized body': '-',
  'wrong content type': '-',
  'extra field': '-',
  'forbidden field': '-',
};
const notFound = (code: string) => ({
  'other customer': `404 ${code}`,
  'unknown id': `404 ${code}`,
  'malformed id': `404 ${code}`,
});
const inBody = {
  'other customer': '404 ContractNotFound',
  'unknown id': '404 ContractNotFound',
  'malformed id': '422 RequestInvalid contractId',
};

const routes: Readonly<Record<string, Route>> = {
  'GET /catalog': {
    method: 'GET',
    path: '/catalog',
    answers: {
      'nothing unusual': '200',
      // Public: what anybody may see of what is on sale.
      'no session': '200',
      'other customer': '200',
      'foreign origin': '200',
      'wrong method': '405 MethodNotAllowed GET',
      ...withoutId,
      ...withoutBody,
    },
  },
  'POST /orders/preview, further contract': {
    method: 'POST',
    path: '/orders/preview',
    body: {cart},
    forbidden: {customerId: ids.otherCustomer},
    answers: {
      'nothing unusual': '200',
      ...signedIn,
      // For themselves.
      'other customer': '200',
      ...withoutId,
      'wrong method': '405 MethodNotAllowed POST',
      'forbidden field': '422 RequestInvalid customerId',
    },
  },
  'POST /orders/preview, change': {
    method: 'POST',
    path: '/orders/preview',
    body: upgrade,
    id: ids.contract,
    forbidden: {changeDate: '2026-01-01'},
    answers: {
      'nothing unusual': '200',
      ...signedIn,
      ...inBody,
      'wrong method': '405 MethodNotAllowed POST',
      'forbidden field': '422 RequestInvalid changeDate',
    },
  },
  'POST /orders, further contract': {
    method: 'POST',
    path: '/orders',
    body: {cart},
    forbidden: {cart: {...cart, productOverride: {pricePerUnit: 0}}},
    answers: {
      'nothing unusual': '200',
      ...signedIn,
      'other customer': '200',
      ...withoutId,
      'wrong method': '405 MethodNotAllowed POST',
      'forbidden field': '422 RequestInvalid cart.productOverride',
    },
  },
  'POST /orders, change': {
    method: 'POST',
    path: '/orders',
    body: upgrade,
    id: ids.contract,
    forbidden: {triggerInterimBilling: true},
    answers: {
      'nothing unusual': '200',
      ...signedIn,
      ...inBody,
      'wrong method': '405 MethodNotAllowed POST',
      'forbidden field': '422 RequestInvalid triggerInterimBilling',
    },
  },
  'GET /orders/{id}': {
    method: 'GET',
    path: `/orders/${ids.order}`,
    id: ids.order,
    answers: {
      'nothing unusual': '200',
      'no session': '401 NotSignedIn',
      ...notFound('OrderNotFound'),
      // Other sites may cause it, and cannot read the answer.
      'foreign origin': '200',
      'wrong method': '405 MethodNotAllowed GET',
      ...withoutBody,
    },
  },
  'POST /orders/{id}/commit': {
    method: 'POST',
    path: `/orders/${ids.order}/commit`,
    body: {grossTotal: 0},
    id: ids.order,
    forbidden: {payment: {None: 'None'}},
    answers: {
      'nothing unusual': '200',
      ...signedIn,
      ...notFound('OrderNotFound'),
      'wrong method': '405 MethodNotAllowed POST',
      'forbidden field': '422 RequestInvalid payment',
    },
  },
  'GET /contracts': {
    method: 'GET',
    path: '/contracts',
    answers: {
      'nothing unusual': '200',
      'no session': '401 NotSignedIn',
      // Their own.
      'other customer': '200',
      'foreign origin': '200',
      'wrong method': '405 MethodNotAllowed GET',
      ...withoutId,
      ...withoutBody,
    },
  },
  'GET /contracts/{id}': {
    method: 'GET',
    path: `/contracts/${ids.contract}`,
    id: ids.contract,
    answers: {
      'nothing unusual': '200',
      'no session': '401 NotSignedIn',
      ...notFound('ContractNotFound'),
      'foreign origin': '200',
      'wrong method': '405 MethodNotAllowed GET',
      ...withoutBody,
    },
  },
  'POST /contracts/{id}/self-service-token': {
    method: 'POST',
    path: `/contracts/${ids.contract}/self-service-token`,
    body: {},
    id: ids.contract,
    forbidden: {tokenValidity: 10_080},
    answers: {
      'nothing unusual': '200',
      ...signedIn,
      ...notFound('ContractNotFound'),
      'wrong method': '405 MethodNotAllowed POST',
      'forbidden field': '422 RequestInvalid tokenValidity',
    },
  },
  'POST /contracts/{id}/component-subscriptions': {
    method: 'POST',
    path: `/contracts/${ids.contract}/component-subscriptions`,
    body: component,
    id: ids.contract,
    forbidden: {billedUntil: '2030-01-01'},
    answers: {
      'nothing unusual': '201',
      ...signedIn,
      ...notFound('ContractNotFound'),
      'wrong method': '405 MethodNotAllowed POST',
      'forbidden field': '422 RequestInvalid billedUntil',
    },
  },
  'POST /signup-orders': {
    method: 'POST',
    path: '/signup-orders',
    body: {customer, cart},
    forbidden: {customer: {...customer, externalCustomerId: '1'}},
    answers: {
      'nothing unusual': '200',
      ...signedIn,
      // Nobody is to be signed in; the merchant's word for this visitor is what counts.
      'no session': '200',
      'other customer': '200',
      ...withoutId,
      'wrong method': '405 MethodNotAllowed POST',
      'forbidden field': '422 RequestInvalid customer.externalCustomerId',
    },
  },
  'POST /webhooks/{secret}': {
    method: 'POST',
    path: `/webhooks/${secret}`,
    body: event,
    id: secret,
    answers: {
      'nothing unusual': '204',
      // billwerk has no session, no origin and may send more than is documented; it has the secret.
      'no session': '204',
      'other customer': '204',
      'unknown id': '404 RouteUnknown',
      'malformed id': '404 RouteUnknown',
      'foreign origin': '204',
      'oversized body': '413 BodyTooLarge',
      'wrong content type': '204',
      'wrong method': '405 MethodNotAllowed POST',
      'extra field': '204',
      'forbidden field': '-',
    },
  },
  'GET /health': {
    method: 'GET',
    path: '/health',
    answers: {
      'nothing unusual': '200',
      'no session': '200',
      'other customer': '200',
      'foreign origin': '200',
      'wrong method': '405 MethodNotAllowed GET',
      ...withoutId,
      ...withoutBody,
    },
  },
};

function requestOf({method, path, body, id = '', forbidden}: Route, attempt: Attempt): Request {
  const other = attempt === 'unknown id' ? unknown : 'abc';
  const replaced = (text: string) => (attempt.endsWith(' id') ? text.replace(id, other) : text);
  const sent = {
    ...body,
    ...(attempt === 'extra field' && {surprise: 1}),
    ...(attempt === 'forbidden field' && forbidden),
    ...(attempt === 'oversized body' && {padding: 'x'.repeat(70_000)}),
  };
  const headers: Record<string, string> = {
    origin: attempt === 'foreign origin' ? 'https://evil.test' : 'https://shop.test',
    ...(body && {'content-type': attempt === 'wrong content type' ? 'text/plain' : 'application/json'}),
    'idempotency-key': 'key',
  };
  return new Request(`https://shop.test/billing${replaced(path)}`, {
    method: attempt === 'wrong method' ? (method === 'GET' ? 'DELETE' : 'GET') : method,
    headers,
    ...(body && attempt !== 'wrong method' && {body: replaced(JSON.stringify(sent))}),
  });
}

function opened(attempt: Attempt) {
  const free = {Total: 0, TotalVat: 0, TotalGross: 0, AllowWithoutPaymentData: true};
  const billwerk = billwerkWithContract({}, free);
  const made = {Id: changeIds.later, ComponentId: ids.component, Quantity: 1};
  billwerk.reply(`POST /Contracts/${ids.contract}/componentSubscriptions`, Response.json(made, {status: 201}));
  const token = Response.json({Token: 'token', Expiry: '2030-01-01T00:00:00Z'});
  billwerk.reply(`GET /Contracts/${ids.contract}/selfServiceToken`, token);
  for (const id of [ids.customer, ids.otherCustomer])
    billwerk.reply(`GET /Customers/${id}/contracts`, Response.json([]));
  const customerId = attempt === 'other customer' ? ids.otherCustomer : ids.customer;
  const {hook} = hookWithContract(billwerk, {
    authenticate: () => (attempt === 'no session' ? undefined : {customerId}),
    componentSubscriptions: true,
    signup: {authorizeSignup: () => ({visitor: '192.0.2.7'}), rateLimit: {orders: 1, seconds: 60}},
    webhooks: {secret},
  });
  return {billwerk, hook, customerId};
}

const doing = /^POST \/api\/v1\/(Orders|Contracts)(?!\/preview)|selfServiceToken/;

describe.each(Object.entries(routes))('%s', (_name, route) => {
  test.each(attempts.filter((attempt) => route.answers[attempt] !== '-'))('%s', async (attempt) => {
    const {billwerk, hook, customerId} = opened(attempt);
    const {status, body, headers} = await answerOf(hook(requestOf(route, attempt)));
    const details = [body.code, status === 405 ? headers.get('allow') : body.field].filter((each) => each);
    expect([status, ...(status < 400 ? [] : details)].join(' ')).toBe(route.answers[attempt]);
    // Other sites never get to read anything.
    expect(headers.get('access-control-allow-origin')).toBeNull();

    if (status >= 400) {
      expect(headers.get('content-type')).toBe('application/problem+json');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(Object.keys(body).sort()).toEqual(
        ['code', ...(body.field ? ['field'] : []), 'reference', 'status', 'title', 'type'].sort(),
      );
      const done = billwerk.requests.filter(({method, path}) => doing.test(`${method} ${path}`));
      expect(done).toEqual([]);
    }
    // Whatever is ordered, it is for whoever is signed in.
    for (const order of billwerk.sent('POST /Orders')) {
      const named = (order.body as {CustomerId?: string}).CustomerId;
      if (named !== undefined) expect(named).toBe(customerId);
    }
  });
});

test('every route of the README has its row', async () => {
  const readme = await readFile('README.md', 'utf8');
  const documented = [...readme.matchAll(/^\| `((?:GET|POST) \/[^`]*)`/gm)].map(([, route]) => route);
  const tried = new Set(Object.keys(routes).map((name) => name.split(',')[0]));
  expect(documented.length).toBeGreaterThan(9);
  expect(documented.filter((route) => !tried.has(route) && !route!.startsWith('POST /webhooks'))).toEqual([]);
});
