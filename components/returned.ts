/** What only a page needs that is the return from a provider; a chunk of its own. */
export {finalizeReturn} from '../src/checkout/finalizing.ts';
export {completeReturn} from '../src/checkout/returning.ts';
export {createSubscriptionJsFinalizer} from '../src/subscriptionjs/finalizer.ts';
export {detectReturn, methodChangeReturnUrl, stripReturnParameters} from '../src/subscriptionjs/return-url.ts';
