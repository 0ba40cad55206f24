/** What every route of the hook works with, and what the hook knows of a request. */
import type {Hono} from 'hono';
import type {Clock} from '../platform.ts';
import type {AnswerOptions} from './answer.ts';
import type {BillwerkClient} from './billwerk.ts';
import type {HookLogger} from './logger.ts';
import type {ChangedContract, HookCustomer, OrderPolicy} from './pay-mode.ts';
import {Problem} from './problem.ts';
import type {Products} from './products.ts';
import type {HookStore} from './store.ts';
import type {UsageSource} from './usages.ts';

export interface HookContext {
  readonly billwerk: BillwerkClient;
  readonly products: Products;
  readonly store: HookStore;
  readonly policy: OrderPolicy | undefined;
  readonly usages: UsageSource | undefined;
  readonly logger: HookLogger;
  readonly clock: Clock;
}

/** Set before any route of a signed-in customer is reached. */
export type HookEnvironment = {Variables: {customer: HookCustomer}};
export type HookApp = Hono<HookEnvironment>;

export function answerOptions(
  hook: HookContext,
  customer: HookCustomer,
  known: {readonly planVariantId?: string | undefined; readonly change?: ChangedContract | undefined} = {},
): AnswerOptions {
  const {billwerk, products, policy, logger} = hook;
  const {planVariantId, change} = known;
  return {billwerk, products, policy, customer, logger, ...(planVariantId && {planVariantId}), ...(change && {change})};
}

const jsonHeaders = {'content-type': 'application/json', 'cache-control': 'no-store'};

/** An answer for one customer. Headers as a plain object are written as they are, which `context.json` cannot do. */
export function json(answer: object, status = 200): Response {
  return new Response(JSON.stringify(answer), {status, headers: jsonHeaders});
}

/** Other methods of a path that exists. To be called after its own. */
export function allowOnly(app: HookApp, methods: Readonly<Record<string, string>>): void {
  for (const [path, allow] of Object.entries(methods)) {
    app.all(path, () => {
      throw new Problem('MethodNotAllowed', {headers: {allow}});
    });
  }
}
