/**
 * The outside world, as options: tests pass their own, browsers get the platform's. Everything degrades instead of
 * failing: no storage means memory, no Web Locks means a lease in storage.
 */
import {cookieStorage} from './cookie-storage.ts';
import type {Clock, KeyValueStorage, Locks} from './ports.ts';
import {changeEvent} from './storage-event.ts';

export type {Clock, KeyValueStorage, Locks} from './ports.ts';

export interface Platform {
  readonly clock: Clock;
  /** Shared by the tabs of this origin. */
  readonly localStorage: KeyValueStorage;
  /** Of this tab. */
  readonly sessionStorage: KeyValueStorage;
  readonly locks: Locks;
  randomId(): string;
  /** Tells when somebody else changed `localStorage`: another tab, another checkout on this page. Returns the way to stop. */
  onStorageChange(listener: (key: string | null) => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};

export function memoryStorage(): KeyValueStorage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

/** Not all of it is there on a server. */
const maybe: {readonly dispatchEvent?: Window['dispatchEvent']; readonly navigator?: {readonly locks?: LockManager}} =
  globalThis;

/** What one document remembers where its storage is blocked or full, whichever of its checkouts asks. */
const documentMemory = memoryStorage();

type Change = CustomEvent<{readonly key: string | null; readonly writer?: object}>;

/** The browser's own world; safe to call on a server, where it lives in memory. */
export function browserPlatform(): Platform {
  const localStorage = usableStorage('localStorage', forgiving(cookieStorage, documentMemory));
  /** Names this platform to the others; whoever writes knows. */
  const writer = {};
  const tell = (key: string) =>
    maybe.dispatchEvent?.(new CustomEvent(changeEvent, {detail: {key, writer}}) satisfies Change);
  return {
    clock: systemClock,
    localStorage: {
      ...localStorage,
      setItem(key, value) {
        localStorage.setItem(key, value);
        tell(key);
      },
      removeItem(key) {
        localStorage.removeItem(key);
        tell(key);
      },
    },
    sessionStorage: usableStorage('sessionStorage'),
    locks: webLocks(leaseLocks(localStorage)),
    randomId,
    onStorageChange(listener) {
      if (typeof window === 'undefined') return () => undefined;
      const stopping = new AbortController();
      const {signal} = stopping;
      const onChange = (event: Event) => {
        const {detail} = event as Change;
        if (detail.writer !== writer) listener(detail.key);
      };
      addEventListener('storage', ({key}) => listener(key), {signal});
      addEventListener(changeEvent, onChange, {signal});
      // A page out of the back/forward cache heard of nothing while it was away.
      addEventListener('pageshow', ({persisted}) => persisted && listener(null), {signal});
      return () => stopping.abort();
    },
  };
}

/** Most browsers never ask for them. Where they are needed and cannot be loaded, nothing runs and nothing is sent. */
function leaseLocks(storage: KeyValueStorage): Locks {
  let locks: Locks | undefined;
  return {
    async request(name, run) {
      locks ??= (await import('./locks.ts')).createLeaseLocks({storage, clock: systemClock, randomId});
      return locks.request(name, run);
    },
  };
}

/** Chromium hands a lock on before the next tab can see what was stored under it. Nobody in this tab waits for that. */
const linger = () => new Promise((resolve) => setTimeout(resolve, 40));

function webLocks(fallback: Locks): Locks {
  const locks = maybe.navigator?.locks;
  if (!locks) return fallback;
  return {
    request: (name, run) =>
      new Promise((resolve) => {
        locks
          .request(name, () => {
            const work = run();
            resolve(work);
            return work.then(linger, linger);
          })
          // Sandboxed frames have the interface but are refused its use.
          .catch(() => resolve(fallback.request(name, run)));
      }),
  };
}

/** Storage throws on access where it is blocked. */
function usableStorage(kind: 'localStorage' | 'sessionStorage', overflow = documentMemory): KeyValueStorage {
  try {
    const storage = window[kind];
    storage.getItem('sjs-probe');
    return forgiving(storage, overflow);
  } catch {
    // A server has many visitors.
    return typeof window === 'undefined' ? memoryStorage() : documentMemory;
  }
}

/** What does not fit is kept elsewhere, by default in memory, so that a full storage never stops what is under way, nor hides what it holds. */
export function forgiving(storage: KeyValueStorage, overflow = memoryStorage()): KeyValueStorage {
  return {
    getItem: (key) => overflow.getItem(key) ?? storage.getItem(key),
    setItem(key, value) {
      overflow.removeItem(key);
      try {
        storage.setItem(key, value);
      } catch {
        overflow.setItem(key, value);
      }
    },
    removeItem(key) {
      overflow.removeItem(key);
      storage.removeItem(key);
    },
  };
}

/** `crypto.randomUUID` needs a secure context; `getRandomValues` does not. */
function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
