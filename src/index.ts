/** `sjs-checkout/core`: the checkout without any element, for those who draw their own. */
export * from './model.ts';
export {CheckoutError, isDefinite, toCheckoutError} from './errors.ts';
export type {CheckoutErrorOptions, ErrorAudience, ErrorOutcome, OwnErrorCode} from './errors.ts';
export {createStore} from './store.ts';
export type {Store} from './store.ts';
export {browserPlatform, memoryStorage, systemClock} from './platform.ts';
export type {Clock, KeyValueStorage, Locks, Platform} from './platform.ts';
export {createCheckout} from './checkout/checkout.ts';
export type {Checkout, CheckoutOptions, Page} from './checkout/checkout.ts';
export {createResolving} from './checkout/resolving.ts';
export {completeReturn} from './checkout/returning.ts';
export {isBusy, isEditable} from './checkout/state.ts';
export type {Attempt, CheckoutState, HeldOrder, Methods, Phase, Price, Receipt} from './checkout/state.ts';
export type {AttemptRecord} from './checkout/ledger.ts';
export type {Wish} from './checkout/wish.ts';
export * from './checkout/gateway.ts';
export {processedPaymentOf} from './subscriptionjs/processed-payment.ts';
export type {ProcessPaymentData} from './subscriptionjs/processed-payment.ts';
