import {CheckoutError} from '../errors.ts';
import type {Clock} from '../platform.ts';

/** Promises by key. A failed one is forgotten, so that the next caller tries again. */
export type Shared<Value> = Map<string, Promise<Value>>;

export interface TimeLimit {
  readonly clock: Clock;
  readonly timeoutMs: number;
}

/**
 * Starts something once per key; everyone who asks while it runs, or after it worked, gets the same promise.
 *
 * After the time limit the promise is rejected (`ScriptTimeout`) and forgotten, but what arrives later still counts for
 * whoever asks next.
 *
 * @param start may return what undoes it after a failure
 */
export function share<Value>(
  shared: Shared<Value>,
  key: string,
  {clock, timeoutMs}: TimeLimit,
  start: (resolve: (value: Value) => void, reject: (error: CheckoutError) => void) => (() => void) | void,
): Promise<Value> {
  const known = shared.get(key);
  if (known) return known;

  let undo: (() => void) | void;
  let timer: unknown;
  const promise = new Promise<Value>((resolve, reject) => {
    timer = clock.setTimeout(
      () => reject(new CheckoutError('ScriptTimeout', {audience: 'network', outcome: 'declined'})),
      timeoutMs,
    );
    undo = start((value) => {
      resolve(value);
      shared.set(key, Promise.resolve(value));
    }, reject);
  });
  shared.set(key, promise);
  promise.then(
    () => clock.clearTimeout(timer),
    () => {
      clock.clearTimeout(timer);
      if (shared.get(key) === promise) shared.delete(key);
      undo?.();
    },
  );
  return promise;
}
