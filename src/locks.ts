import type {Clock, KeyValueStorage, Locks} from './ports.ts';

const leaseMilliseconds = 5000;
/** Long enough for two tabs that wrote at once to see who wrote last. */
const settleMilliseconds = 60;

interface Lease {
  readonly owner: string;
  readonly until: number;
}

/**
 * Locks for browsers and pages without Web Locks: a lease in shared storage that is written, waited for and read again.
 * Renewed while the work lasts. Weaker than the platform's, since storage has no compare-and-set.
 */
export function createLeaseLocks(options: {
  readonly storage: KeyValueStorage;
  readonly clock: Clock;
  readonly randomId: () => string;
}): Locks {
  const {storage, clock} = options;
  const wait = (milliseconds: number) => new Promise<void>((resolve) => clock.setTimeout(resolve, milliseconds));
  const holder = (key: string): Lease | undefined => {
    try {
      const lease = JSON.parse(storage.getItem(key) ?? 'null') as Lease | null;
      return lease && lease.until > clock.now() ? lease : undefined;
    } catch {
      return undefined;
    }
  };

  const take = (key: string, owner: string) =>
    storage.setItem(key, JSON.stringify({owner, until: clock.now() + leaseMilliseconds} satisfies Lease));

  return {
    async request(name, run) {
      const key = `sjs-lease:${name}`;
      const owner = options.randomId();
      for (;;) {
        if (!holder(key)) {
          take(key, owner);
          await wait(settleMilliseconds);
          if (holder(key)?.owner === owner) break;
        }
        await wait(settleMilliseconds);
      }
      let renewal: unknown;
      const renew = () => {
        if (holder(key)?.owner === owner) take(key, owner);
        renewal = clock.setTimeout(renew, leaseMilliseconds / 2);
      };
      renew();
      try {
        return await run();
      } finally {
        clock.clearTimeout(renewal);
        if (holder(key)?.owner === owner) storage.removeItem(key);
      }
    },
  };
}
