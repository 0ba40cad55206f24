import type {Clock} from '../../src/platform.ts';

/** A clock that stands still until a test moves it. */
export interface FakeClock extends Clock {
  /** Moves on, calling what falls due in order and letting promises settle in between. */
  advance(milliseconds: number): Promise<void>;
  /** How many timers wait. */
  readonly pending: number;
}

export function createFakeClock(start = Date.UTC(2030, 0, 1)): FakeClock {
  let now = start;
  let handles = 0;
  const timers = new Map<unknown, {readonly at: number; readonly callback: () => void}>();

  function nextDue(limit: number): unknown {
    let due: unknown;
    for (const [handle, {at}] of timers) {
      if (at <= limit && (due === undefined || at < timers.get(due)!.at)) due = handle;
    }
    return due;
  }

  return {
    now: () => now,
    setTimeout(callback, milliseconds) {
      const handle = ++handles;
      timers.set(handle, {at: now + milliseconds, callback});
      return handle;
    },
    clearTimeout: (handle) => void timers.delete(handle),
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settle();
      for (let due = nextDue(end); due !== undefined; due = nextDue(end)) {
        const {at, callback} = timers.get(due)!;
        timers.delete(due);
        now = at;
        callback();
        await settle();
      }
      now = end;
    },
    get pending() {
      return timers.size;
    },
  };
}

/** Lets every promise that can settle do so: nothing in the core awaits longer chains than this. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) await Promise.resolve();
}
