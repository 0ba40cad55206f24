import {Hono} from 'hono';
import {cors} from 'hono/cors';
import {ORDER_STATUSES} from './account.ts';
import type {Account, Order} from './account.ts';
import type {Call} from './calls.ts';
import {announce} from './events.ts';
import {readFault} from './faults.ts';
import type {Fault} from './faults.ts';
import {jsonBody} from './http.ts';
import {fieldsOf, optionalDate, optionalText, toPascalCase} from './input.ts';
import {changeCatalog} from './catalog-changes.ts';
import {createOrder} from './orders.ts';
import {Refusal} from './refusal.ts';
import {PLAN_VARIANTS} from './test-data.ts';

/** The levers that `/__sandbox/*` moves. */
export interface Controls {
  account: () => Account;
  calls: () => Call[];
  faults: () => Fault[];
  tokens: () => Set<string>;
  reset: () => void;
  setClock: (now: Date) => void;
  advanceClock: (ms: number) => void;
  setLatency: (ms: number) => void;
}

/** What `GET /__sandbox/state` answers, and `sandbox.state` holds. */
export function stateOf(account: Account, calls: Call[]) {
  return {
    now: account.now().toISOString(),
    orders: account.orders.map(orderSummary),
    payments: account.payments,
    contracts: account.contracts,
    customers: account.customers,
    componentSubscriptions: account.componentSubscriptions,
    usages: account.usages,
    deliveries: account.deliveries.map(({dueAt, ...delivery}) => ({...delivery, dueAt: dueAt.toISOString()})),
    calls,
  };
}

export type SandboxState = ReturnType<typeof stateOf>;

function orderSummary({priced, createdAt, customer: _, paidBy: __, changeDate, ...order}: Order) {
  const fees = [priced.RecurringFee, priced.SetupFee, ...priced.ComponentSubscriptions].filter(
    (fee) => fee !== undefined,
  );
  return {
    ...order,
    createdAt: createdAt.toISOString(),
    ...(changeDate ? {changeDate: changeDate.toISOString()} : {}),
    orderType: priced.OrderType,
    ...(priced.PlanVariantId ? {planVariantId: priced.PlanVariantId} : {}),
    ...(priced.Coupon ? {coupon: priced.Coupon.CouponCode} : {}),
    grossTotal: priced.TotalGross,
    currency: priced.Currency,
    items: fees.map(({Name, Quantity, TotalNet, TotalVat}) => ({name: Name, quantity: Quantity, TotalNet, TotalVat})),
  };
}

/** What no billwerk has: a look inside, and ways to make things go wrong on purpose. */
export function controlRoutes(controls: Controls): Hono {
  const routes = new Hono();
  routes.use(cors({origin: '*'}));

  routes.get('/state', (context) => context.json(stateOf(controls.account(), controls.calls())));

  routes.post('/reset', (context) => {
    controls.reset();
    return context.json({});
  });

  routes.post('/faults', async (context) => {
    const body = await jsonBody(context);
    controls.faults().push(...(Array.isArray(body) ? body : [body]).map(readFault));
    return context.json({faults: controls.faults()});
  });

  routes.post('/clock', async (context) => {
    const fields = fieldsOf(await jsonBody(context), 'clock');
    const now = typeof fields['now'] === 'number' ? new Date(fields['now']) : optionalDate(fields, 'now');
    if (now) controls.setClock(now);
    else if (typeof fields['advanceMs'] === 'number') controls.advanceClock(fields['advanceMs']);
    else throw new Refusal('InvalidData', 'now or advanceMs is missing');
    return context.json({now: controls.account().now().toISOString()});
  });

  /** `{latencyMs}`: every later answer takes that long. */
  routes.post('/latency', async (context) => {
    const {latencyMs} = fieldsOf(await jsonBody(context), 'latency');
    if (typeof latencyMs !== 'number' || !(latencyMs >= 0)) throw new Refusal('InvalidData', 'latencyMs: a number');
    controls.setLatency(latencyMs);
    return context.json({latencyMs});
  });

  /** `{bearers: string[]}`: what the account offers from now on. Any bearer string will do. */
  routes.post('/bearers', async (context) => {
    const {bearers} = fieldsOf(await jsonBody(context), 'bearers');
    if (!Array.isArray(bearers) || !bearers.every((bearer) => typeof bearer === 'string')) {
      throw new Refusal('InvalidData', 'bearers: a list of strings');
    }
    controls.account().bearers = bearers;
    return context.json({bearers});
  });

  /** `{success, error}`: where billwerk's own finalize page sends shoppers on. */
  routes.post('/result-pages', async (context) => {
    const fields = fieldsOf(await jsonBody(context), 'result-pages');
    const [success, error] = [optionalText(fields, 'success') ?? '', optionalText(fields, 'error') ?? ''];
    if (!URL.canParse(success) || !URL.canParse(error)) throw new Refusal('InvalidData', 'success, error: URLs');
    controls.account().resultPages = {success, error};
    return context.json({success, error});
  });

  /**
   * `{planVariantId, price?, allowSelfService?}` or `{coupon, used: true}`: what the merchant changes meanwhile, until
   * the next reset.
   */
  routes.post('/catalog', async (context) => {
    changeCatalog(controls.account(), fieldsOf(await jsonBody(context), 'catalog'));
    return context.json({});
  });

  /** An order as a merchant's back office would make it, to be paid through the `order` property. */
  routes.post('/orders', async (context) => {
    const fields = fieldsOf(await jsonBody(context), 'order');
    const status = ORDER_STATUSES.find((known) => known === (optionalText(fields, 'status') ?? 'InProgress'));
    if (!status) throw new Refusal('InvalidData', `status: one of ${ORDER_STATUSES.join(', ')}`);
    const body = {Cart: {PlanVariantId: PLAN_VARIANTS.soloMonthly}, ...fieldsOf(toPascalCase(fields), 'order')};
    const order = createOrder(controls.account(), body, 'control');
    order.status = status;
    const {TotalGross: grossTotal, Currency: currency} = order.priced;
    return context.json({orderId: order.id, grossTotal, currency, status});
  });

  /** `{"Event": ..., ...}`: sends such a message, as the test button of the original does, to all who listen to it. */
  routes.post('/webhooks', async (context) => {
    const {Event, ...members} = fieldsOf(await jsonBody(context), 'webhook');
    if (typeof Event !== 'string') throw new Refusal('InvalidData', 'Event: the name of an event was expected');
    return context.json({deliveries: announce(controls.account(), Event, members)});
  });

  routes.post('/tokens/revoke', (context) => {
    controls.tokens().clear();
    return context.json({});
  });
  return routes;
}
