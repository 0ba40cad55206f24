/** `sjs-checkout`: the element classes and their types. Importing registers nothing; that is `sjs-checkout/define`. */
export {SjsCheckout} from './checkout.ts';
export {SjsCustomerForm} from './customer-form.ts';
export {SjsPaymentForm} from './payment-form.ts';
export {SjsPaymentChange} from './payment-change.ts';
export {SjsPlan} from './plan.ts';
export {SjsPlanChange} from './plan-change.ts';
export {SjsPlanPicker} from './plan-picker.ts';
export {SjsPricePreview} from './price-preview.ts';
export {SjsReturn} from './return.ts';
export type {CheckoutEventDetails, EventDetails, LeafEventDetails} from './events.ts';
export {loadMessages} from './localize.ts';
export type {Messages, PlanChangeMessages} from './locales/messages.ts';
export * from '../src/model.ts';
export {CheckoutError} from '../src/errors.ts';
