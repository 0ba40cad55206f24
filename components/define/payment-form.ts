/** `sjs-checkout/define/payment-form`: registers `<sjs-payment-form>`, the ways to pay on their own. */
import {SjsPaymentForm} from '../payment-form.ts';
import {defineOnce} from '../registry.ts';

defineOnce('sjs-payment-form', SjsPaymentForm);

export {SjsPaymentForm};
