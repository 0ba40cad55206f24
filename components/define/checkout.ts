/** `sjs-checkout/define/checkout`: registers what a page with `<sjs-checkout>` shows at once. That loads the rest when it is needed. */
import {SjsCheckout} from '../checkout.ts';
import {SjsPlan} from '../plan.ts';
import {SjsPlanPicker} from '../plan-picker.ts';
import {defineOnce} from '../registry.ts';

defineOnce('sjs-plan', SjsPlan);
defineOnce('sjs-plan-picker', SjsPlanPicker);
defineOnce('sjs-checkout', SjsCheckout);

export {SjsCheckout};
