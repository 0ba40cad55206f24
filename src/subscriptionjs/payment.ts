import type {Bearer} from '../model.ts';
import {toVendorError} from './error-codes.ts';
import {share} from './share.ts';
import type {Shared, TimeLimit} from './share.ts';
import type {SubscriptionJs, VendorPayment, VendorPaymentConfig} from './vendor.ts';

export interface OpenPayment {
  readonly payment: VendorPayment;
  /** What the merchant's account offers, in its order; may be empty. */
  readonly bearers: readonly Bearer[];
}

const opened = new WeakMap<SubscriptionJs, Shared<OpenPayment>>();

/**
 * The `Payment` of a public key and return page: one per page, since creating it loads the configuration and every
 * provider's library [D]. Resolves at `ready`; before that nobody gets hold of it. Forgotten on an error. A time limit
 * tells the caller only: the next one gets the late `Payment` if it became ready meanwhile, else a new one.
 *
 * @throws CheckoutError with a definite outcome, since nothing is paid yet
 */
export function openPayment(
  vendor: SubscriptionJs,
  config: VendorPaymentConfig,
  limit: TimeLimit,
): Promise<OpenPayment> {
  const shared: Shared<OpenPayment> = opened.get(vendor) ?? new Map<string, Promise<OpenPayment>>();
  opened.set(vendor, shared);
  return share(shared, JSON.stringify([config.publicApiKey, config.providerReturnUrl]), limit, (resolve, reject) => {
    const fail = (cause?: unknown) => reject(toVendorError(cause, {before: true}));
    const ready = () => {
      try {
        resolve({payment, bearers: bearersOf(payment)});
      } catch (cause) {
        fail(cause);
      }
    };
    let payment: VendorPayment;
    try {
      // Deferred, because nothing says that `ready` waits until the constructor has returned.
      payment = new vendor.Payment({...config}, () => queueMicrotask(ready), fail);
    } catch (cause) {
      fail(cause);
    }
  });
}

function bearersOf(payment: VendorPayment): readonly Bearer[] {
  const bearers = payment.getAvailablePaymentMethodEnum();
  return Array.isArray(bearers) ? bearers.filter((bearer) => typeof bearer === 'string') : [];
}
