/** One order per key: whoever claims the key first creates, the others wait for what became of it. */
import type {Clock} from '../platform.ts';
import {digest} from './digest.ts';
import {BillwerkFailure} from './failure.ts';
import type {HookLogger} from './logger.ts';
import {Problem} from './problem.ts';
import type {HookStore} from './store.ts';

type KeyRecord = {readonly fingerprint: string} & (
  | {readonly state: 'running'; readonly since: number}
  | {readonly state: 'created'; readonly orderId: string}
  /** The request to billwerk got no answer: an order may exist. Never sent again under this key. */
  | {readonly state: 'unknown'}
);

const keyLifetime = 24 * 60 * 60 * 1000;
const pollInterval = 100;
/** How long a request waits for the same one that came before it. */
const waitLimit = 15_000;
/** After this a running request is taken for lost with its process; above every time limit of a create. */
const runLimit = 180_000;

export interface CreateOnce<Created> {
  readonly store: HookStore;
  readonly clock: Clock;
  readonly logger: HookLogger;
  readonly customerId: string;
  /** The `Idempotency-Key` header. Keys of different customers never meet. */
  readonly key: string | undefined;
  /** The parsed body; the same key with another one is refused. */
  readonly body: object;
  /** Before anything is sent; what fails here frees the key. */
  check(): Promise<void>;
  create(): Promise<Created & {readonly Id: string}>;
}

/** The order's id, and the order itself when this call created it. */
export async function createOnce<Created>(
  request: CreateOnce<Created>,
): Promise<{orderId: string; created?: Created & {readonly Id: string}}> {
  const {store, clock} = request;
  if (!request.key || !/^[\x21-\x7e]{1,128}$/.test(request.key)) throw new Problem('IdempotencyKeyMissing');
  // Hashed, so that the store holds no customer ids and no key of unknown alphabet.
  const storeKey = `sjs-order:${await digest(JSON.stringify([request.customerId, request.key]))}`;
  const fingerprint = await digest(JSON.stringify(request.body));
  const deadline = clock.now() + waitLimit;

  for (;;) {
    const claim = JSON.stringify({fingerprint, state: 'running', since: clock.now()} satisfies KeyRecord);
    const found = await guarded(() => store.claim(storeKey, claim, keyLifetime));
    if (found === undefined) {
      const created = await create(request, storeKey, fingerprint);
      return {orderId: created.Id, created};
    }
    const record = JSON.parse(found) as KeyRecord;
    if (record.fingerprint !== fingerprint) throw new Problem('IdempotencyKeyReused');
    if (record.state === 'created') return {orderId: record.orderId};
    if (record.state === 'unknown' || clock.now() - record.since > runLimit) throw new Problem('Unanswered');
    if (clock.now() >= deadline) throw new Problem('OrderInProgress', {headers: {'retry-after': '5'}});
    await new Promise<void>((resolve) => clock.setTimeout(resolve, pollInterval));
  }
}

async function create<Created>(
  {store, logger, check, create}: CreateOnce<Created>,
  storeKey: string,
  fingerprint: string,
): Promise<Created & {readonly Id: string}> {
  let sent = false;
  try {
    await check();
    sent = true;
    const created = await create();
    await remember({fingerprint, state: 'created', orderId: created.Id});
    return created;
  } catch (error) {
    if (!sent || isCertainlyUndone(error)) await forget();
    else await remember({fingerprint, state: 'unknown'});
    throw error;
  }

  /** Whatever the store does now, what became of the order is known and must be told. */
  async function remember(record: KeyRecord): Promise<void> {
    try {
      await store.put(storeKey, JSON.stringify(record), keyLifetime);
    } catch (cause) {
      // The key stays "running" and is reported unknown later; the order itself is good.
      logger.error('order-hook: the store did not take an outcome', {state: record.state, cause: String(cause)});
    }
  }

  async function forget(): Promise<void> {
    try {
      await store.remove(storeKey);
    } catch (cause) {
      logger.error('order-hook: the store did not free a key', {cause: String(cause)});
    }
  }
}

function isCertainlyUndone(error: unknown): boolean {
  return error instanceof Problem || (error instanceof BillwerkFailure && error.kind !== 'unanswered');
}

/** Without a store nobody knows what was ordered already, so nothing is. */
async function guarded<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (cause) {
    throw new Problem('StoreUnavailable', {cause, headers: {'retry-after': '5'}});
  }
}
