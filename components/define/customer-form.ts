/** `sjs-checkout/define/customer-form`: registers `<sjs-customer-form>`, the address form on its own. */
import {SjsCustomerForm} from '../customer-form.ts';
import {defineOnce} from '../registry.ts';

defineOnce('sjs-customer-form', SjsCustomerForm);

export {SjsCustomerForm};
