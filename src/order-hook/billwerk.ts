/** billwerk's REST API, as far as the hook needs it. Only here do requests leave the hook. */
import * as v from 'valibot';
import type {Clock} from '../platform.ts';
import {BillwerkFailure} from './failure.ts';
import {
  cancellationPreviewSchema,
  componentSubscriptionSchema,
  contractSchema,
  contractsSchema,
  customerSchema,
  orderSchema,
  previewSchema,
  productInfoSchema,
  selfServiceTokenSchema,
  subscriptionsSchema,
} from './responses.ts';
import type {
  BillwerkComponentSubscription,
  BillwerkContract,
  BillwerkCustomer,
  BillwerkOrder,
  BillwerkToken,
  PreviewedOrder,
  ProductInfo,
} from './responses.ts';
import {createRetryBudget} from './retry-budget.ts';
import {createTokenSource} from './token.ts';

export interface BillwerkOptions {
  /** Such as `https://sandbox.billwerk.com` or `https://app.billwerk.com`. http is accepted for this machine only. */
  readonly host: string;
  /** Default: `/oauth/token` on the host. */
  readonly tokenUrl?: string;
  /** Of a confidential client (Settings / My Apps). The token opens the whole account: never in a browser. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Sent as `X-SELECTED-LEGAL-ENTITY-ID`, for accounts with several entities. */
  readonly legalEntityId?: string;
}

/** Every method rejects with a `BillwerkFailure`. */
export interface BillwerkClient {
  productInfo(): Promise<ProductInfo>;
  previewOrder(order: object): Promise<PreviewedOrder>;
  /** Never sent twice: billwerk makes an order of every request. */
  createOrder(order: object): Promise<BillwerkOrder>;
  order(orderId: string): Promise<BillwerkOrder>;
  /** Orders that nobody has begun to pay, made since then; by pages that begin with the order `from`. */
  openOrders(page: {readonly since: string; readonly take: number; readonly from?: string}): Promise<BillwerkOrder[]>;
  /** Of an order that nobody pays. One that is gone already counts as deleted. */
  deleteOrder(orderId: string): Promise<void>;
  customer(customerId: string): Promise<BillwerkCustomer>;
  /** Changes the fields that are given, and no others. */
  updateCustomer(customerId: string, fields: object): Promise<void>;
  contract(contractId: string): Promise<BillwerkContract>;
  /** All of them, also those that have ended [C]. */
  contractsOf(customerId: string): Promise<readonly BillwerkContract[]>;
  /** Also those that have ended. */
  componentSubscriptions(contractId: string): Promise<readonly BillwerkComponentSubscription[]>;
  /** Without an order: billed with the next regular billing [D]. Never sent twice. */
  addComponentSubscription(contractId: string, subscription: object): Promise<BillwerkComponentSubscription>;
  /** When the contract would end if it were cancelled now. */
  endOfTerm(contractId: string): Promise<string | undefined>;
  /** Opens that one contract to whoever has it, so it goes to its customer only and into no log. */
  selfServiceToken(contractId: string): Promise<BillwerkToken>;
  /** Documented as idempotent [D]. The answer's shape is not known; re-read the order. */
  commitOrder(orderId: string): Promise<void>;
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** What it leaves behind at billwerk: nothing, the same however often it is sent, or something new each time. */
  readonly effect: 'none' | 'same' | 'new';
}

/** Pauses before the second and the third try, milliseconds. */
const backoff = [250, 1000];
/** Of one try. An order that is created may take longer than a read; nothing is gained by giving up early. */
const timeLimits = {create: 30_000, other: 10_000};
/** One call is made with it, soon; a challenge of the customer's bank may be part of that. */
const tokenMinutes = 15;

export function createBillwerkClient(
  options: BillwerkOptions,
  world: {fetch: typeof fetch; clock: Clock},
): BillwerkClient {
  const {clock} = world;
  const retries = createRetryBudget();
  const base = new URL('/api/v1/', secureUrl(options.host)).href;
  const token = createTokenSource({
    tokenUrl: secureUrl(options.tokenUrl ?? new URL('/oauth/token', options.host).href).href,
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    fetch: world.fetch,
    clock,
    timeLimit: timeLimits.other,
  });

  async function call<Schema extends v.GenericSchema>(schema: Schema, call: Call): Promise<v.InferOutput<Schema>> {
    let mayBeDone = false;
    retries.earn();
    for (let tries = 0; ; tries++) {
      try {
        return await once(schema, call);
      } catch (error) {
        if (!(error instanceof BillwerkFailure)) throw error;
        mayBeDone ||= error.kind === 'unanswered';
        const pause = backoff[tries];
        const isFinal = call.effect === 'new' || pause === undefined || !isPassing(error);
        if (isFinal || !retries.spend()) throw judged(error, call, mayBeDone);
        await new Promise<void>((resolve) => clock.setTimeout(resolve, pause));
      }
    }
  }

  async function once<Schema extends v.GenericSchema>(schema: Schema, call: Call): Promise<v.InferOutput<Schema>> {
    let accessToken = await token.get();
    let response = await send(call, accessToken);
    if (response.status === 401) {
      // Tokens can be revoked at any time [D]. A 401 did no work, so even a creating request may be repeated.
      accessToken = await token.get(accessToken);
      response = await send(call, accessToken);
    }
    return parse(schema, read(call, response), response.status);
  }

  async function send(call: Call, accessToken: string): Promise<{status: number; text: string}> {
    const controller = new AbortController();
    const timeLimit = call.effect === 'new' ? timeLimits.create : timeLimits.other;
    const limit = clock.setTimeout(() => controller.abort(), timeLimit);
    try {
      const response = await world.fetch(base + call.path, {
        method: call.method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${accessToken}`,
          ...(call.body && {'content-type': 'application/json'}),
          ...(options.legalEntityId && {'x-selected-legal-entity-id': options.legalEntityId}),
        },
        ...(call.body && {body: JSON.stringify(call.body)}),
        // The token must not travel to wherever a redirect points.
        redirect: 'manual',
        signal: controller.signal,
      });
      return {status: response.status, text: await response.text()};
    } catch (cause) {
      throw new BillwerkFailure('unanswered', `${call.method} ${call.path}: no answer`, {cause});
    } finally {
      clock.clearTimeout(limit);
    }
  }

  return {
    productInfo: () => call(productInfoSchema, {method: 'GET', path: 'productInfo', effect: 'none'}),
    previewOrder: (body) => call(previewSchema, {method: 'POST', path: 'Orders/preview', body, effect: 'none'}),
    createOrder: (body) => call(orderSchema, {method: 'POST', path: 'Orders', body, effect: 'new'}),
    order: (orderId) => call(orderSchema, {method: 'GET', path: `Orders/${orderId}`, effect: 'none'}),
    openOrders: ({since, take, from}) => {
      const query = new URLSearchParams({
        status: 'InProgress',
        dateFrom: since,
        take: String(take),
        ...(from && {from}),
      });
      return call(v.array(orderSchema), {method: 'GET', path: `Orders?${query.toString()}`, effect: 'none'});
    },
    deleteOrder: async (orderId) => {
      try {
        await call(v.unknown(), {method: 'DELETE', path: `Orders/${orderId}`, effect: 'same'});
      } catch (error) {
        if (!(error instanceof BillwerkFailure) || error.status !== 404) throw error;
      }
    },
    customer: (customerId) => call(customerSchema, {method: 'GET', path: `Customers/${customerId}`, effect: 'none'}),
    updateCustomer: async (customerId, body) => {
      await call(v.unknown(), {method: 'PATCH', path: `Customers/${customerId}`, body, effect: 'same'});
    },
    contract: (contractId) => call(contractSchema, {method: 'GET', path: `Contracts/${contractId}`, effect: 'none'}),
    contractsOf: (customerId) => {
      const path = `Customers/${encodeURIComponent(customerId)}/contracts`;
      return call(contractsSchema, {method: 'GET', path, effect: 'none'});
    },
    componentSubscriptions: async (contractId) => {
      const path = `Contracts/${contractId}/subscriptions`;
      return (await call(subscriptionsSchema, {method: 'GET', path, effect: 'none'})).ComponentSubscriptions ?? [];
    },
    addComponentSubscription: (contractId, body) => {
      const path = `Contracts/${contractId}/componentSubscriptions`;
      return call(componentSubscriptionSchema, {method: 'POST', path, body, effect: 'new'});
    },
    endOfTerm: async (contractId) => {
      const path = `Contracts/${contractId}/cancellationPreview`;
      return (await call(cancellationPreviewSchema, {method: 'GET', path, effect: 'none'})).EndDate ?? undefined;
    },
    selfServiceToken: (contractId) => {
      const path = `Contracts/${contractId}/selfServiceToken?tokenValidity=${tokenMinutes}`;
      return call(selfServiceTokenSchema, {method: 'GET', path, effect: 'none'});
    },
    commitOrder: async (orderId) => {
      await call(v.unknown(), {method: 'POST', path: `Orders/${orderId}/commit`, body: {}, effect: 'same'});
    },
  };
}

/** The last failure of several tries, by what all of them together say about the work. */
function judged({kind, message, status, cause}: BillwerkFailure, {effect}: Call, mayBeDone: boolean): BillwerkFailure {
  // A later try of a change may have been refused just because an earlier one did it; a read never does anything.
  if (mayBeDone && effect !== 'none') return new BillwerkFailure('unanswered', message, {status, cause});
  return new BillwerkFailure(kind === 'unanswered' ? 'unavailable' : kind, message, {status, cause});
}

function read(call: Call, {status, text}: {status: number; text: string}): unknown {
  const what = `${call.method} ${call.path}: ${status}`;
  if (status >= 200 && status < 300) {
    try {
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    } catch {
      // Without its cause: the parser's message quotes the answer, and goes to the log.
      throw new BillwerkFailure('unanswered', `${what}, not JSON`, {status});
    }
  }
  // 408: it may have been read to the end all the same.
  if (status < 400 || status >= 500 || status === 408) throw new BillwerkFailure('unanswered', what, {status});
  throw new BillwerkFailure(kindOf(call, status), `${what} ${messageOf(text)}`.trim(), {status});
}

function kindOf({method}: Call, status: number): BillwerkFailure['kind'] {
  if (status === 401 || status === 429) return 'unavailable';
  if (method !== 'GET') return 'refused';
  // 422 for an id that is none [C].
  return status === 404 || status === 422 ? 'missing' : 'unavailable';
}

/** billwerk's own sentence, for the log, which cuts it only once it is masked: `{"Message": "..."}` [C]. */
function messageOf(text: string): string {
  try {
    const {Message} = JSON.parse(text) as {Message?: unknown};
    return typeof Message === 'string' ? Message.slice(0, 2000) : '';
  } catch {
    return '';
  }
}

function parse<Schema extends v.GenericSchema>(schema: Schema, value: unknown, status: number): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const field = v.getDotPath(result.issues[0]) ?? 'the answer';
  throw new BillwerkFailure('unanswered', `billwerk's answer is unreadable at ${field}`, {status});
}

/** Network trouble, 429 and 5xx pass; a refusal, a rejected token and an answer nobody can read stay. */
function isPassing({kind, status}: BillwerkFailure): boolean {
  return kind === 'unanswered' ? status === undefined || status >= 500 : status === 429;
}

function secureUrl(address: string): URL {
  const url = new URL(address);
  const isThisMachine = /^(localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine)) return url;
  throw new TypeError(`createOrderHook: billwerk must be reached by https, not ${url.protocol}//${url.host}`);
}
