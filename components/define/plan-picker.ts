/** `sjs-checkout/define/plan-picker`: registers `<sjs-plan-picker>`, the plan cards on their own. */
import {SjsPlanPicker} from '../plan-picker.ts';
import {defineOnce} from '../registry.ts';

defineOnce('sjs-plan-picker', SjsPlanPicker);

export {SjsPlanPicker};
