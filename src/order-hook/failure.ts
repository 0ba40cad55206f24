/**
 * A call to billwerk that failed, by what it says about the work:
 * - `missing`: there is no such object;
 * - `refused`: billwerk said no (4xx) to a change, nothing was done;
 * - `unavailable`: the request was not let in (no token, no right to read, rate limit), or only wanted to read: nothing was done;
 * - `unanswered`: no usable answer to a change (network, time limit, 5xx, not JSON), nobody knows.
 */
export class BillwerkFailure extends Error {
  override readonly name = 'BillwerkFailure';
  readonly kind: 'missing' | 'refused' | 'unavailable' | 'unanswered';
  readonly status: number | undefined;

  constructor(
    kind: BillwerkFailure['kind'],
    message: string,
    options: {readonly status?: number | undefined; readonly cause?: unknown} = {},
  ) {
    super(message, {cause: options.cause});
    this.kind = kind;
    this.status = options.status;
  }
}

/** For what is read after work that was done: without the answer nobody may say that nothing was. */
export async function afterwards<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (cause) {
    if (!(cause instanceof BillwerkFailure)) throw cause;
    throw new BillwerkFailure('unanswered', 'The work was done; what came of it could not be read', {cause});
  }
}
