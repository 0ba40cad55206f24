import {createLeaseLocks} from '../../src/locks.ts';
import type {KeyValueStorage, Locks, Platform} from '../../src/platform.ts';
import {forgiving, memoryStorage} from '../../src/platform.ts';
import {createFakeClock} from './fake-clock.ts';
import type {FakeClock} from './fake-clock.ts';

/** One browser profile: tabs share storage and locks and hear of each other's writes, as real ones do. */
export interface FakeBrowser {
  readonly clock: FakeClock;
  /** What stands in localStorage. */
  readonly stored: ReadonlyMap<string, string>;
  /** Whether localStorage takes nothing more. */
  full: boolean;
  openTab(): Platform;
  openWindow(): FakeWindow;
  /** The shopper clears the site's data. */
  clearStorage(): void;
}

/** One document: its checkouts share what it remembers where storage is denied or full, until it is reloaded. */
export interface FakeWindow {
  openPlatform(): Platform;
}

export interface FakeBrowserOptions {
  /** The browser denies the page its storage. */
  readonly denied?: boolean;
  /** The browser has no Web Locks. */
  readonly lockless?: boolean;
}

interface Listener {
  readonly window: object;
  readonly writer: object;
  readonly listener: (key: string | null) => void;
}

export function createFakeBrowser(
  clock: FakeClock = createFakeClock(),
  {denied = false, lockless = false}: FakeBrowserOptions = {},
): FakeBrowser {
  const stored = new Map<string, string>();
  const listeners = new Set<Listener>();
  const webLocks = createFakeLocks();
  let ids = 0;
  const randomId = () => `id-${++ids}`;

  /** Other documents hear of what has changed, later. */
  function changed(window: object | undefined, key: string | null): void {
    for (const entry of [...listeners]) {
      if (entry.window !== window) queueMicrotask(() => listeners.has(entry) && entry.listener(key));
    }
  }

  function sharedBy(window: object): KeyValueStorage {
    return {
      getItem: (key) => stored.get(key) ?? null,
      setItem(key, value) {
        if (browser.full) throw new DOMException('full', 'QuotaExceededError');
        const before = stored.get(key);
        stored.set(key, value);
        if (before !== value) changed(window, key);
      },
      removeItem(key) {
        if (stored.delete(key)) changed(window, key);
      },
    };
  }

  function openWindow(): FakeWindow {
    const window = {};
    const memory = memoryStorage();
    const storage = denied ? memory : forgiving(sharedBy(window), memory);
    return {
      openPlatform() {
        const writer = {};
        const tell = (key: string) => {
          for (const entry of [...listeners]) {
            if (entry.window === window && entry.writer !== writer) entry.listener(key);
          }
        };
        const localStorage: KeyValueStorage = {
          getItem: (key) => storage.getItem(key),
          setItem(key, value) {
            storage.setItem(key, value);
            tell(key);
          },
          removeItem(key) {
            storage.removeItem(key);
            tell(key);
          },
        };
        return {
          clock,
          localStorage,
          sessionStorage: memoryStorage(),
          locks: lockless ? createLeaseLocks({storage, clock, randomId}) : webLocks,
          randomId,
          onStorageChange(listener) {
            const entry = {window, writer, listener};
            listeners.add(entry);
            return () => void listeners.delete(entry);
          },
        };
      },
    };
  }

  const browser: FakeBrowser = {
    clock,
    stored,
    full: false,
    openTab: () => openWindow().openPlatform(),
    openWindow,
    clearStorage() {
      stored.clear();
      changed(undefined, null);
    },
  };
  return browser;
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
