import {toVendorError} from './error-codes.ts';
import type {VendorError, VendorSuccess} from './vendor.ts';

/**
 * One vendor call as one promise. It settles once, with the first of: `success`, `error`, a synchronous throw; whatever
 * the vendor calls afterwards is ignored. It may never settle: the vendor documents no time limit and no way to cancel.
 *
 * @throws CheckoutError whatever the vendor's error looked like
 */
export function call(start: (success: VendorSuccess, error: VendorError) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const fail = (cause?: unknown) => reject(toVendorError(cause));
    try {
      start(resolve, fail);
    } catch (cause) {
      fail(cause);
    }
  });
}
