import {toVendorError} from './error-codes.ts';
import type {VendorError, VendorSuccess} from './vendor.ts';

/**
 * One vendor call as one promise. It settles once, with the first of: `success`, `error`, a synchronous throw. It may
 * never settle: the vendor documents no time limit and no way to cancel.
 *
 * @param onLate hears of a success after an error; everything else that comes after the first answer is ignored
 * @throws CheckoutError whatever the vendor's error looked like
 */
export function call(
  start: (success: VendorSuccess, error: VendorError) => void,
  onLate?: (data: unknown) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const fail = (cause?: unknown) => {
      failed = true;
      reject(toVendorError(cause));
    };
    try {
      start((data) => (failed ? onLate?.(data) : resolve(data)), fail);
    } catch (cause) {
      fail(cause);
    }
  });
}
