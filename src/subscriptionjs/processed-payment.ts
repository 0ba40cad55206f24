/**
 * Experimental: billwerk's payment form can be asked for processed data, which stand for it in a pay call then. Nothing but
 * that is known of it [D], neither what the call takes nor what it gives.
 */
import {toVendorError} from './error-codes.ts';
import type {VendorPaymentForm, VendorPaymentInput} from './vendor.ts';

export type ProcessPaymentData = (form: VendorPaymentForm) => Promise<VendorPaymentInput>;

/** @throws CheckoutError where it cannot be had; nothing was sent with it yet */
export const processedPaymentOf: ProcessPaymentData = async (form) => {
  if (!form.processPaymentData) return form;
  try {
    return (await form.processPaymentData()) as VendorPaymentInput;
  } catch (cause) {
    throw toVendorError(cause, {before: true});
  }
};
