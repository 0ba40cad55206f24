/** The codes that SubscriptionJS documents and the sandbox answers by itself; `''` occurs in the wild too. */
export type RefusalCode =
  | ''
  | 'Aborted'
  | 'AcquirerServerError'
  | 'AmountLimitExceeded'
  | 'AuthorizationRejected'
  | 'BearerExpired'
  | 'BearerInvalid'
  | 'BearerRejected'
  | 'Canceled'
  | 'InsufficientBalance'
  | 'InvalidAccountHolder'
  | 'InvalidAmount'
  | 'InvalidBankCode'
  | 'InvalidBic'
  | 'InvalidCardCvc'
  | 'InvalidCardHolder'
  | 'InvalidCardNumber'
  | 'InvalidCardType'
  | 'InvalidConfiguration'
  | 'InvalidCountry'
  | 'InvalidCouponCode'
  | 'InvalidCurrency'
  | 'InvalidData'
  | 'InvalidExpirationDate'
  | 'InvalidIban'
  | 'InvalidIBAN'
  | 'InvalidKey'
  | 'InvalidPaymentData'
  | 'InvalidPaymentMethod'
  | 'InvalidTransaction'
  | 'InvalidVatId'
  | 'PermissionDenied'
  | 'PspServerError'
  | 'Timeout'
  | 'UnmappedError'
  | '3DsProblem';

/**
 * A request that billwerk would turn down. REST answers `status` with `{Message}`, the self-service routes with
 * `{Error: {Code, Message}}`.
 */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly status: 401 | 404 | 409 | 422 | 200 = 422,
  ) {
    super(message);
  }
}

/** What an order answers that is not waiting for a payment; the empty code was seen in recorded traffic. */
export function invalidOrderStatus(): Refusal {
  return new Refusal('', 'Invalid order status');
}

/** A decline comes with HTTP 200, as recorded from the real script's traffic. */
export function declined(code: RefusalCode): Refusal {
  return new Refusal(code, 'The payment was declined', 200);
}
