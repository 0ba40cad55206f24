/** An order hook that answers in the page: what it is asked is noted, and what it says can be changed. */
import type {Contract, OrderStatus} from '../../src/model.ts';
import type {OrderBody, PayMode} from '../../src/order-hook/wire.ts';
import {valid} from './catalog.ts';
import {contractOf} from './contract.ts';

export interface FakeOrderHook {
  contracts: readonly Contract[];
  /** Due for the change: gross. */
  total: number;
  pay: PayMode;
  dueDate: string | undefined;
  /** What the order says otherwise than its preview did. */
  ordered: {readonly total?: number; readonly pay?: PayMode; readonly dueDate?: string};
  /** What became of every order. */
  status: OrderStatus;
  /** `GET /billing/contracts`, and so on, with bodies. */
  readonly asked: {readonly request: string; readonly body: unknown}[];
  bodies(request: string): readonly unknown[];
  /** Answers that come instead, by request; each once. */
  readonly instead: Map<string, () => Response | Promise<Response>>;
  remove(): void;
}

export function installFakeOrderHook(base = '/billing'): FakeOrderHook {
  const original = window.fetch;
  let orders = 0;
  const hook: FakeOrderHook = {
    contracts: [contractOf()],
    total: 11.9,
    pay: 'stored',
    dueDate: undefined,
    ordered: {},
    status: 'Completed',
    asked: [],
    bodies: (request) => hook.asked.filter((each) => each.request === request).map(({body}) => body),
    instead: new Map(),
    remove: () => (window.fetch = original),
  };

  function price(said: FakeOrderHook['ordered'] = {}) {
    const {total, pay, dueDate} = {...hook, ...said};
    const net = Math.round((total / 1.19) * 100) / 100;
    const vat = Math.round((total - net) * 100) / 100;
    const item = (description: string, share: number) => ({
      description,
      quantity: 1,
      vatPercentage: 19,
      periodStart: '2026-11-20T00:00:00Z',
      periodEnd: '2026-12-01T00:00:00Z',
      net: share,
      vat: Math.round(share * 19) / 100,
      gross: Math.round(share * 119) / 100,
    });
    return {
      grossTotal: total,
      currency: 'EUR',
      status: 'InProgress',
      pay,
      preview: {
        currency: 'EUR',
        total: net,
        totalVat: vat,
        totalGross: total,
        nextTotalGross: 107.1,
        nextDate: '2026-12-01T00:00:00Z',
        isTrial: false,
        allowWithoutPaymentData: false,
        fees: [],
        lineItems: [item('Solo, unused time', -4), item('Fleet', Math.round((net + 4) * 100) / 100)],
        ...(dueDate && {dueDate}),
        buyer: 'customer',
      },
    };
  }

  function answer(request: string, body: unknown): unknown {
    const status = (orderId: string) => ({orderId, contractId: 'contract-1', status: hook.status});
    switch (request) {
      case `GET ${base}/catalog`:
        return valid();
      case `GET ${base}/contracts`:
        return {contracts: hook.contracts};
      case `POST ${base}/orders/preview`:
        return price();
      case `POST ${base}/orders`:
        orders += 1;
        return {orderId: `order-${orders}`, contractId: (body as OrderBody).contractId, ...price(hook.ordered)};
      default: {
        if (request.endsWith('/self-service-token')) return {token: 'a-secret-token'};
        const [, id = ''] = /\/orders\/([^/]+)/.exec(request) ?? [];
        return status(id);
      }
    }
  }

  window.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(base)) return original(input, init);
    const request = `${init?.method ?? 'GET'} ${url}`;
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    hook.asked.push({request, body});
    const instead = hook.instead.get(request);
    hook.instead.delete(request);
    return instead ? instead() : Response.json(answer(request, body));
  };
  return hook;
}

export function problemResponse(status: number, code: string): Response {
  return Response.json({code, status, title: code, type: 'about:blank'}, {status});
}
