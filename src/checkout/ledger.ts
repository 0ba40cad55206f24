/**
 * The one attempt of a shop in this browser, written before anything is sent (money rules 2 and 3). Shared by all tabs
 * of the origin; every change is made inside a lock after reading again. Holds nothing personal and no payment data.
 */
import {attemptKey} from './attempt-key.ts';
import type {Cart, Order, OrderReference} from '../model.ts';
import type {Platform} from '../platform.ts';

export type RecordPhase =
  | 'ordering'
  | 'ordered'
  | 'paying'
  | 'redirected'
  | 'declined'
  /** The shopper says not to have finished on the provider's page, which is no proof. */
  | 'abandoned'
  /** The order cannot be paid any more. */
  | 'closed'
  /** Orders of it came back twice in a way that nobody can pay: no further one is made. */
  | 'unpayable'
  | 'succeeded';

export interface AttemptRecord {
  readonly attemptId: string;
  readonly idempotencyKey: string;
  readonly phase: RecordPhase;
  readonly orderId?: string;
  readonly contractId?: string;
  /** When the order was made, however often it was paid since. Milliseconds since 1970. */
  readonly madeAt?: number;
  /** The shopper did not finish it on a provider's page, where it can still be paid, whatever was tried since. */
  readonly leftOpen?: boolean;
  readonly total?: number;
  readonly currency?: string;
  /** Of a change that takes effect later. */
  readonly dueDate?: string;
  /** What was ordered, as it was sent; none where the order was made elsewhere. */
  readonly cart?: Cart;
  /** Who ordered: `Preview.buyer` or `buyerMark`; none where the order was made elsewhere. */
  readonly buyer?: string | number;
  /** How the order is settled, see `Order`. */
  readonly pay?: Order['pay'];
  /**
   * While paying: nobody waits for the answer any more, and what there is to say of it. Of a closed order: it may have been
   * paid all the same.
   */
  readonly doubt?: {readonly probablyDone: boolean; readonly reference?: string};
  /** The return from a provider's page that is completing this attempt: billwerk's `pactasTransactionId`. */
  readonly transactionId?: string;
  /** An order came back in a way that nobody can pay, and is left unpaid. Remembered beyond the attempt, until something is bought. */
  readonly unpayable?: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type BeginResult =
  {readonly kind: 'begun'; readonly record: AttemptRecord} | {readonly kind: 'refused'; readonly record: AttemptRecord};

export interface Ledger {
  /** The shop's record, unless there is none or it has expired. */
  read(): AttemptRecord | undefined;
  /** Starts an attempt, unless another one may still move money or has just bought something. */
  begin(start: {
    readonly phase: RecordPhase;
    readonly cart?: Cart;
    readonly buyer?: string | number;
    readonly order?: OrderReference & Pick<Order, 'pay' | 'dueDate'> & Pick<AttemptRecord, 'madeAt' | 'leftOpen'>;
    /** The shopper was told of that purchase and wants another. */
    readonly acknowledged?: string;
  }): Promise<BeginResult>;
  /**
   * Changes the record if it is still that attempt's, and in the phase `from` when that is given; undefined when another
   * tab has gone on or the site's data were cleared. What was in doubt before is not any more.
   */
  update(attemptId: string, change: Partial<AttemptRecord>, from?: RecordPhase): Promise<AttemptRecord | undefined>;
  /**
   * Writes the success, also of an attempt that began in another browser or whose record is gone. True for the one caller
   * that may tell its page of it: whoever wrote it first.
   */
  succeed(attemptId: string | undefined, bought: Pick<AttemptRecord, 'orderId' | 'contractId'>): Promise<boolean>;
  /** Forgets the attempt, after a definite end without a purchase; not that it left an order which nobody can pay. */
  release(attemptId: string): Promise<void>;
  /** Tells when another tab changed the record. Returns the way to stop. */
  onChange(listener: (record: AttemptRecord | undefined) => void): () => void;
}

const expiry = 24 * 60 * 60 * 1000;
/** How long a success keeps a second purchase from starting unasked. */
export const successMemory = 30 * 60 * 1000;
/** An attempt still creating its order after this long was left behind; an unpaid order charges nothing. */
const orderingMemory = 90 * 1000;

/** `shop` names page origin, public key and hook; see money rule 2. */
export function createLedger(shop: string, platform: Platform): Ledger {
  const key = attemptKey(shop);
  const {clock, localStorage: storage, locks} = platform;

  function read(): AttemptRecord | undefined {
    const record = parse(storage.getItem(key));
    // The clock may have been wrong when it was written, by years.
    return record && Math.abs(clock.now() - record.createdAt) < expiry ? record : undefined;
  }

  function begun() {
    const now = clock.now();
    return {attemptId: platform.randomId(), idempotencyKey: platform.randomId(), createdAt: now, updatedAt: now};
  }

  function write(record: AttemptRecord): AttemptRecord {
    storage.setItem(key, JSON.stringify(record));
    return record;
  }

  return {
    read,
    begin: (start) =>
      locks.request(key, () => {
        const current = read();
        const {phase, cart, buyer, order, acknowledged} = start;
        // On the provider's page it may still be paid: it can be paid otherwise, but no other order instead of it (rule 2).
        const isOver = current?.phase === 'succeeded' || current?.phase === 'closed';
        const isLeftOpen = current?.leftOpen && !isOver && isOwn(current, buyer) && current.orderId !== order?.orderId;
        const forbids = current && forbidsAnother(current, clock.now(), order?.orderId);
        if (isLeftOpen || (forbids && current.attemptId !== acknowledged)) {
          return Promise.resolve<BeginResult>({kind: 'refused', record: current});
        }
        const record = write({
          ...begun(),
          phase,
          cart,
          buyer,
          orderId: order?.orderId,
          madeAt: order?.madeAt,
          leftOpen: order?.leftOpen,
          total: order?.grossTotal,
          currency: order?.currency,
          dueDate: order?.dueDate,
          pay: order?.pay,
          unpayable: current?.unpayable,
        });
        return Promise.resolve<BeginResult>({kind: 'begun', record});
      }),
    update: (attemptId, change, from) =>
      locks.request(key, () => {
        const current = read();
        if (current?.attemptId !== attemptId || (from && current.phase !== from)) return Promise.resolve(undefined);
        return Promise.resolve(write({...current, doubt: undefined, ...change, updatedAt: clock.now()}));
      }),
    succeed: (attemptId, bought) =>
      locks.request(key, () => {
        const current = read();
        // Of another order; without a record nobody else can know of it either. The same one may be paid a second time by now.
        const isOther = current && current.attemptId !== attemptId && current.orderId !== bought.orderId;
        if (isOther) return Promise.resolve(true);
        if (current?.phase === 'succeeded') return Promise.resolve(false);
        write({...begun(), ...current, ...bought, phase: 'succeeded', unpayable: undefined, updatedAt: clock.now()});
        return Promise.resolve(true);
      }),
    release: (attemptId) =>
      locks.request(key, () => {
        const current = read();
        if (current?.attemptId !== attemptId) return Promise.resolve();
        if (current.unpayable) write({...current, phase: 'closed'});
        else storage.removeItem(key);
        return Promise.resolve();
      }),
    onChange: (listener) =>
      platform.onStorageChange((changed) => {
        if (changed === null || changed === key) listener(read());
      }),
  };
}

/** Whether a record keeps other attempts from starting. An order that was bought is never paid again, whenever that was. */
export function forbidsAnother(record: AttemptRecord, now: number, orderId?: string): boolean {
  switch (record.phase) {
    case 'paying':
    case 'redirected':
      return true;
    case 'ordering':
      return now - record.updatedAt < orderingMemory;
    case 'closed':
      return record.doubt !== undefined;
    case 'unpayable':
      return orderId === undefined;
    case 'succeeded':
      return now - record.updatedAt < successMemory || (orderId !== undefined && record.orderId === orderId);
    default:
      // Whatever an older or newer version of us wrote there included.
      return false;
  }
}

/** Whoever signs in next in this browser is not asked to pay for the one before. What visitors typed tells too little. */
function isOwn(record: AttemptRecord, buyer: AttemptRecord['buyer']): boolean {
  return typeof buyer !== 'string' || record.buyer === buyer;
}

/** Storage is shared with the page and older versions of us: anything may stand there. */
function parse(text: string | null): AttemptRecord | undefined {
  try {
    const value = JSON.parse(text ?? 'null') as AttemptRecord | null;
    return typeof value?.attemptId === 'string' && typeof value.createdAt === 'number' ? value : undefined;
  } catch {
    return undefined;
  }
}
