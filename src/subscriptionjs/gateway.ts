import {isPaymentForm} from '../checkout/gateway.ts';
import type {OrderRequest, OrderSource, Payer} from '../checkout/gateway.ts';
import {CheckoutError} from '../errors.ts';
import type {CustomFields, Customer} from '../model.ts';
import {systemClock} from '../platform.ts';
import type {Clock} from '../platform.ts';
import {call} from './call.ts';
import {toVendorError} from './error-codes.ts';
import {loadScript, scriptUrls} from './load.ts';
import type {ScriptWindow} from './load.ts';
import {openPayment} from './payment.ts';
import type {OpenPayment} from './payment.ts';
import {openPaymentForm, vendorFormOf} from './payment-form.ts';
import type {ProcessPaymentData} from './processed-payment.ts';
import {
  toOrder,
  toPaymentAnswer,
  toPreview,
  toSecretPaymentData,
  toVendorCart,
  toVendorCustomer,
  toVendorOrder,
} from './translate.ts';
import type {SubscriptionJs, VendorPaymentConfig, VendorPaymentInput, VendorSignup} from './vendor.ts';

export interface SubscriptionJsOptions {
  /** billwerk: Settings -> Self-Service -> General. May be visible in the browser. */
  readonly publicApiKey: string;
  /** Where the script comes from unless `scriptUrl` says so. Default `production`. */
  readonly environment?: keyof typeof scriptUrls;
  /** `subscription.js` on a dedicated host. */
  readonly scriptUrl?: string;
  /** Where a provider's page sends the shopper back to; relative to this page. That page has to call `finalize`. */
  readonly providerReturnUrl: string;
  /** Language of a customer who has none, such as `de-AT`. */
  readonly locale?: string;
  /** What the merchant notes at contract and order; asked for with each order. `subscribe` cannot send them. */
  readonly customFields?: () => CustomFields | undefined;
  /** Experimental: `processedPaymentOf` pays with what billwerk's payment form makes of its data, not with the form itself. */
  readonly processPaymentData?: ProcessPaymentData;
  /** Default 15,000, for the script and again for the payment methods. */
  readonly timeoutMs?: number;
  readonly window?: ScriptWindow;
  readonly clock?: Clock;
}

/** SubscriptionJS as prices, orders and payments. It cannot say what became of an order: the script has no such call. */
export type SubscriptionJsGateway = OrderSource &
  Required<Omit<Payer, 'payStored'>> & {
    /** The script and its payment methods, for `portal.ts` and `finalizer.ts`. */
    load(): Promise<SubscriptionJs>;
    open(): Promise<OpenPayment>;
  };

/** Creating it loads nothing; the script is requested with the first call. */
export function createSubscriptionJsGateway(options: SubscriptionJsOptions): SubscriptionJsGateway {
  const {publicApiKey, environment = 'production', scriptUrl, timeoutMs = 15_000, clock = systemClock} = options;
  const url = scriptUrl ?? scriptUrls[environment];
  let signup: VendorSignup | undefined;

  const load = () => loadScript({url, window: options.window, timeoutMs, clock});

  async function loadSignup(): Promise<VendorSignup> {
    const vendor = await load();
    // One for all calls: it is what spaces out previews to stay below the rate limit [D].
    signup ??= createSignup(vendor);
    return signup;
  }

  async function open(): Promise<OpenPayment> {
    const [vendor, config] = await configured();
    return openPayment(vendor, config, {timeoutMs, clock});
  }

  async function configured(): Promise<[SubscriptionJs, VendorPaymentConfig]> {
    if (!publicApiKey) throw missing('public-api-key');
    const vendor = await load();
    const {baseURI} = (options.window ?? window).document;
    if (!URL.canParse(options.providerReturnUrl, baseURI)) throw missing('return-url');
    const providerReturnUrl = new URL(options.providerReturnUrl, baseURI).href;
    return [vendor, {publicApiKey, providerReturnUrl}];
  }

  function formDataOf(input: object): VendorPaymentInput | Promise<VendorPaymentInput> {
    const form = vendorFormOf(input);
    return options.processPaymentData?.(form) ?? form;
  }

  const withLocale = (customer: Customer) => toVendorCustomer({...customer, locale: customer.locale ?? options.locale});

  return {
    load,
    open,

    async preview(cart, customer, onLate) {
      const vendor = await loadSignup();
      return toPreview(
        await call(
          (success, error) => vendor.preview(toVendorCart(cart), toVendorCustomer(customer), success, error),
          (late) => onLate?.(toPreview(late)),
        ),
      );
    },

    async createOrder({cart, customer}) {
      const vendor = await loadSignup();
      const {contract, order} = options.customFields?.() ?? {};
      const [Cart, Customer] = [toVendorCart(cart), withLocale(customer)];
      const wrapped = {
        Cart,
        Customer,
        ...(contract && {ContractCustomFields: contract}),
        ...(order && {OrderCustomFields: order}),
      };
      return toOrder(
        await call((success, error) =>
          contract || order
            ? vendor.createOrder(wrapped, success, error)
            : vendor.createOrder(Cart, Customer, success, error),
        ),
      );
    },

    async ready() {
      return (await open()).bearers;
    },

    async pay(order, input, onLate) {
      // Copied before anything is waited for, because the form clears its inputs.
      const typed = isPaymentForm(input) ? undefined : toSecretPaymentData(input);
      // With a payment form there is no `Payment` [D].
      const [vendor, payment, data] = await Promise.all([
        loadSignup(),
        typed ? open().then((opened) => opened.payment) : null,
        typed ?? formDataOf(input),
      ]);
      const answer = await call(
        (success, error) => vendor.paySignupInteractive(payment, data, toVendorOrder(order), success, error),
        (late) => onLate?.(toPaymentAnswer(late, order)),
      );
      return toPaymentAnswer(answer, order);
    },

    async openForm(container, form) {
      const [vendor, config] = await configured();
      return openPaymentForm(vendor, container, config, form);
    },

    async subscribe({cart, customer}: OrderRequest, data, onLate) {
      const secret = toSecretPaymentData(data);
      const [vendor, {payment}] = await Promise.all([loadSignup(), open()]);
      const answer = await call(
        (success, error) => vendor.subscribe(payment, toVendorCart(cart), withLocale(customer), secret, success, error),
        (late) => onLate?.(toPaymentAnswer(late)),
      );
      return toPaymentAnswer(answer);
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

function missing(field: string): CheckoutError {
  return new CheckoutError('ConfigurationMissing', {audience: 'merchant', outcome: 'declined', field});
}
