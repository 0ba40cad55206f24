/**
 * Which orders are this window's own: paid here, also before a reload, or completed here after a trip to a provider's page.
 * A shop's attempt is shared by all its checkouts in a browser, and what another one bought changed no contract here.
 */
import type {AttemptRecord} from '../src/checkout/ledger.ts';
import type {Attempt} from '../src/checkout/state.ts';
import type {KeyValueStorage} from '../src/platform.ts';

export interface OwnOrders {
  /** After each change of an attempt. */
  follow(now: Attempt, before: Attempt): void;
  /** What another window wrote down of our own order, which was waited for here. */
  heard(now: Attempt, before: Attempt): AttemptRecord | undefined;
  /** Whether the attempt ended well, and is our own. */
  hasEnded(attempt: Attempt): attempt is Extract<Attempt, {phase: 'succeeded' | 'submitted'}>;
}

/** @param storage of this tab */
export function createOwnOrders(shop: string, storage: KeyValueStorage): OwnOrders {
  const key = `sjs-own-order:${shop}`;
  // Once: another element of this page may write there, too.
  let own = storage.getItem(key);

  function orderOf(now: Attempt, before: Attempt): string | undefined {
    if (now.phase === 'paying') return now.order?.orderId;
    return now.phase === 'payment-unknown' && before.phase === 'finalizing' ? now.orderId : undefined;
  }

  return {
    follow(now, before) {
      const orderId = orderOf(now, before);
      if (orderId === undefined) return;
      own = orderId;
      storage.setItem(key, orderId);
    },
    heard(now, before) {
      const waited = before.phase === 'payment-unknown' || before.phase === 'redirected';
      return now.phase === 'bought' && waited && now.record.orderId === own ? now.record : undefined;
    },
    hasEnded: (attempt): attempt is Extract<Attempt, {phase: 'succeeded' | 'submitted'}> =>
      (attempt.phase === 'succeeded' || attempt.phase === 'submitted') &&
      (attempt.receipt.returned || attempt.receipt.orderId === own),
  };
}
