/**
 * Which events are done, so that a retry of billwerk's is not told again. Events have no id: one may look like another that was
 * done long ago, and must not be taken for it. So whatever begins takes the place of what is known of those before, and only
 * what was last to begin can be done.
 */
import type {Clock} from '../platform.ts';
import {describeError, type HookLogger} from './logger.ts';
import type {HookStore} from './store.ts';

/** Of one telling of an event. */
export interface EventMark {
  /** Whether handlers were told of it before. */
  readonly wasTried: boolean;
  /** Handlers are about to be told of it. Never fails. */
  trying(): Promise<void>;
  done(): Promise<void>;
  failed(): Promise<void>;
}

export interface EventMarks {
  /** A new event. */
  begin(key: string): Promise<EventMark>;
  /** A retry, of what was not done yet. */
  seen(key: string): Promise<EventMark | 'done'>;
}

/** billwerk tells for up to two days [D]. */
const memory = 3 * 24 * 60 * 60 * 1000;
/** Between further tries to write down that an event began: billwerk's retry may come to another process. */
const pauses = [1_000, 4_000, 16_000];

export function createEventMarks(
  store: HookStore,
  {clock, logger}: {readonly clock: Clock; readonly logger: HookLogger},
): EventMarks {
  /** What has begun and the store was not told yet: it may still say `done` of one before. */
  const untold = new Map<string, string>();

  /** Never fails. */
  async function tell(key: string, begun: string): Promise<boolean> {
    try {
      await store.put(key, begun, memory);
      if (untold.get(key) === begun) untold.delete(key);
      return true;
    } catch (cause) {
      logger.warn('order-hook: the store did not take that an event began', {cause: describeError(cause)});
      return false;
    }
  }

  function tellLater(key: string, begun: string, tries = 0): void {
    const pause = pauses[tries];
    if (pause === undefined) return;
    clock.setTimeout(() => {
      // Meanwhile another one may have begun, or a retry been done.
      if (untold.get(key) !== begun) return;
      void tell(key, begun).then((isTold) => isTold || tellLater(key, begun, tries + 1));
    }, pause);
  }

  /** Unless another one has begun since. */
  async function noteTried(key: string, known: string | undefined, tried: string): Promise<boolean> {
    try {
      if (known === undefined) return (await store.claim(key, tried, memory)) === undefined;
      return await store.replaceIf(key, known, tried, memory);
    } catch (cause) {
      logger.warn('order-hook: the store did not take that an event is told', {cause: describeError(cause)});
      return false;
    }
  }

  /** Unless another one has begun since. */
  async function noteDone(key: string, known: string | undefined): Promise<void> {
    try {
      if (known === undefined) await store.claim(key, 'done', memory);
      else await store.replaceIf(key, known, 'done', memory);
    } catch (cause) {
      logger.warn('order-hook: the store did not take that an event is done', {cause: describeError(cause)});
    }
  }

  /** @param known what the store says of the key when this telling begins */
  function markOf(key: string, known: string | undefined): EventMark {
    const begun = untold.get(key);
    let noted = known;
    return {
      wasTried: known?.startsWith('tried:') === true,
      trying: async () => {
        const tried = `tried:${crypto.randomUUID()}`;
        if (await noteTried(key, noted, tried)) noted = tried;
      },
      done: async () => {
        await noteDone(key, noted);
        if (untold.get(key) === begun) untold.delete(key);
      },
      failed: async () => {
        const isUntold = begun !== undefined && untold.get(key) === begun;
        if (isUntold && !(await tell(key, begun))) tellLater(key, begun);
      },
    };
  }

  return {
    begin: async (key) => {
      const begun = `begun:${crypto.randomUUID()}`;
      untold.set(key, begun);
      const mark = markOf(key, begun);
      await tell(key, begun);
      return mark;
    },
    seen: async (key) => {
      // Without the store an event is told once more rather than not at all.
      const known = await store.get(key).catch(() => undefined);
      return known === 'done' && !untold.has(key) ? 'done' : markOf(key, known);
    },
  };
}
