import {CheckoutError} from '../errors.ts';
import {systemClock} from '../platform.ts';
import type {Clock} from '../platform.ts';
import {loadScript, scriptUrls} from './load.ts';
import type {ScriptWindow} from './load.ts';
import {openPayment} from './payment.ts';
import type {OpenPayment} from './payment.ts';
import type {SubscriptionJs, VendorPaymentConfig} from './vendor.ts';

export interface ConnectionOptions {
  /** billwerk: Settings -> Self-Service -> General. May be visible in the browser. */
  readonly publicApiKey: string;
  /** Where the script comes from unless `scriptUrl` says so. Default `production`. */
  readonly environment?: keyof typeof scriptUrls;
  /** `subscription.js` on a dedicated host. */
  readonly scriptUrl?: string;
  /** Where a provider's page sends the shopper back to; relative to this page. That page has to call `finalize`. */
  readonly providerReturnUrl: string;
  /**
   * Experimental: asks billwerk's payment form for processed data and pays with those instead of the form itself. Neither
   * what that call takes nor what it gives is publicly known. Default false.
   */
  readonly processPaymentData?: boolean;
  /** Default 15,000, for the script and again for the payment methods. */
  readonly timeoutMs?: number;
  readonly window?: ScriptWindow;
  readonly clock?: Clock;
}

/** The script and what is made of it; shared by all who ask for the same. */
export interface Connection {
  load(): Promise<SubscriptionJs>;
  /** @throws CheckoutError `ConfigurationMissing` that names the setting */
  configured(): Promise<[SubscriptionJs, VendorPaymentConfig]>;
  open(): Promise<OpenPayment>;
}

/** Creating it loads nothing; the script is requested with the first call. */
export function createConnection(options: ConnectionOptions): Connection {
  const {publicApiKey, environment = 'production', scriptUrl, timeoutMs = 15_000, clock = systemClock} = options;
  const url = scriptUrl ?? scriptUrls[environment];

  const load = () => loadScript({url, window: options.window, timeoutMs, clock});

  async function configured(): Promise<[SubscriptionJs, VendorPaymentConfig]> {
    if (!publicApiKey) throw missing('public-api-key');
    const vendor = await load();
    const {baseURI} = (options.window ?? window).document;
    if (!URL.canParse(options.providerReturnUrl, baseURI)) throw missing('return-url');
    const providerReturnUrl = new URL(options.providerReturnUrl, baseURI).href;
    return [vendor, {publicApiKey, providerReturnUrl}];
  }

  async function open(): Promise<OpenPayment> {
    const [vendor, config] = await configured();
    return openPayment(vendor, config, {timeoutMs, clock});
  }

  return {load, configured, open};
}

function missing(field: string): CheckoutError {
  return new CheckoutError('ConfigurationMissing', {audience: 'merchant', outcome: 'declined', field});
}
