/**
 * billwerk's payment form: its inputs in an iframe of its own, so that card data never touch our page (PCI SAQ A [D]).
 * The calls that take it are documented; how it is made is known from one sample only [C], so it stays here and is easy
 * to replace.
 */
import type {PaymentForm, PaymentFormOptions} from '../checkout/gateway.ts';
import {CheckoutError} from '../errors.ts';
import {toVendorError} from './error-codes.ts';
import {toVendorCustomer} from './translate.ts';
import type {SubscriptionJs, VendorPaymentConfig, VendorPaymentForm} from './vendor.ts';

const vendorForms = new WeakMap<object, VendorPaymentForm>();

/**
 * Makes a form in an empty element of the page; not inside a shadow root, where nobody has seen it work.
 *
 * @throws CheckoutError `PaymentFormMissing` where the script has none, else what the vendor threw; nothing is paid yet
 */
export function openPaymentForm(
  vendor: SubscriptionJs,
  container: HTMLElement,
  config: VendorPaymentConfig,
  {bearer, locale, style, customer, onError}: PaymentFormOptions,
): PaymentForm {
  if (!vendor.createElement) {
    throw new CheckoutError('PaymentFormMissing', {audience: 'merchant', outcome: 'declined', field: 'card-entry'});
  }
  let form: VendorPaymentForm;
  try {
    form = vendor.createElement(
      'paymentForm',
      container,
      {...config, paymentMethods: [bearer], locale: locale.slice(0, 2).toLowerCase()},
      {...style},
      (cause) => onError(toVendorError(cause, {before: true})),
    );
    // The sample tells it who pays right after making it.
    form.payerDataChanged(toVendorCustomer(customer));
  } catch (cause) {
    container.replaceChildren();
    throw toVendorError(cause, {before: true});
  }
  let removed = false;
  const handle: PaymentForm = {
    bearer,
    // One that is off the page may still be held by somebody; what it would do with the news is not known.
    payerChanged: (payer) => removed || form.payerDataChanged(toVendorCustomer(payer)),
    remove() {
      removed = true;
      vendorForms.delete(handle);
      // All that is known of taking one down [C].
      container.replaceChildren();
    },
  };
  vendorForms.set(handle, form);
  return handle;
}

/**
 * What stands for a form in the vendor's calls.
 *
 * @throws CheckoutError `PaymentFormReset`: it was taken off the page meanwhile, with what was typed into it
 */
export function vendorFormOf(input: object): VendorPaymentForm {
  const form = vendorForms.get(input);
  if (!form) throw new CheckoutError('PaymentFormReset', {audience: 'shopper', outcome: 'fixable'});
  return form;
}
