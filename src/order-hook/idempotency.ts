/**
 * One order per key. Whoever holds the lock creates; the others wait for what became of it. Before a request leaves for
 * billwerk its key says so, in one atomic step with the proof that nobody else has taken it over: whatever happens then, to
 * this process or to the store, that key sends no second one.
 */
import type {Clock} from '../platform.ts';
import {digest} from './digest.ts';
import {BillwerkFailure} from './failure.ts';
import {fingerprintOf} from './fingerprint.ts';
import {guarded, inProgress, inTurn} from './lock.ts';
import {describeError, type HookLogger} from './logger.ts';
import {Problem} from './problem.ts';
import type {HookStore} from './store.ts';

type KeyRecord = {readonly fingerprint: string} &
  /** Nothing was sent yet. Whoever holds the lock may take it over from an owner who does not. */
  (
    | {readonly state: 'running'; readonly owner: string}
    /** An order may exist; found again by reading, or unknown. */
    | {readonly state: 'sent'; readonly owner: string; readonly since: number}
    | {readonly state: 'created'; readonly orderId: string}
  );

const keyLifetime = 24 * 60 * 60 * 1000;
/** What is known of other orders for the same thing. Asked and told by whoever holds the lock. */
export interface OpenOrders {
  /** Wishes with the same name wait for each other. */
  readonly lockName: string;
  /** An order that is open already and serves as well. */
  reuse(): Promise<string | undefined>;
  /** @throws Problem `OrderOpen` where another change was sent since `reuse`, `OrderInProgress` where the same cart was */
  sending(): Promise<void>;
  /** What was sent was refused: no order came of it. */
  undone?(): Promise<void>;
  /** @throws Problem `OrderOpen` where another change was sent meanwhile; this order is not told to anybody then */
  made(orderId: string): Promise<void>;
  /** The key of this order was asked about again: what the store did not take when it was made is told once more. */
  repeated?(orderId: string): Promise<void>;
  /**
   * The order of a request that left at that time and was not answered, if exactly one can be it.
   * @throws Problem `OrderOpen` where another change of the contract is open
   */
  findAgain(since: number): Promise<string | undefined>;
}

export interface CreateOnce<Created> {
  readonly store: HookStore;
  readonly clock: Clock;
  readonly logger: HookLogger;
  /** Keys of different routes never meet. */
  readonly route: string;
  readonly customerId: string;
  /** The `Idempotency-Key` header. Keys of different customers never meet. */
  readonly key: string | undefined;
  /** The parsed body; the same key with another one is refused. */
  readonly body: object;
  readonly open?: OpenOrders;
  /** Before anything is sent; what fails here frees the key. */
  check(): Promise<void>;
  create(): Promise<Created & {readonly Id: string}>;
}

export interface CreatedOnce<Created> {
  readonly orderId: string;
  /** Where this call created it. */
  readonly created?: Created & {readonly Id: string};
}

export async function createOnce<Created>(request: CreateOnce<Created>): Promise<CreatedOnce<Created>> {
  const {store, clock, route, customerId, key} = request;
  if (!key || !/^[\x21-\x7e]{1,128}$/.test(key)) throw new Problem('IdempotencyKeyMissing');
  // Hashed, so that the store holds no customer ids and no key of unknown alphabet.
  const storeKey = `key:${await digest(JSON.stringify([route, customerId, key]))}`;
  const fingerprint = await fingerprintOf(request.body);
  const lockName = `lock:${request.open?.lockName ?? storeKey}`;
  const known = async () => {
    const orderId = createdBy(await guarded(() => store.get(storeKey)), fingerprint);
    if (orderId) await request.open?.repeated?.(orderId);
    return orderId ? {orderId} : undefined;
  };
  return inTurn({store, clock}, lockName, () => createAlone(request, storeKey, fingerprint), known);
}

async function createAlone<Created>(
  {store, clock, logger, open, check, create}: CreateOnce<Created>,
  storeKey: string,
  fingerprint: string,
): Promise<CreatedOnce<Created>> {
  const owner = crypto.randomUUID();
  const running = write({fingerprint, state: 'running', owner});
  const found = await guarded(() => store.claim(storeKey, running, keyLifetime));
  if (found !== undefined) {
    const orderId = createdBy(found, fingerprint);
    if (orderId) return {orderId};
    const record = JSON.parse(found) as KeyRecord;
    if (record.state === 'sent') return {orderId: await findAgain(record.since, found)};
    if (!(await guarded(() => store.replaceIf(storeKey, found, running, keyLifetime)))) throw inProgress();
  }

  const since = clock.now();
  const sent = write({fingerprint, state: 'sent', owner, since});
  let current = running;
  try {
    await check();
    const reused = await open?.reuse();
    if (reused) {
      await remember(reused);
      return {orderId: reused};
    }
    if (!(await guarded(() => store.replaceIf(storeKey, running, sent, keyLifetime)))) throw inProgress();
    current = sent;
    await guarded(async () => open?.sending());
    const created = await create();
    await noted(async () => open?.made(created.Id));
    await remember(created.Id);
    return {orderId: created.Id, created};
  } catch (error) {
    const mayBeMade = current === sent && !isCertainlyUndone(error);
    if (mayBeMade) return {orderId: await findAgain(since, sent, error)};
    if (current === sent) await noted(async () => open?.undone?.());
    await noted(() => store.removeIf(storeKey, current));
    throw error;
  }

  async function findAgain(since: number, record: string, cause?: unknown): Promise<string> {
    const orderId = await open?.findAgain(since).catch((failure: unknown) => {
      if (isInTheWay(failure)) throw failure;
      logger.warn('order-hook: looking for an unanswered order failed', {cause: describeError(failure)});
      return undefined;
    });
    if (!orderId) throw cause instanceof Error ? cause : new Problem('Unanswered');
    logger.info('order-hook: an unanswered order was found again', {orderId});
    await remember(orderId, record);
    return orderId;
  }

  function remember(orderId: string, record = current): Promise<void> {
    const created = write({fingerprint, state: 'created', orderId});
    return noted(() => store.replaceIf(storeKey, record, created, keyLifetime));
  }

  /** Whatever the store does now, what became of the order is known and must be told. */
  async function noted(note: () => Promise<unknown>): Promise<void> {
    try {
      await note();
    } catch (cause) {
      if (isInTheWay(cause)) throw cause;
      logger.error('order-hook: the store did not take an outcome', {cause: describeError(cause)});
    }
  }
}

function write(record: KeyRecord): string {
  return JSON.stringify(record);
}

/** @throws Problem when the key was used for something else */
function createdBy(found: string | undefined, fingerprint: string): string | undefined {
  if (found === undefined) return undefined;
  const record = JSON.parse(found) as KeyRecord;
  if (record.fingerprint !== fingerprint) throw new Problem('IdempotencyKeyReused');
  return record.state === 'created' ? record.orderId : undefined;
}

function isCertainlyUndone(error: unknown): boolean {
  return error instanceof Problem || (error instanceof BillwerkFailure && error.kind !== 'unanswered');
}

function isInTheWay(error: unknown): boolean {
  return error instanceof Problem && error.code === 'OrderOpen';
}
