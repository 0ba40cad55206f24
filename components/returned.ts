/** What only a page needs that is the return from a provider; a chunk of its own. */
import {completeHostedReturn} from '../src/checkout/hosted-return.ts';
import {completeReturn as completeOwnReturn} from '../src/checkout/returning.ts';
import {detectReturn} from '../src/subscriptionjs/return-url.ts';

export {finalizeReturn} from '../src/checkout/finalizing.ts';
export {createSubscriptionJsFinalizer} from '../src/subscriptionjs/finalizer.ts';
export {
  contractReturnUrl,
  detectReturn,
  returnedContract,
  stripReturnParameters,
} from '../src/subscriptionjs/return-url.ts';

/** The return that this page is. */
export const completeReturn: typeof completeOwnReturn = (...return_) =>
  (detectReturn(location.href)?.hosted ? completeHostedReturn : completeOwnReturn)(...return_);
