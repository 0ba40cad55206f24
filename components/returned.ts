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

/**
 * The return that this page is. In a browser that knows nothing of the order, the address has all that can be quoted: the
 * provider's transaction, or the contract.
 */
export const completeReturn: typeof completeOwnReturn = (finalizer, id, context, {settling, ...parts}) => {
  const {hosted, transactionId} = detectReturn(location.href) ?? {};
  const quoted: typeof settling = {
    ...settling,
    unanswered(about) {
      const reference = about.reference ?? (about.orderId === undefined ? transactionId : undefined);
      return settling.unanswered({...about, reference});
    },
  };
  return (hosted ? completeHostedReturn : completeOwnReturn)(finalizer, id, context, {settling: quoted, ...parts});
};
