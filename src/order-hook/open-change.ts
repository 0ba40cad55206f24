/**
 * One open order for one thing. Of a contract: one change at a time; an identical one is used again, another one makes room.
 * Of a further contract: the same cart of the same customer within ten minutes is the same wish, whatever its key.
 */
import {isOver} from './commit.ts';
import type {HookContext} from './context.ts';
import {digest} from './digest.ts';
import {BillwerkFailure} from './failure.ts';
import {findUnanswered} from './find-again.ts';
import type {OpenOrders} from './idempotency.ts';
import {guarded} from './lock.ts';
import {describeError} from './logger.ts';
import {Problem} from './problem.ts';
import type {BillwerkOrder} from './responses.ts';

export interface OrderWish {
  readonly customerId: string;
  /** Of a change; without it the order makes a further contract. */
  readonly contractId?: string | undefined;
  /** The parsed body: two wishes with the same one are the same. */
  readonly body: object;
  /** What is sent to billwerk. Asked after the check, by which it may be made. */
  order(): Promise<object & {readonly ChangeDate?: string}>;
}

interface SentWish {
  readonly fingerprint: string;
  /** Of a change, as it was sent: "with the next billing" is another day once that billing was. */
  readonly changeDate?: string;
  /** When it was sent. */
  readonly since: number;
}

interface OpenRecord extends SentWish {
  /** Missing while nobody knows. */
  readonly orderId?: string;
  /** Sent before, and nobody knows what became of them. */
  readonly doubts?: readonly SentWish[];
}

const changeLifetime = 24 * 60 * 60 * 1000;
/** A second contract with the same cart is a wish of its own after this, and as soon as the first is on its way to be paid. */
const cartLifetime = 10 * 60 * 1000;
/** An unanswered order is there by then: its own time limit, and two clocks that differ. */
const doubtLasts = 5 * 60 * 1000;

/**
 * With the customer in it: whose contract it is, is asked by whoever holds the lock, and until then a stranger who names it
 * stands in nobody's way but their own.
 */
export function contractLockName(customerId: string, contractId: string): Promise<string> {
  return digest(JSON.stringify(['contract', contractId, customerId]).toLowerCase());
}

export async function openOrders(
  {billwerk, store, clock, logger}: Pick<HookContext, 'billwerk' | 'store' | 'clock' | 'logger'>,
  wish: OrderWish,
): Promise<OpenOrders> {
  const {customerId, contractId} = wish;
  const fingerprint = await digest(JSON.stringify(wish.body));
  const lockName = contractId
    ? await contractLockName(customerId, contractId)
    : await digest(JSON.stringify(['cart', customerId, fingerprint]).toLowerCase());
  const recordKey = `open:${lockName}`;
  const lifetime = contractId ? changeLifetime : cartLifetime;
  /** What `sending` wrote, and what it took the place of. */
  let sent = '';
  let before: OpenRecord | undefined;

  async function read(): Promise<OpenRecord | undefined> {
    const found = await guarded(() => store.get(recordKey));
    return found === undefined ? undefined : (JSON.parse(found) as OpenRecord);
  }

  async function write(record: OpenRecord): Promise<void> {
    await store.put(recordKey, JSON.stringify(record), lifetime);
  }

  /** Of this wish, as it is sent now. */
  async function recordOfNow(orderId?: string): Promise<OpenRecord> {
    const {ChangeDate: changeDate} = await wish.order();
    const since = clock.now();
    const doubts = unansweredIn(before).filter((each) => since - each.since < changeLifetime);
    return {
      fingerprint,
      since,
      ...(changeDate && {changeDate}),
      ...(orderId && {orderId}),
      ...(doubts.length > 0 && {doubts}),
    };
  }

  /** Whether it is of an order for the same, and for the same day. */
  async function isAlike(record: SentWish): Promise<boolean> {
    if (record.fingerprint !== fingerprint) return false;
    return !contractId || record.changeDate === (await wish.order()).ChangeDate;
  }

  /** Undefined when there is none any more, or it has come to its end. */
  async function stillOpen(orderId: string): Promise<BillwerkOrder | undefined> {
    try {
      const order = await billwerk.order(orderId);
      return isOver(order) ? undefined : order;
    } catch (error) {
      if (error instanceof BillwerkFailure && error.kind === 'missing') return undefined;
      throw error;
    }
  }

  /** Neither what an order ends nor its day can be compared: it may be that of another wish which got no answer either. */
  async function mayBeOfAnother(since: number, record: OpenRecord | undefined): Promise<boolean> {
    for (const each of unansweredIn(record)) {
      if (since - each.since < doubtLasts && !(await isAlike(each))) return true;
    }
    return false;
  }

  async function search(since: number, record: OpenRecord | undefined): Promise<string | undefined> {
    if (await mayBeOfAnother(since, record)) return undefined;
    const order = await findUnanswered(billwerk, {customerId, contractId, order: await wish.order(), since}, isFree);
    if (order) await claim(order.Id);
    return order?.Id;
  }

  /** For another key, which may go on where looking is not possible: an order that nobody pays charges nothing. */
  async function searchInVain(record: OpenRecord): Promise<string | undefined> {
    try {
      return await search(record.since, record);
    } catch (cause) {
      logger.warn('order-hook: looking for an unanswered order failed', {cause: describeError(cause)});
      return undefined;
    }
  }

  /** Every order belongs to the wish that made it, so that none is found again for another. */
  async function claim(orderId: string): Promise<void> {
    await store.put(`order:${orderId}`, lockName, changeLifetime);
  }

  async function isFree(orderId: string): Promise<boolean> {
    return (await store.get(`order:${orderId}`)) === undefined;
  }

  /** @throws Problem `OrderOpen` unless it is gone and was not paid meanwhile */
  async function makeRoom(order: BillwerkOrder): Promise<void> {
    // Somebody may be paying it at this moment.
    if (order.Status !== 'InProgress') throw new Problem('OrderOpen');
    try {
      await billwerk.deleteOrder(order.Id);
    } catch (cause) {
      if (!(cause instanceof BillwerkFailure) || cause.kind === 'unavailable') throw cause;
      throw new Problem('OrderOpen', {cause});
    }
    // An order that can still be read was not deleted, whatever the answer said.
    const left = await billwerk.order(order.Id).catch((error: unknown) => {
      if (error instanceof BillwerkFailure && error.kind === 'missing') return undefined;
      throw error;
    });
    if (left) throw new Problem('OrderOpen');
    logger.info('order-hook: an open change made room for another', {orderId: order.Id});
  }

  return {
    lockName,
    reuse: async () => {
      const record = await read();
      if (!record) return undefined;
      const isSame = await isAlike(record);
      const orderId = record.orderId ?? (isSame ? await searchInVain(record) : undefined);
      const order = orderId ? await stillOpen(orderId) : undefined;
      if (!order) return undefined;
      if (isSame && order.Status === 'InProgress') {
        if (!record.orderId) await guarded(() => write({...record, orderId: order.Id}));
        return order.Id;
      }
      // Of a cart that is being paid elsewhere nothing is known here, and after a decline it may need another order.
      if (contractId) await makeRoom(order);
      return undefined;
    },
    sending: async () => {
      before = await read();
      sent = JSON.stringify(await recordOfNow());
      await store.put(recordKey, sent, lifetime);
    },
    undone: async () => {
      // Unless another process has sent something since.
      if (before) await store.replaceIf(recordKey, sent, JSON.stringify(before), lifetime);
      else await store.removeIf(recordKey, sent);
    },
    made: async (orderId) => {
      await write(await recordOfNow(orderId));
      await claim(orderId);
    },
    findAgain: async (since) => {
      const record = await read();
      const isSame = record !== undefined && (await isAlike(record));
      // The same wish under another key has made or found one since.
      if (isSame && record.orderId && (await stillOpen(record.orderId))) return record.orderId;
      // An order does not tell its day: one that may be for another day than is wanted now is not taken.
      const isOtherDay = record?.fingerprint === fingerprint;
      if (contractId && !isSame && (isOtherDay || (await wish.order()).ChangeDate)) return undefined;
      const orderId = await search(since, record);
      if (orderId && isSame) await write({...record, orderId});
      return orderId;
    },
  };
}

function unansweredIn(record: OpenRecord | undefined): readonly SentWish[] {
  if (!record) return [];
  const {orderId, doubts = [], ...wish} = record;
  return orderId ? doubts : [...doubts, wish];
}
