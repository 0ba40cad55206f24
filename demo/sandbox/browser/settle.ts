import {errorDataOf, failure} from './failure.ts';
import type {Fields} from './failure.ts';
import type {Answer, Callback} from './request.ts';

/** Calls back once, or as a fault wants it. What a callback throws is the page's, and reaches its console. */
export function settle(
  work: Promise<Answer>,
  pick: (data: Fields) => unknown,
  success: Callback,
  error: Callback,
): void {
  work.then(
    ({data, fault}) => {
      const succeed = () => success(pick(data));
      if (!fault) return succeed();
      const {action, delayMs, errorData = errorDataOf(failure('UnmappedError', 'Both callbacks'))} = fault;
      const then = (next: () => void) => (delayMs ? void window.setTimeout(next, delayMs) : next());
      if (action === 'callback-late') return then(succeed);
      if (action === 'callback-error-first') error(errorData);
      else succeed();
      then(() => (action === 'callback-both' ? error(errorData) : succeed()));
    },
    (reason: unknown) => error(errorDataOf(reason)),
  );
}

export const whole = (data: Fields): unknown => data;
export const ofSuccess = (data: Fields): unknown => data['Success'];
