/**
 * Every error code that billwerk documents (SubscriptionJS reference, Callbacks [D]; the server's list is cut off there
 * and completed from enums in public code [C]), and what a shopper may conclude from each. Written down apart from the
 * product, so that a code it has forgotten or classed otherwise is found.
 */
import type {ErrorOutcome} from '../../src/errors.ts';

export interface DocumentedError {
  /** In the spelling that the product uses for it. */
  readonly code: string;
  readonly outcome: ErrorOutcome;
  /** The input it is about, where there is one on our page. */
  readonly field?: string;
  /** Other spellings in the documentation. */
  readonly spellings?: readonly string[];
}

/** Nothing happened: with other data, another card or at another time it may. */
const refused = {
  declined: `Aborted AmountLimitExceeded AuthorizationRejected BearerExpired:expiry BearerInvalid BearerRejected Canceled
    InsufficientBalance InvalidAmount InvalidConfiguration InvalidCurrency InvalidKey InvalidPaymentMethod LimitExceeded
    LoginError PermissionDenied RateLimit Rejected 3DsProblem`,
  fixable: `InvalidAccountHolder:accountHolder InvalidAccountNumber:iban InvalidBankCode:iban InvalidBic:bic
    InvalidCardCvc:cvc InvalidCardHolder:cardHolder InvalidCardNumber:cardNumber InvalidCardType:cardNumber
    InvalidCountry:country InvalidCouponCode:couponCode InvalidData InvalidExpirationDate:expiry InvalidIban:iban
    InvalidName:firstName InvalidNationalIdNumber InvalidPaymentData InvalidVatId:vatId`,
};

/** Something broke on the way, or in what an earlier try left behind: the payment may have gone through. */
const doubtful = {
  unknown: `AcquirerServerError FailedCustomerUpdate InternalError InternalProviderError InvalidPreconditions
    InvalidTransaction IteroServerError PSPConnectionProblem PSPConnectionTimeout PspServerError Timeout UnmappedError`,
  'already-done': 'AlreadyExecuted',
};

const spellings: Readonly<Record<string, readonly string[]>> = {
  // The older docs have three e's, the newer two.
  AmountLimitExceeded: ['AmountLimitExceeeded'],
  // The script's and the server's casing.
  InvalidIban: ['InvalidIBAN'],
};

export const documentedErrors: readonly DocumentedError[] = Object.entries({...refused, ...doubtful}).flatMap(
  ([outcome, codes]) =>
    codes.split(/\s+/).map((entry) => {
      const [code = '', field] = entry.split(':');
      return {code, outcome: outcome as ErrorOutcome, field, spellings: spellings[code]};
    }),
);
