/**
 * How often calls may be tried again, all together: while billwerk struggles, a third try of everybody would triple its load
 * and keep our own customers waiting.
 */
export interface RetryBudget {
  /** Every first try earns a part of a retry. */
  earn(): void;
  /** False when none is left. */
  spend(): boolean;
}

/** So many retries at once, after a quiet time. */
const most = 20;
/** One retry for ten calls. */
const earned = 0.1;

export function createRetryBudget(): RetryBudget {
  let left = most;
  return {
    earn: () => {
      left = Math.min(most, left + earned);
    },
    spend: () => {
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
