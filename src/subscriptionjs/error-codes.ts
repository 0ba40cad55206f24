/**
 * Everything the vendor may call back with as an error -> one `CheckoutError`. Codes as documented (SubscriptionJS
 * reference, Callbacks: raised by the script [D], and by a failed payment on the server [D], completed from enums in
 * public code [C]). What each one says about the money is our reading [I], and careful: a code is `declined` or
 * `fixable` only if the payment cannot have happened, everything doubtful is `unknown`.
 */
import {CheckoutError} from '../errors.ts';
import type {ErrorAudience, ErrorOutcome} from '../errors.ts';

interface Meaning {
  readonly code: string;
  readonly audience: ErrorAudience;
  readonly outcome: ErrorOutcome;
  readonly field?: string;
}

/** `Code` or `Code:field`, by who can help and what it means. Field names are those of our nouns and payment inputs. */
const codes: readonly (readonly [ErrorAudience, ErrorOutcome, string])[] = [
  [
    'shopper',
    'declined',
    'Aborted AmountLimitExceeded AuthorizationRejected BearerExpired:expiry BearerInvalid BearerRejected Canceled ' +
      'InsufficientBalance InvalidPaymentMethod LimitExceeded Rejected 3DsProblem',
  ],
  [
    'shopper',
    'fixable',
    'InvalidAccountHolder:accountHolder InvalidAccountNumber:iban InvalidBankCode:iban InvalidBic:bic ' +
      'InvalidCardCvc:cvc InvalidCardHolder:cardHolder InvalidCardNumber:cardNumber InvalidCardType:cardNumber ' +
      'InvalidCountry:country InvalidCouponCode:couponCode InvalidData InvalidExpirationDate:expiry InvalidIban:iban ' +
      'InvalidName:firstName InvalidNationalIdNumber InvalidPaymentData InvalidVatId:vatId',
  ],
  [
    'merchant',
    'declined',
    'InvalidAmount InvalidConfiguration InvalidCurrency InvalidKey:public-api-key LoginError PermissionDenied',
  ],
  // Too many requests: refused at the door, so it did not happen.
  ['provider', 'declined', 'RateLimit'],
  // The last three may be about the state left behind by an earlier, successful try.
  [
    'provider',
    'unknown',
    'AcquirerServerError InternalError InternalProviderError IteroServerError PspServerError UnmappedError ' +
      'FailedCustomerUpdate InvalidPreconditions InvalidTransaction',
  ],
  ['network', 'unknown', 'PSPConnectionProblem PSPConnectionTimeout Timeout'],
  ['provider', 'already-done', 'AlreadyExecuted'],
];

const meanings = new Map<string, Meaning>(
  codes.flatMap(([audience, outcome, list]) =>
    list.split(' ').map((entry): [string, Meaning] => {
      const [code = '', field] = entry.split(':');
      return [keyOf(code), {code, audience, outcome, field}];
    }),
  ),
);

/**
 * Any spelling the vendor uses: `InvalidIban` and `InvalidIBAN` (script, server), `AmountLimitExceeded` and the older
 * docs' `AmountLimitExceeeded` [D].
 */
function keyOf(code: string): string {
  return code.toLowerCase().replace('eee', 'ee');
}

/**
 * @param thrown what the vendor passed to an error callback, or threw
 * @param before the money can move: the failed call cannot have bought anything, so the outcome is never `unknown`
 * @returns an error with billwerk's code in one casing, or `Unmapped`; the original is its `cause`, and the vendor's
 *   `errorMessage`, which is not for shoppers [D], is nowhere else
 */
export function toVendorError(thrown: unknown, {before = false} = {}): CheckoutError {
  if (thrown instanceof CheckoutError) return thrown;
  const {codes, message, reference} = read(thrown);
  // "A hierarchy; use the first you know" [D].
  let meaning = codes.map((code) => meanings.get(keyOf(code))).find((known) => known !== undefined);
  if ((meaning?.outcome ?? 'unknown') === 'unknown' && isOrderStatusRefusal(message)) {
    meaning = {code: 'OrderStatusInvalid', audience: 'provider', outcome: 'unknown'};
  }
  const {code, audience, outcome, field} = meaning ?? {code: 'Unmapped'};
  return new CheckoutError(code, {
    audience,
    outcome: before && (outcome ?? 'unknown') === 'unknown' ? 'declined' : outcome,
    field,
    reference,
    cause: thrown,
  });
}

/**
 * The one place that looks at a message text, for want of anything better: billwerk refuses an order that can no longer
 * be paid or finalised (paid, expired, closed) with 422, an empty code and the words "Invalid order status", seen in
 * recorded traffic [T]; a country it refuses may come with the same status and empty code [T], so nothing else tells
 * them apart. Our inference [I], to be replaced as soon as a code for it is known. If the wording changes, the error
 * is `Unmapped` with an unknown outcome, which is safe.
 *
 * It says nothing about what came before: an order may have this status because it has been paid.
 */
function isOrderStatusRefusal(message: string): boolean {
  return /invalid order ?status/i.test(message);
}

interface VendorErrorParts {
  readonly codes: readonly string[];
  readonly message: string;
  readonly reference?: string;
}

/** The structure "may differ in some situations" [D]: a string, one code instead of an array, none, another casing. */
function read(thrown: unknown): VendorErrorParts {
  if (typeof thrown === 'string') return {codes: [thrown], message: thrown};
  if (typeof thrown !== 'object' || thrown === null) return {codes: [], message: ''};
  const fields = new Map(Object.entries(thrown).map(([name, value]) => [name.toLowerCase(), value as unknown]));
  const code = fields.get('errorcode');
  // `message` of a real Error is not enumerable.
  const message = fields.get('errormessage') ?? (thrown as {message?: unknown}).message;
  const reference = fields.get('referenceid');
  return {
    codes: (Array.isArray(code) ? (code as unknown[]) : [code]).filter((entry) => typeof entry === 'string'),
    message: typeof message === 'string' ? message : '',
    ...((typeof reference === 'string' || typeof reference === 'number') && {reference: String(reference)}),
  };
}
