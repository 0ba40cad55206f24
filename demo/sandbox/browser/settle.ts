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
      const confused = () => error(errorDataOf(failure('UnmappedError', 'Both callbacks')));
      if (fault === 'callback-error-first') confused();
      success(pick(data));
      if (fault === 'callback-twice') success(pick(data));
      if (fault === 'callback-both') confused();
    },
    (reason: unknown) => error(errorDataOf(reason)),
  );
}

export const whole = (data: Fields): unknown => data;
export const ofSuccess = (data: Fields): unknown => data['Success'];
