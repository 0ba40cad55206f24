/**
 * The script tag: registers what a page shows at once; everything else is loaded when somebody needs it.
 * Elements that act alone are loaded when the page has one.
 */
import {SjsPlan} from './plan.ts';
import {SjsPlanPicker} from './plan-picker.ts';
import {SjsCheckout} from './checkout.ts';
import {defineOnce} from './registry.ts';

defineOnce('sjs-plan', SjsPlan);
defineOnce('sjs-plan-picker', SjsPlanPicker);
defineOnce('sjs-checkout', SjsCheckout);

// Servers that render pages import this, too, and have no document.
if (globalThis.document?.querySelector('sjs-return,sjs-payment-change,sjs-plan-change'))
  void import('./acting-alone.ts');
