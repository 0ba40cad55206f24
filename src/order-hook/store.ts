/** Where the hook remembers which key made which order. Small, so that Redis (redis.ts) or a table can stand behind it. */
import {systemClock, type Clock} from '../platform.ts';

/** Keys and values are short strings. A rejected promise makes the hook refuse with 503; nothing is done then. */
export interface HookStore {
  /**
   * Takes the key when it is free, in one atomic step. Returns undefined when it was, else the value that is there
   * (Redis: `SET key value NX GET PX`).
   */
  claim(key: string, value: string, lifetimeMilliseconds: number): Promise<string | undefined>;
  get(key: string): Promise<string | undefined>;
  put(key: string, value: string, lifetimeMilliseconds: number): Promise<void>;
  /** Replaces the value if it is still `expected`, in one atomic step, and says whether it was. */
  replaceIf(key: string, expected: string, value: string, lifetimeMilliseconds: number): Promise<boolean>;
  /** Frees the key if its value is still `expected`, in one atomic step: how whoever holds a lock gives it back. */
  removeIf(key: string, expected: string): Promise<boolean>;
}

const leastSweep = 1000;

/**
 * For one process: several do not see each other's keys, and a restart forgets them. Two requests of one click that land
 * on two processes would make two orders, so choose it knowingly.
 */
export function memoryStore(options: {readonly clock?: Pick<Clock, 'now'>} = {}): HookStore {
  const {clock = systemClock} = options;
  const entries = new Map<string, {readonly value: string; readonly until: number}>();

  let sweepAt = leastSweep;

  function read(key: string): string | undefined {
    const entry = entries.get(key);
    return entry && entry.until > clock.now() ? entry.value : undefined;
  }

  function write(key: string, value: string, lifetime: number): void {
    entries.set(key, {value, until: clock.now() + lifetime});
    if (entries.size < sweepAt) return;
    for (const [old, {until}] of entries) if (until <= clock.now()) entries.delete(old);
    // Twice what is alive, so that looking through all of them is rare.
    sweepAt = Math.max(2 * entries.size, leastSweep);
  }

  return {
    claim: (key, value, lifetime) => {
      const present = read(key);
      if (present === undefined) write(key, value, lifetime);
      return Promise.resolve(present);
    },
    get: (key) => Promise.resolve(read(key)),
    put: (key, value, lifetime) => Promise.resolve(write(key, value, lifetime)),
    replaceIf: (key, expected, value, lifetime) => {
      const isSame = read(key) === expected;
      if (isSame) write(key, value, lifetime);
      return Promise.resolve(isSame);
    },
    removeIf: (key, expected) => {
      const isSame = read(key) === expected;
      if (isSame) entries.delete(key);
      return Promise.resolve(isSame);
    },
  };
}
