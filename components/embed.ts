/**
 * The script tag: registers what a page shows at once; everything else is loaded when somebody needs it.
 * Elements that act alone are loaded when the page has one.
 */
import {isServer} from 'lit';
import {SjsPlan} from './plan.ts';
import {SjsPlanPicker} from './plan-picker.ts';
import {SjsCheckout} from './checkout.ts';
import {defineOnce} from './registry.ts';

defineOnce('sjs-plan', SjsPlan);
defineOnce('sjs-plan-picker', SjsPlanPicker);
defineOnce('sjs-checkout', SjsCheckout);

// Servers that render pages may import this, too. In the bundle the question is gone.
if (!isServer && document.querySelector('sjs-plan-change,sjs-return,sjs-payment-change'))
  void import('./acting-alone.ts');
