/** `sjs-checkout/define/return`: registers `<sjs-return>`, the page that payment pages send the shopper back to. */
import {SjsReturn} from '../return.ts';
import {defineOnce} from '../registry.ts';

defineOnce('sjs-return', SjsReturn);

export {SjsReturn};
