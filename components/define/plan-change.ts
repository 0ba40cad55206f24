/** `sjs-checkout/define/plan-change`: registers `<sjs-plan-change>`, the account page where a contract is changed. */
import {SjsPlanChange} from '../plan-change.ts';
import {defineOnce} from '../registry.ts';

defineOnce('sjs-plan-change', SjsPlanChange);

export {SjsPlanChange};
