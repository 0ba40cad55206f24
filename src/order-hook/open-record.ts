/** What the store knows of the open order for one thing: for one cart, or of one contract. */
import type {BillwerkClient} from './billwerk.ts';
import {isOver} from './commit.ts';
import {digest} from './digest.ts';
import {BillwerkFailure} from './failure.ts';
import {guarded} from './lock.ts';
import {Problem} from './problem.ts';
import type {BillwerkOrder} from './responses.ts';
import type {HookStore} from './store.ts';

export interface SentWish {
  readonly fingerprint: string;
  /** Of a change, as it was sent: "with the next billing" is another day once that billing was. */
  readonly changeDate?: string;
  /** When it was sent. */
  readonly since: number;
}

export interface OpenRecord extends SentWish {
  /** Missing while nobody knows. */
  readonly orderId?: string;
  /** Sent before, and nobody knows what became of them. */
  readonly doubts?: readonly SentWish[];
}

export function unansweredIn(record: OpenRecord | undefined): readonly SentWish[] {
  if (!record) return [];
  const {orderId, doubts = [], ...wish} = record;
  return orderId ? doubts : [...doubts, wish];
}

/**
 * With the customer in it: whose contract it is, is asked by whoever holds the lock, and until then a stranger who names it
 * stands in nobody's way but their own.
 */
export function contractLockName(customerId: string, contractId: string): Promise<string> {
  return digest(JSON.stringify(['contract', contractId, customerId]).toLowerCase());
}

export interface RecordAccess {
  read(): Promise<OpenRecord | undefined>;
  /** @returns false where somebody else has written since it was read: the lock was lost */
  write(record: OpenRecord): Promise<boolean>;
  /** What `write` wrote last gives way to what was there before, unless somebody else has written since. */
  restore(): Promise<void>;
}

/** @param knownLifetime of a record that names its order; without one it says only what is looked for */
export function openRecord(store: HookStore, lockName: string, lifetime = 0, knownLifetime = lifetime): RecordAccess {
  const key = keyOf(lockName);
  let seen: string | undefined;
  let before: string | undefined;
  let isWritten = false;
  return {
    read: async () => {
      seen = await guarded(() => store.get(key));
      return seen === undefined ? undefined : (JSON.parse(seen) as OpenRecord);
    },
    write: async (record) => {
      const next = JSON.stringify(record);
      const kept = record.orderId ? knownLifetime : lifetime;
      const isOurs =
        seen === undefined
          ? (await store.claim(key, next, kept)) === undefined
          : await store.replaceIf(key, seen, next, kept);
      if (isOurs) [before, seen, isWritten] = [seen, next, true];
      return isOurs;
    },
    restore: async () => {
      if (!isWritten || seen === undefined) return;
      if (before === undefined) await store.removeIf(key, seen);
      else await store.replaceIf(key, seen, before, lifetime);
    },
  };
}

/** Undefined when there is none any more, or it has come to its end. */
export async function stillOpen(billwerk: BillwerkClient, orderId: string): Promise<BillwerkOrder | undefined> {
  try {
    const order = await billwerk.order(orderId);
    return isOver(order) ? undefined : order;
  } catch (error) {
    if (error instanceof BillwerkFailure && error.kind === 'missing') return undefined;
    throw error;
  }
}

/**
 * Two orders of one contract may be open after all, such as one whose answer was lost beside a later one: only the one that
 * the contract's customer was told of last is settled here.
 * @throws Problem `OrderOpen`
 */
export async function checkOnlyChange(
  {billwerk, store}: {readonly billwerk: BillwerkClient; readonly store: HookStore},
  customerId: string,
  {orderId, contractId}: {readonly orderId: string; readonly contractId: string},
): Promise<void> {
  const name = await contractLockName(customerId, contractId);
  const record = await openRecord(store, name).read();
  if (!record || record.orderId?.toLowerCase() === orderId.toLowerCase()) return;
  if (!record.orderId || (await stillOpen(billwerk, record.orderId))) throw new Problem('OrderOpen');
}

function keyOf(lockName: string): string {
  return `open:${lockName}`;
}
