/** The codes that SubscriptionJS documents and the sandbox can answer; `''` occurs in the wild too. */
export type RefusalCode =
  | ''
  | 'Aborted'
  | 'AuthorizationRejected'
  | 'BearerExpired'
  | 'BearerRejected'
  | 'InsufficientBalance'
  | 'InvalidAccountHolder'
  | 'InvalidAmount'
  | 'InvalidBic'
  | 'InvalidCardCvc'
  | 'InvalidCardHolder'
  | 'InvalidCardNumber'
  | 'InvalidConfiguration'
  | 'InvalidCountry'
  | 'InvalidCouponCode'
  | 'InvalidCurrency'
  | 'InvalidData'
  | 'InvalidExpirationDate'
  | 'InvalidIban'
  | 'InvalidKey'
  | 'InvalidPaymentData'
  | 'InvalidPaymentMethod'
  | 'InvalidTransaction'
  | 'InvalidVatId'
  | '3DsProblem';

/**
 * A request that billwerk would turn down. REST answers `status` with `{Message}`, the self-service routes with
 * `{Error: {Code, Message}}`.
 */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly status: 404 | 409 | 422 | 200 = 422,
  ) {
    super(message);
  }
}

/** What an order answers that is not waiting for a payment; the empty code was seen in recorded traffic. */
export function invalidOrderStatus(): Refusal {
  return new Refusal('', 'Invalid order status');
}
