/**
 * One error type for everything that can go wrong. It carries no sentence for people: those belong to the locale files,
 * keyed by `code`, so nothing ever branches on message text.
 */

/** Who can do something about it. */
export type ErrorAudience = 'shopper' | 'merchant' | 'provider' | 'network';

/**
 * What a failed call says about the thing it tried:
 * - `declined`: it definitely did not happen, trying again with the same or another payment method is safe;
 * - `fixable`: it definitely did not happen, because of some input that can be corrected;
 * - `unknown`: nobody can say whether it happened;
 * - `already-done`: it had happened before.
 */
export type ErrorOutcome = 'declined' | 'fixable' | 'unknown' | 'already-done';

/** Codes of our own, beside billwerk's documented ones (which we keep, in one casing, see `subscriptionjs/error-codes.ts`). */
export type OwnErrorCode =
  | 'AmountChanged'
  | 'AmountContradictory'
  | 'CatalogInvalid'
  | 'CatalogUnreachable'
  | 'ConfigurationMissing'
  | 'HookRefused'
  | 'HookUnreachable'
  | 'NoPaymentMethod'
  | 'NotSignedIn'
  | 'OrderClosed'
  | 'OrderOpen'
  | 'OrderStatusInvalid'
  | 'PaymentFormMissing'
  | 'PaymentFormReset'
  | 'PlanVariantUnknown'
  | 'PreviewIncomplete'
  | 'QuantityInvalid'
  | 'RedirectRefused'
  | 'ScriptBlocked'
  | 'ScriptTimeout'
  | 'SubmitRefused'
  | 'Unmapped'
  | 'Unanswered';

export interface CheckoutErrorOptions {
  /** Default `provider`. */
  readonly audience?: ErrorAudience;
  /** Default `unknown`, the careful one. */
  readonly outcome?: ErrorOutcome;
  readonly cause?: unknown;
  /** The input this is about, such as `couponCode` or `iban`; for merchants the attribute or catalog field. */
  readonly field?: string;
  /** billwerk's `referenceId`, for support. */
  readonly reference?: string;
  /** For developers, never for shoppers. Default: the code. */
  readonly message?: string;
}

export class CheckoutError extends Error {
  override readonly name = 'CheckoutError';
  readonly code: string;
  readonly audience: ErrorAudience;
  readonly outcome: ErrorOutcome;
  readonly field: string | undefined;
  readonly reference: string | undefined;

  constructor(code: OwnErrorCode | (string & {}), options: CheckoutErrorOptions = {}) {
    super(options.message ?? code, {cause: options.cause});
    this.code = code;
    this.audience = options.audience ?? 'provider';
    this.outcome = options.outcome ?? 'unknown';
    this.field = options.field;
    this.reference = options.reference;
  }
}

/** True when it is certain that nothing was bought or charged by the call that failed. */
export function isDefinite(error: CheckoutError): boolean {
  return error.outcome === 'declined' || error.outcome === 'fixable';
}

/** The same error, where more is certain of what it tried, or less. */
export function withOutcome(error: CheckoutError, outcome: ErrorOutcome): CheckoutError {
  const {code, audience, field, reference, cause, message} = error;
  return new CheckoutError(code, {audience, outcome, field, reference, cause, message});
}

/** Keeps a `CheckoutError` as it is and wraps anything else as an unmapped one of unknown outcome. */
export function toCheckoutError(cause: unknown): CheckoutError {
  return cause instanceof CheckoutError ? cause : new CheckoutError('Unmapped', {cause});
}
