/** One at a time, across processes: a lease in the store that is renewed while its holder lives. */
import type {Clock} from '../platform.ts';
import {Problem} from './problem.ts';
import type {HookStore} from './store.ts';

export interface Lock {
  /** Never fails: a lock that cannot be given back runs out by itself. */
  release(): Promise<void>;
}

/** So long others wait for a process that was killed. */
const lease = 10_000;
const renewal = 3_000;

/**
 * Undefined while somebody else holds it. A holder that stands still for longer than the lease loses it without noticing, so
 * what must not happen twice needs a `replaceIf` of its own right before it.
 */
export async function takeLock(
  {store, clock}: {readonly store: HookStore; readonly clock: Clock},
  name: string,
): Promise<Lock | undefined> {
  const owner = crypto.randomUUID();
  if ((await guarded(() => store.claim(name, owner, lease))) !== undefined) return undefined;
  let isHeld = true;
  let timer = clock.setTimeout(renew, renewal);

  async function renewed(): Promise<boolean> {
    try {
      return await store.replaceIf(name, owner, owner, lease);
    } catch {
      // The store may be back before the lease is over.
      return true;
    }
  }

  function renew(): void {
    void renewed().then((isOurs) => {
      if (isHeld && isOurs) timer = clock.setTimeout(renew, renewal);
    });
  }

  return {
    release: async () => {
      isHeld = false;
      clock.clearTimeout(timer);
      await Promise.resolve()
        .then(() => store.removeIf(name, owner))
        .catch(() => undefined);
    },
  };
}

/** Without a store nobody knows what was ordered already, so nothing is. */
export async function guarded<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem('StoreUnavailable', {cause, headers: {'retry-after': '5'}});
  }
}
