import {isPaymentForm} from '../checkout/gateway.ts';
import type {Finalizer, OrderRequest, OrderSource, Payer} from '../checkout/gateway.ts';
import type {Customer} from '../model.ts';
import {call} from './call.ts';
import {createConnection} from './connection.ts';
import type {ConnectionOptions} from './connection.ts';
import {toFinalizeError, toVendorError} from './error-codes.ts';
import {openPaymentForm, vendorFormOf} from './payment-form.ts';
import {
  toFinalizedOrder,
  toOrder,
  toPaymentAnswer,
  toPreview,
  toSecretPaymentData,
  toVendorCart,
  toVendorCustomer,
  toVendorOrder,
} from './translate.ts';
import type {SubscriptionJs, VendorSignup} from './vendor.ts';

export interface SubscriptionJsOptions extends ConnectionOptions {
  /** Language of a customer who has none, such as `de-AT`. */
  readonly locale?: string;
}

/** SubscriptionJS as prices, orders and payments. It cannot say what became of an order: the script has no such call. */
export type SubscriptionJsGateway = OrderSource & Required<Omit<Payer, 'payStored'>> & Finalizer;

/** Creating it loads nothing; the script is requested with the first call. */
export function createSubscriptionJsGateway(options: SubscriptionJsOptions): SubscriptionJsGateway {
  const {processPaymentData = false} = options;
  const {load, configured, open} = createConnection(options);
  let signup: VendorSignup | undefined;

  async function loadSignup(): Promise<VendorSignup> {
    const vendor = await load();
    // One for all calls: it is what spaces out previews to stay below the rate limit [D].
    signup ??= createSignup(vendor);
    return signup;
  }

  const withLocale = (customer: Customer) => toVendorCustomer({...customer, locale: customer.locale ?? options.locale});

  return {
    async preview(cart, customer) {
      const vendor = await loadSignup();
      return toPreview(
        await call((success, error) => vendor.preview(toVendorCart(cart), toVendorCustomer(customer), success, error)),
      );
    },

    // The overload `createOrder(selfServiceOrder, ...)`, which adds custom fields, would be called from here.
    async createOrder({cart, customer}) {
      const vendor = await loadSignup();
      return toOrder(
        await call((success, error) => vendor.createOrder(toVendorCart(cart), withLocale(customer), success, error)),
      );
    },

    async ready() {
      return (await open()).bearers;
    },

    async pay(order, input) {
      // Copied before anything is waited for, because the form clears its inputs.
      const typed = isPaymentForm(input) ? undefined : toSecretPaymentData(input);
      // With a payment form there is no `Payment` [D].
      const [vendor, payment, data] = await Promise.all([
        loadSignup(),
        typed ? open().then((opened) => opened.payment) : null,
        typed ?? vendorFormOf(input, processPaymentData),
      ]);
      const answer = await call((success, error) =>
        vendor.paySignupInteractive(payment, data!, toVendorOrder(order), success, error),
      );
      return toPaymentAnswer(answer, order);
    },

    async openForm(container, form) {
      const [vendor, config] = await configured();
      return openPaymentForm(vendor, container, config, form);
    },

    async subscribe({cart, customer}: OrderRequest, data) {
      const secret = toSecretPaymentData(data);
      const [vendor, {payment}] = await Promise.all([loadSignup(), open()]);
      const answer = await call((success, error) =>
        vendor.subscribe(payment, toVendorCart(cart), withLocale(customer), secret, success, error),
      );
      return toPaymentAnswer(answer);
    },

    async finalize() {
      try {
        const vendor = await load();
        return toFinalizedOrder(await call((success, error) => vendor.finalize(success, error)));
      } catch (cause) {
        throw toFinalizeError(cause);
      }
    },
  };
}

function createSignup(vendor: SubscriptionJs): VendorSignup {
  try {
    return new vendor.Signup();
  } catch (cause) {
    throw toVendorError(cause, {before: true});
  }
}
