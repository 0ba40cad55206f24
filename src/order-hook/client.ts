/**
 * The browser's side of the order hook: prices and orders for a signed-in customer. Part of the browser bundle, so it
 * knows our own shapes only and nothing of billwerk's.
 */
import type {OrderSource} from '../checkout/gateway.ts';
import {CheckoutError, type ErrorAudience, type ErrorOutcome} from '../errors.ts';
import type {Cart, Contract} from '../model.ts';
import type {
  ContractAnswer,
  ContractsAnswer,
  OrderAnswer,
  OrderBody,
  OrderStatusAnswer,
  PriceAnswer,
  SelfServiceTokenAnswer,
} from './wire.ts';

export interface OrderHookClientOptions {
  /** Where the merchant mounted the hook, such as `/billing`. */
  readonly baseUrl: string;
  /** Default `include`: a hook on another host, which names the shop's origin in `allowedOrigins`, needs its cookies, too. */
  readonly credentials?: RequestCredentials;
  readonly fetch?: typeof fetch;
}

export interface OrderHookClient extends Required<OrderSource> {
  /** The hook's public catalog, not yet checked. */
  catalog(locale?: string): Promise<unknown>;
  /** The customer's contracts that have not ended. */
  contracts(): Promise<readonly Contract[]>;
  /** One of them as it is now. */
  contract(contractId: string): Promise<Contract>;
  /** Opens one contract of the customer to billwerk's script, for a short time. A secret: hand it on and forget it. */
  selfServiceToken(contractId: string): Promise<string>;
}

type Verdict = readonly [audience: ErrorAudience, outcome: ErrorOutcome];

/** Codes whose status alone says too little. */
const verdicts: Readonly<Record<string, Verdict>> = {
  AmountChanged: ['shopper', 'fixable'],
  InvalidCouponCode: ['shopper', 'fixable'],
  PlanVariantUnknown: ['shopper', 'fixable'],
  ComponentUnknown: ['shopper', 'fixable'],
  QuantityInvalid: ['shopper', 'fixable'],
  ChangeDateRefused: ['shopper', 'fixable'],
  ComponentSubscriptionUnknown: ['shopper', 'fixable'],
  NothingToChange: ['shopper', 'fixable'],
  OrderOpen: ['shopper', 'declined'],
  OrderRefused: ['provider', 'declined'],
  OrderClosed: ['provider', 'declined'],
  OrderNotFound: ['provider', 'declined'],
  ContractNotFound: ['provider', 'declined'],
  // The same order may be on its way, or being paid.
  OrderInProgress: ['provider', 'unknown'],
  OrderStatusInvalid: ['provider', 'unknown'],
  AmountContradictory: ['provider', 'declined'],
  PreviewIncomplete: ['provider', 'declined'],
  ProviderUnavailable: ['network', 'declined'],
  StoreUnavailable: ['network', 'declined'],
  Stopping: ['network', 'declined'],
  Unanswered: ['network', 'unknown'],
};

export function createOrderHookClient(options: OrderHookClientOptions): OrderHookClient {
  const {baseUrl, credentials = 'include'} = options;
  const base = baseUrl.replace(/\/+$/, '');

  async function call(path: string, body?: object, headers: Record<string, string> = {}): Promise<unknown> {
    let response: Response;
    let text: string;
    try {
      response = await (options.fetch ?? fetch)(base + path, {
        credentials,
        headers: {accept: 'application/json', ...(body && {'content-type': 'application/json'}), ...headers},
        ...(body && {method: 'POST', body: JSON.stringify(body)}),
      });
      text = await response.text();
    } catch (cause) {
      throw new CheckoutError('HookUnreachable', {audience: 'network', cause});
    }
    const answer = parse(text);
    if (!response.ok) throw refusal(response.status, answer ?? {});
    // Such as the page a single-page server sends for every path.
    if (!answer) throw new CheckoutError('HookRefused', {audience: 'merchant', message: `${base} answers no JSON`});
    return answer;
  }

  return {
    catalog: (locale) => call(`/catalog${locale ? `?locale=${encodeURIComponent(locale)}` : ''}`),
    async preview(cart) {
      const {preview, pay} = (await call('/orders/preview', bodyOf(cart))) as Partial<PriceAnswer>;
      return {...(preview ?? missing('preview')), ...(pay && {pay})};
    },
    async createOrder({cart, idempotencyKey}) {
      const answer = await call('/orders', bodyOf(cart), {'idempotency-key': idempotencyKey});
      const {orderId, contractId, grossTotal, currency, status, pay, preview} = answer as Partial<OrderAnswer>;
      const made = orderId ?? missing('orderId');
      if (typeof grossTotal !== 'number' || !currency) throw unpayable(made, currency ? 'grossTotal' : 'currency');
      return {
        orderId: made,
        grossTotal,
        currency,
        status: status ?? missing('status'),
        ...(contractId && {contractId}),
        ...(pay && {pay}),
        ...(preview?.dueDate && {dueDate: preview.dueDate}),
      };
    },
    async commit({orderId, grossTotal}) {
      const answer = await call(`${orderPath(orderId)}/commit`, {grossTotal});
      return {kind: 'accepted', ...statusOf(answer, orderId)};
    },
    async resolveOrder(orderId) {
      const {status, contractId} = statusOf(await call(orderPath(orderId)), orderId);
      return {orderId, status, ...(contractId && {contractId})};
    },
    async contracts() {
      return ((await call('/contracts')) as Partial<ContractsAnswer>).contracts ?? missing('contracts');
    },
    async contract(contractId) {
      const contract = (await call(contractPath(contractId))) as Partial<ContractAnswer>;
      return contract.id ? (contract as ContractAnswer) : missing('id');
    },
    async selfServiceToken(contractId) {
      const answer = await call(`${contractPath(contractId)}/self-service-token`, {});
      return (answer as Partial<SelfServiceTokenAnswer>).token ?? missing('token');
    },
  };
}

function orderPath(orderId: string): string {
  return `/orders/${encodeURIComponent(orderId)}`;
}

function contractPath(contractId: string): string {
  return `/contracts/${encodeURIComponent(contractId)}`;
}

/** The customer stays at home: the hook knows who is signed in. */
function bodyOf({planVariantId, quantity, components, couponCode, change}: Cart): OrderBody {
  const chosen = components.filter((component) => component.quantity > 0);
  const code = couponCode?.trim();
  const ended = change?.endComponentSubscriptions ?? [];
  return {
    ...(change && {contractId: change.contractId}),
    cart: {
      ...(!change?.keepsPlan && {planVariantId, ...(quantity !== undefined && {quantity})}),
      ...(chosen.length > 0 && {components: chosen}),
      ...(ended.length > 0 && {endComponentSubscriptions: ended}),
      ...(code && {couponCode: code}),
    },
    ...(change && {change: change.moment}),
  };
}

function statusOf(answer: unknown, orderId: string) {
  const {status, contractId, grossTotal, currency} = answer as Partial<OrderStatusAnswer>;
  return {
    orderId,
    status: status ?? missing('status'),
    ...(contractId && {contractId}),
    ...(grossTotal !== undefined && {grossTotal}),
    ...(currency && {currency}),
  };
}

function missing(field: string): never {
  throw new CheckoutError('HookRefused', {audience: 'merchant', field, message: `The order hook answers no ${field}`});
}

/** There is an order, and nobody can pay it. */
function unpayable(reference: string, field: string): CheckoutError {
  const message = `The order hook answers no ${field}`;
  return new CheckoutError('AmountContradictory', {
    audience: 'merchant',
    outcome: 'declined',
    field,
    reference,
    message,
  });
}

function refusal(status: number, problem: Partial<Record<string, unknown>>): CheckoutError {
  const {code, field, reference} = problem;
  const details = {
    cause: problem,
    ...(typeof field === 'string' && {field}),
    ...(typeof reference === 'string' && {reference}),
  };
  if (status === 401) return new CheckoutError('NotSignedIn', {...details, audience: 'shopper', outcome: 'declined'});
  // Not the hook itself but something before it, such as a gateway or a rate limit; after a 408 the hook may have worked on.
  if (typeof code !== 'string' && (status >= 500 || status === 429 || status === 408)) {
    return new CheckoutError('HookUnreachable', {...details, audience: 'network'});
  }
  const known = typeof code === 'string' ? code : 'HookRefused';
  const [audience, outcome] = verdicts[known] ?? ['merchant', status < 500 ? 'declined' : 'unknown'];
  return new CheckoutError(known, {...details, audience, outcome});
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
