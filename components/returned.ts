/** What only a page needs that is the return from a provider; a chunk of its own. */
export {completeReturn} from '../src/checkout/returning.ts';
export {detectReturn, stripReturnParameters} from '../src/subscriptionjs/return-url.ts';
