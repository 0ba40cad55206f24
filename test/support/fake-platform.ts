import type {KeyValueStorage, Locks, Platform} from '../../src/platform.ts';
import {memoryStorage} from '../../src/platform.ts';
import {createFakeClock} from './fake-clock.ts';
import type {FakeClock} from './fake-clock.ts';

/** One browser profile: tabs share storage and locks and hear of each other's writes, as real ones do. */
export interface FakeBrowser {
  readonly clock: FakeClock;
  /** What stands in localStorage. */
  readonly stored: ReadonlyMap<string, string>;
  openTab(): Platform;
  /** The shopper clears the site's data. */
  clearStorage(): void;
}

export function createFakeBrowser(clock: FakeClock = createFakeClock()): FakeBrowser {
  const stored = new Map<string, string>();
  const listeners = new Set<{readonly tab: object; readonly listener: (key: string | null) => void}>();
  const locks = createFakeLocks();
  let ids = 0;

  function changed(tab: object | undefined, key: string | null): void {
    for (const entry of [...listeners]) {
      if (entry.tab !== tab) queueMicrotask(() => listeners.has(entry) && entry.listener(key));
    }
  }

  return {
    clock,
    stored,
    openTab() {
      const tab = {};
      const localStorage: KeyValueStorage = {
        getItem: (key) => stored.get(key) ?? null,
        setItem(key, value) {
          const before = stored.get(key);
          stored.set(key, value);
          if (before !== value) changed(tab, key);
        },
        removeItem(key) {
          if (stored.delete(key)) changed(tab, key);
        },
      };
      return {
        clock,
        localStorage,
        sessionStorage: memoryStorage(),
        locks,
        randomId: () => `id-${++ids}`,
        onStorageChange(listener) {
          const entry = {tab, listener};
          listeners.add(entry);
          return () => void listeners.delete(entry);
        },
      };
    },
    clearStorage() {
      stored.clear();
      changed(undefined, null);
    },
  };
}

function createFakeLocks(): Locks {
  const last = new Map<string, Promise<unknown>>();
  return {
    request(name, run) {
      const result = (last.get(name) ?? Promise.resolve()).then(run);
      last.set(
        name,
        result.catch(() => undefined),
      );
      return result;
    },
  };
}
