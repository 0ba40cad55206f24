/** Back from a provider's page: `SubscriptionJS.finalize` behind the port. Only a page that is such a return loads it. */
import type {FinalizedOrder, Finalizer} from '../checkout/gateway.ts';
import {withOutcome} from '../errors.ts';
import type {CheckoutError} from '../errors.ts';
import {call} from './call.ts';
import {toVendorError} from './error-codes.ts';
import type {SubscriptionJsGateway} from './gateway.ts';
import {detailsOf, fieldsOf, text} from './translate.ts';

/** Shares the script with a gateway. Creating it loads nothing. */
export function createSubscriptionJsFinalizer({load}: Pick<SubscriptionJsGateway, 'load'>): Finalizer {
  return {
    async finalize(onLate) {
      try {
        const vendor = await load();
        const late = (answer: unknown) => onLate?.(toFinalizedOrder(answer));
        return toFinalizedOrder(await call((success, error) => vendor.finalize(success, error), late));
      } catch (cause) {
        throw toFinalizeError(cause);
      }
    },
  };
}

/** Nothing about this answer is documented; integrators read ids from it [C], an old sample expects it may be empty [C]. */
export function toFinalizedOrder(answer: unknown): FinalizedOrder {
  const fields = fieldsOf(answer);
  return {orderId: text(fields, 'OrderId'), ...detailsOf(fields), status: text(fields, 'OrderStatus')};
}

/**
 * An error of `finalize`, including that the script could not be loaded. The shopper has done their part by then, so
 * "finalising did not happen" is not "the payment did not": only a refusal of the payment itself stays definite.
 * `InvalidData` may be what a spent transaction is answered with, so it is doubtful here.
 */
export function toFinalizeError(thrown: unknown): CheckoutError {
  const error = toVendorError(thrown);
  const refused = error.audience === 'shopper' && error.code !== 'InvalidData';
  return refused || error.outcome === 'already-done' ? error : withOutcome(error, 'unknown');
}
