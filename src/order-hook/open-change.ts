/**
 * One open order for one thing. Of a contract: one change at a time; an identical one is used again, another one makes room.
 * Of a further contract: the same cart of the same customer within ten minutes is the same wish, whatever its key.
 */
import type {HookContext} from './context.ts';
import {isAfter} from './contract-state.ts';
import {digest} from './digest.ts';
import {BillwerkFailure} from './failure.ts';
import {fingerprintOf} from './fingerprint.ts';
import {findUnanswered} from './find-again.ts';
import type {OpenOrders} from './idempotency.ts';
import {guarded, inProgress} from './lock.ts';
import {describeError} from './logger.ts';
import {contractLockName, openRecord, stillOpen, unansweredIn, type OpenRecord, type SentWish} from './open-record.ts';
import {Problem} from './problem.ts';
import type {BillwerkOrder} from './responses.ts';

export interface OrderWish {
  readonly customerId: string;
  /** Of a change; without it the order makes a further contract. */
  readonly contractId?: string | undefined;
  /** The parsed body. */
  readonly body: object;
  /**
   * What is sent to billwerk: two changes with the same one are the same, because usages and what the policy allows may be
   * others the next time. Asked after the check, by which it may be made.
   */
  order(): Promise<object & {readonly ChangeDate?: string}>;
}

const changeLifetime = 24 * 60 * 60 * 1000;
/** A change may await approval for long; from the last time that it was seen open. */
const openChangeLifetime = 30 * changeLifetime;
/** A second contract with the same cart is a wish of its own after this, and as soon as the first is on its way to be paid. */
const cartLifetime = 10 * 60 * 1000;
/** An unanswered order is there by then: its own time limit, and two clocks that differ. */
const doubtLasts = 5 * 60 * 1000;

export async function openOrders(
  {billwerk, store, clock, logger}: Pick<HookContext, 'billwerk' | 'store' | 'clock' | 'logger'>,
  wish: OrderWish,
): Promise<OpenOrders> {
  const {customerId, contractId} = wish;
  const lockName = contractId
    ? await contractLockName(customerId, contractId)
    : await digest(JSON.stringify(['cart', customerId, await fingerprintOf(wish.body)]).toLowerCase());
  const record = contractId
    ? openRecord(store, lockName, changeLifetime, openChangeLifetime)
    : openRecord(store, lockName, cartLifetime);
  /** What was known when it was looked for. */
  let before: OpenRecord | undefined;

  /** Of this wish, as it is sent now. */
  async function recordOfNow(orderId?: string): Promise<OpenRecord> {
    const order = await wish.order();
    const {ChangeDate: changeDate} = order;
    const since = clock.now();
    const doubts = unansweredIn(before).filter((each) => since - each.since < changeLifetime);
    return {
      fingerprint: await fingerprintOf(order),
      since,
      ...(changeDate && {changeDate}),
      ...(orderId && {orderId}),
      ...(doubts.length > 0 && {doubts}),
    };
  }

  /** Whether it is of an order for the same, and for the same day. */
  async function isAlike(sent: SentWish): Promise<boolean> {
    const order = await wish.order();
    return sent.fingerprint === (await fingerprintOf(order)) && sent.changeDate === order.ChangeDate;
  }

  /** Neither what an order ends nor its day can be compared: it may be that of another wish which got no answer either. */
  async function mayBeOfAnother(since: number, known: OpenRecord | undefined): Promise<boolean> {
    for (const each of unansweredIn(known)) {
      if (since - each.since < doubtLasts && !(await isAlike(each))) return true;
    }
    return false;
  }

  async function search(since: number, known: OpenRecord | undefined): Promise<string | undefined> {
    if (await mayBeOfAnother(since, known)) return undefined;
    const sought = {customerId, contractId, order: await wish.order(), since};
    return (await findUnanswered(billwerk, sought, isFree))?.Id;
  }

  /** For another key, which may go on where looking is not possible: an order that nobody pays charges nothing. */
  async function searchInVain(known: OpenRecord): Promise<string | undefined> {
    try {
      return await search(known.since, known);
    } catch (cause) {
      logger.warn('order-hook: looking for an unanswered order failed', {cause: describeError(cause)});
      return undefined;
    }
  }

  /** @throws Problem `OrderOpen` where another change was sent meanwhile, by who took the lock over */
  async function note(next: OpenRecord): Promise<void> {
    if (!(await record.write(next)) && contractId) throw new Problem('OrderOpen');
    if (next.orderId) await claim(next.orderId);
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

  /** Nobody was told of it, so that nobody pays it. */
  async function takeBack(orderId: string): Promise<void> {
    try {
      await billwerk.deleteOrder(orderId);
    } catch (cause) {
      logger.warn('order-hook: an order that another one overtook is left open', {
        orderId,
        cause: describeError(cause),
      });
    }
  }

  return {
    lockName,
    reuse: async () => {
      const known = (before = await record.read());
      if (!known) return undefined;
      // A day that the merchant's policy sets stays the same when it has come; an order for later is not committed any more then.
      const {changeDate, since} = known;
      const isOverdue = isAfter(changeDate, since) && !isAfter(changeDate, clock.now());
      const isSame = !isOverdue && (await isAlike(known));
      const orderId = known.orderId ?? (isSame ? await searchInVain(known) : undefined);
      const order = orderId ? await stillOpen(billwerk, orderId) : undefined;
      if (!order) return undefined;
      if (contractId || !known.orderId) await guarded(() => note({...known, orderId: order.Id}));
      if (isSame && order.Status === 'InProgress') return order.Id;
      // Of a cart that is being paid elsewhere nothing is known here, and after a decline it may need another order.
      if (contractId) await makeRoom(order);
      return undefined;
    },
    sending: async () => {
      if (await record.write(await recordOfNow())) return;
      throw contractId ? new Problem('OrderOpen') : inProgress();
    },
    undone: () => record.restore(),
    made: async (orderId) => {
      try {
        await note(await recordOfNow(orderId));
      } catch (error) {
        if (error instanceof Problem) await takeBack(orderId);
        throw error;
      }
    },
    repeated: async (orderId) => {
      // Only a change is not committed without it.
      if (!contractId) return;
      try {
        const known = await record.read();
        if (!known || known.orderId || !(await isAlike(known)) || !(await stillOpen(billwerk, orderId))) return;
        await note({...known, orderId});
      } catch (cause) {
        // Nothing is lost by it: a commit is refused as before.
        logger.warn('order-hook: the record of a change is left as it was', {orderId, cause: describeError(cause)});
      }
    },
    findAgain: async (since) => {
      const known = await record.read();
      const isSame = known !== undefined && (await isAlike(known));
      const isOpen = known?.orderId !== undefined && (await stillOpen(billwerk, known.orderId)) !== undefined;
      // The same wish under another key has made or found one since.
      if (isSame && isOpen) return known.orderId;
      // Another change has: that one may be paid, so this one must not be.
      if (contractId && isOpen) throw new Problem('OrderOpen');
      // An order does not tell its day: one that may be for another day than is wanted now is not taken.
      const isOtherDay = known?.fingerprint === (await fingerprintOf(await wish.order()));
      if (contractId && !isSame && (isOtherDay || (await wish.order()).ChangeDate)) return undefined;
      const orderId = await search(since, known);
      if (!orderId) return undefined;
      before = known;
      await note(isSame ? {...known, orderId} : await recordOfNow(orderId));
      return orderId;
    },
  };
}
