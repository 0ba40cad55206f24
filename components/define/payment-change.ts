/** `sjs-checkout/define/payment-change`: registers `<sjs-payment-change>`, the account page where a payment method is replaced. */
import {SjsPaymentChange} from '../payment-change.ts';
import {defineOnce} from '../registry.ts';

defineOnce('sjs-payment-change', SjsPaymentChange);

export {SjsPaymentChange};
