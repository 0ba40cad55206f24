/** `sjs-checkout/define`: registers every element. Safe to load twice. Pages that show one of them load less by `sjs-checkout/define/…`. */
import {SjsCheckout} from './checkout.ts';
import {SjsCustomerForm} from './customer-form.ts';
import {SjsPaymentForm} from './payment-form.ts';
import {SjsPaymentChange} from './payment-change.ts';
import {SjsPlan} from './plan.ts';
import {SjsPlanChange} from './plan-change.ts';
import {SjsPlanPicker} from './plan-picker.ts';
import {SjsPricePreview} from './price-preview.ts';
import {defineOnce} from './registry.ts';
import {SjsReturn} from './return.ts';

defineOnce('sjs-plan', SjsPlan);
defineOnce('sjs-plan-picker', SjsPlanPicker);
defineOnce('sjs-price-preview', SjsPricePreview);
defineOnce('sjs-customer-form', SjsCustomerForm);
defineOnce('sjs-payment-form', SjsPaymentForm);
defineOnce('sjs-checkout', SjsCheckout);
defineOnce('sjs-return', SjsReturn);
defineOnce('sjs-payment-change', SjsPaymentChange);
defineOnce('sjs-plan-change', SjsPlanChange);

export * from './index.ts';
