/**
 * `SubscriptionJS.Portal`: one contract of a signed-in customer. billwerk opens it to a token that the merchant's server
 * asks for [D]; it is asked for right before each call [D] and forgotten with it.
 */
import {isPaymentForm} from '../checkout/gateway.ts';
import type {ContractPayer, MethodChangeAnswer, PaymentInput} from '../checkout/gateway.ts';
import {CheckoutError, isDefinite, toCheckoutError, withOutcome} from '../errors.ts';
import {call} from './call.ts';
import {toVendorError} from './error-codes.ts';
import type {SubscriptionJsGateway} from './gateway.ts';
import {vendorFormOf} from './payment-form.ts';
import type {ProcessPaymentData} from './processed-payment.ts';
import {secureUrl} from './secure-url.ts';
import {toPaymentAnswer, toSecretPaymentData, toVendorOrder} from './translate.ts';
import type {
  SubscriptionJs,
  VendorError,
  VendorPayment,
  VendorPaymentInput,
  VendorPortal,
  VendorSuccess,
} from './vendor.ts';

export interface PortalOptions {
  /** A self-service token of the contract, from the merchant's server; called anew for each call to billwerk. */
  readonly token: () => Promise<string>;
  /** As for the gateway. */
  readonly processPaymentData?: ProcessPaymentData;
}

type Start = (portal: VendorPortal, success: VendorSuccess, error: VendorError) => void;

/** Shares script, key and return page with a gateway. Creating it loads nothing. */
export function createSubscriptionJsPortal(
  {load, open}: Pick<SubscriptionJsGateway, 'load' | 'open'>,
  {token, processPaymentData}: PortalOptions,
): ContractPayer {
  /** A token that billwerk does not take is no reason to give up: it may have expired on the way. Nothing was done then [I]. */
  async function ask(start: Start, onLate?: (data: unknown) => void): Promise<unknown> {
    try {
      return await once(start, onLate);
    } catch (cause) {
      if (!(cause instanceof TokenRefused)) throw cause;
    }
    return once(start, onLate);
  }

  async function once(start: Start, onLate?: (data: unknown) => void): Promise<unknown> {
    const vendor = await load();
    const portal = openPortal(vendor, await freshToken(token));
    try {
      return await call((success, error) => start(portal, success, error), onLate);
    } catch (cause) {
      throw withoutCause(toCheckoutError(cause));
    }
  }

  /** With a payment form there is no `Payment` [D]. */
  async function read(input: PaymentInput): Promise<[VendorPayment | null, VendorPaymentInput]> {
    // Copied before anything is waited for, because the form clears its inputs.
    const typed = isPaymentForm(input) ? undefined : toSecretPaymentData(input);
    if (typed) return [(await open()).payment, typed];
    const form = vendorFormOf(input);
    return [null, (await processPaymentData?.(form)) ?? form];
  }

  return {
    async payStored(order, onLate) {
      const start: Start = (portal, success, error) => portal.upgradePaySync(order.orderId, success, error);
      return toPaymentAnswer(await ask(start, (late) => onLate?.(toPaymentAnswer(late, order))), order);
    },
    async pay(order, input, onLate) {
      const [payment, data] = await read(input);
      const start: Start = (portal, success, error) =>
        portal.upgradePayInteractive(payment, data, toVendorOrder(order), success, error);
      return toPaymentAnswer(await ask(start, (late) => onLate?.(toPaymentAnswer(late, order))), order);
    },
    async changeMethod(input, onLate) {
      const [payment, data] = await read(input);
      const start: Start = (portal, success, error) => portal.paymentChange(payment, data, success, error);
      return toMethodChange(await ask(start, (late) => onLate?.(toMethodChange(late))));
    },
  };
}

function openPortal(vendor: SubscriptionJs, secret: string): VendorPortal {
  try {
    return new vendor.Portal(secret);
  } catch (cause) {
    throw withoutCause(toVendorError(cause, {before: true}));
  }
}

/** Asking for a token moves no money, so whatever goes wrong with that, nothing was done. */
async function freshToken(token: () => Promise<string>): Promise<string> {
  try {
    return await token();
  } catch (thrown) {
    const error = toCheckoutError(thrown);
    throw isDefinite(error) ? error : withOutcome(error, 'declined');
  }
}

/** billwerk documents the status for a token that is invalid or has expired [D]; how the script tells of it is not known [I]. */
class TokenRefused extends CheckoutError {}

/** What billwerk hands to an error callback may hold the token that it was called with. */
function withoutCause({code, audience, outcome, field, reference, cause}: CheckoutError): CheckoutError {
  const {status} = (cause ?? {}) as {readonly status?: unknown};
  const refused = code === 'PermissionDenied' || status === 401;
  const details = {audience, field, reference};
  return refused
    ? new TokenRefused('PermissionDenied', {...details, outcome: 'declined'})
    : new CheckoutError(code, {...details, outcome});
}

/** Nothing is documented of this answer but its `Url` [D]. */
function toMethodChange(answer: unknown): MethodChangeAnswer {
  const {Url} = (answer ?? {}) as {readonly Url?: unknown};
  if (!Url) return {kind: 'changed'};
  const url = secureUrl(Url)?.href;
  if (!url) throw new CheckoutError('RedirectRefused', {message: 'billwerk sent no usable redirect'});
  return {kind: 'redirect', url};
}
