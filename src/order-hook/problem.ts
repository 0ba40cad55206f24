/** The hook's errors: RFC 9457 problem documents with codes that stay, and nothing internal in them. */
import {CheckoutError} from '../errors.ts';
import {BillwerkFailure} from './failure.ts';
import type {ProblemDocument} from './wire.ts';

/** Every problem the hook answers with. `src/order-hook/client.ts` knows what each says about the outcome. */
const problems = {
  BodyInvalid: [400, 'The body is not JSON.'],
  IdempotencyKeyMissing: [400, 'This needs an Idempotency-Key header of 1 to 128 visible ASCII characters.'],
  NotSignedIn: [401, 'No customer is signed in.'],
  WebhookRefused: [401, 'The webhook needs its credentials.'],
  CommitRefused: [403, 'This order needs a payment in the browser.'],
  OriginRefused: [403, 'The request comes from another origin.'],
  SignupRefused: [403, 'No order for a new customer is made for this request.'],
  ContractNotFound: [404, 'There is no such contract.'],
  OrderNotFound: [404, 'There is no such order.'],
  RouteUnknown: [404, 'There is nothing here.'],
  MethodNotAllowed: [405, 'The method is not allowed here.'],
  AmountChanged: [409, 'The amount, or when it is due, is no longer what was shown.'],
  OrderClosed: [409, 'The order can no longer be paid.'],
  OrderOpen: [409, 'Another change of this contract is open, and it may be on its way to be paid.'],
  OrderInProgress: [409, 'The same request is still running.'],
  OrderStatusInvalid: [409, 'A payment of this order is under way.'],
  BodyTooLarge: [413, 'The body is too large.'],
  ContentTypeUnsupported: [415, 'The body must be application/json.'],
  IdempotencyKeyReused: [422, 'The Idempotency-Key was used with another body.'],
  RequestInvalid: [422, 'A field is missing, unknown or out of range.'],
  ChangeDateRefused: [422, 'The contract cannot be changed then.'],
  ComponentSubscriptionUnknown: [
    422,
    'There is no such running component subscription in this contract, or not the customer’s to end.',
  ],
  NothingToChange: [422, 'The order changes nothing.'],
  ComponentUnknown: [422, 'The component is not on offer with this plan.'],
  InvalidCouponCode: [422, 'The coupon code does not count.'],
  OrderRefused: [422, 'billwerk refuses this order.'],
  PlanVariantUnknown: [422, 'The plan variant is not on offer.'],
  QuantityInvalid: [422, 'The quantity is not on offer.'],
  RateLimited: [429, 'Too many requests.'],
  InternalError: [500, 'Something went wrong.'],
  AmountContradictory: [502, 'The totals of the order contradict each other.'],
  PreviewIncomplete: [502, 'The order lacks an amount or its currency.'],
  ProviderUnavailable: [503, 'billwerk cannot be reached at the moment; nothing was done.'],
  EventUnfinished: [503, 'The event was not dealt with; it may be told again.'],
  Stopping: [503, 'The hook is being stopped; nothing was done.'],
  StoreUnavailable: [503, 'The store of the hook cannot be reached; nothing was done.'],
  Unanswered: [504, 'billwerk gave no answer; whether it did the work is not known.'],
} as const satisfies Record<string, readonly [status: number, title: string]>;

export type ProblemCode = keyof typeof problems;

export interface ProblemOptions {
  readonly field?: string;
  /** Extra response headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Logged, never shown. */
  readonly cause?: unknown;
}

/** Thrown anywhere in the hook; becomes the response. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly field: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(problems[code][1], {cause: options.cause});
    this.code = code;
    this.status = problems[code][0];
    this.field = options.field;
    this.headers = options.headers ?? {};
  }
}

/** Whatever was thrown, as a problem; the unknown becomes `InternalError`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof BillwerkFailure) return new Problem(codeOfFailure[error.kind], {cause: error});
  if (error instanceof CheckoutError && (error.code === 'AmountContradictory' || error.code === 'PreviewIncomplete')) {
    return new Problem(error.code, {cause: error, ...(error.field && {field: error.field})});
  }
  return new Problem('InternalError', {cause: error});
}

const codeOfFailure = {
  // Whose absence means something is caught where it does; elsewhere billwerk is not what the hook was told.
  missing: 'ProviderUnavailable',
  refused: 'OrderRefused',
  unavailable: 'ProviderUnavailable',
  unanswered: 'Unanswered',
} as const satisfies Record<BillwerkFailure['kind'], ProblemCode>;

export function problemResponse(problem: Problem, reference: string): Response {
  const document: ProblemDocument = {
    type: `urn:sjs-checkout:problem:${problem.code}`,
    title: problem.message,
    status: problem.status,
    code: problem.code,
    ...(problem.field === undefined ? {} : {field: problem.field}),
    reference,
  };
  return new Response(JSON.stringify(document), {
    status: problem.status,
    headers: {...problem.headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store'},
  });
}
