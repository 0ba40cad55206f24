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
/** Between two looks at a running request, milliseconds; each pause is twice the one before. */
const pauses = {first: 50, longest: 400};
/** How long a request waits for another; longer than the lease of a lock whose holder was killed. */
const waitLimit = 15_000;

/**
 * Undefined while somebody else holds it. A holder that stands still for longer than the lease loses it without noticing, so
 * what must not happen twice needs a `replaceIf` of its own right before it.
 */
async function takeLock(
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

/**
 * Runs it once the lock is free, unless something is known by then.
 * @throws Problem `OrderInProgress` where it stays taken
 */
export async function inTurn<Result>(
  {store, clock}: {readonly store: HookStore; readonly clock: Clock},
  name: string,
  run: (hasWaited: boolean) => Promise<Result>,
  known: () => Promise<Result | undefined> = () => Promise.resolve(undefined),
): Promise<Result> {
  const deadline = clock.now() + waitLimit;
  for (let pause = pauses.first; ; pause = Math.min(2 * pause, pauses.longest)) {
    const result = await known();
    if (result !== undefined) return result;
    const lock = await takeLock({store, clock}, name);
    if (lock) {
      try {
        return await run(pause !== pauses.first);
      } finally {
        await lock.release();
      }
    }
    if (clock.now() >= deadline) throw inProgress();
    await new Promise<void>((resolve) => clock.setTimeout(resolve, pause));
  }
}

export function inProgress(): Problem {
  return new Problem('OrderInProgress', {headers: {'retry-after': '5'}});
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
