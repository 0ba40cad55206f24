import type {
  FinalizedOrder,
  Finalizer,
  LateAnswer,
  OrderRequest,
  OrderSource,
  Payer,
  PaymentAnswer,
  PaymentForm,
  PaymentFormOptions,
  PaymentInput,
  ResolvedOrder,
} from '../../src/checkout/gateway.ts';
import type {Wish} from '../../src/checkout/wish.ts';
import {CheckoutError} from '../../src/errors.ts';
import type {Bearer, Cart, Customer, Order, OrderReference, Preview, SecretPaymentData} from '../../src/model.ts';
import {settle} from './fake-clock.ts';

/** One call to the provider, answered when the test says so. */
export interface Call<Input, Answer> {
  readonly input: Input;
  readonly open: boolean;
  answer(answer: Answer): Promise<void>;
  fail(error: Error): Promise<void>;
}

/** One operation of the provider: every call it got, and how it answers by itself, if it does. */
export interface Operation<Input, Answer> {
  readonly calls: Call<Input, Answer>[];
  /** The newest call; throws when there is none. */
  readonly last: Call<Input, Answer>;
  /** Answers further calls at once. */
  always(answer: (input: Input) => Answer): void;
  /** Further calls wait for the test. */
  manual(): void;
}

interface CallableOperation<Input, Answer> extends Operation<Input, Answer> {
  call(input: Input): Promise<Answer>;
}

export interface PayInput {
  readonly order: OrderReference;
  readonly data: PaymentInput;
}

/** A billing provider under the test's control. It implements the port of `src/checkout/gateway.ts`. */
export interface FakeGateway {
  readonly preview: Operation<{readonly cart: Cart; readonly customer: Customer}, Preview>;
  readonly createOrder: Operation<OrderRequest, Order>;
  readonly commit: Operation<OrderReference, PaymentAnswer>;
  readonly resolveOrder: Operation<string, ResolvedOrder>;
  readonly ready: Operation<void, readonly Bearer[]>;
  readonly pay: Operation<PayInput, PaymentAnswer>;
  readonly openForm: Operation<PaymentFormOptions, PaymentForm>;
  readonly payStored: Operation<OrderReference, PaymentAnswer>;
  readonly subscribe: Operation<{readonly request: OrderRequest; readonly data: SecretPaymentData}, PaymentAnswer>;
  readonly finalize: Operation<void, FinalizedOrder>;
  /** Says of the newest payment, which has failed before, that it went through after all. */
  late(answer: PaymentAnswer): Promise<void>;
  /** Says of the newest return, which has failed before, that it was completed after all. */
  lateFinalize(order: FinalizedOrder): Promise<void>;
  readonly orders: Required<OrderSource>;
  readonly payer: Required<Payer>;
  readonly finalizer: Finalizer;
}

/** Prices are answered at once, everything else waits for the test. */
export function createFakeGateway(): FakeGateway {
  const preview = operation<{readonly cart: Cart; readonly customer: Customer}, Preview>();
  const createOrder = operation<OrderRequest, Order>();
  const commit = operation<OrderReference, PaymentAnswer>();
  const resolveOrder = operation<string, ResolvedOrder>();
  const ready = operation<void, readonly Bearer[]>();
  const pay = operation<PayInput, PaymentAnswer>();
  const openForm = operation<PaymentFormOptions, PaymentForm>();
  const payStored = operation<OrderReference, PaymentAnswer>();
  const subscribe = operation<{readonly request: OrderRequest; readonly data: SecretPaymentData}, PaymentAnswer>();
  const finalize = operation<void, FinalizedOrder>();
  let late: LateAnswer | undefined;
  let lateFinalize: ((order: FinalizedOrder) => void) | undefined;
  preview.always(() => previewOf());
  return {
    preview,
    createOrder,
    commit,
    resolveOrder,
    ready,
    pay,
    openForm,
    payStored,
    subscribe,
    finalize,
    late(answer) {
      late?.(answer);
      return settle();
    },
    lateFinalize(order) {
      lateFinalize?.(order);
      return settle();
    },
    orders: {
      preview: (cart, customer) => preview.call({cart, customer}),
      createOrder: (request) => createOrder.call(request),
      commit: (order) => commit.call(order),
      resolveOrder: (orderId) => resolveOrder.call(orderId),
    },
    payer: {
      ready: () => ready.call(),
      pay(order, data, onLate) {
        late = onLate;
        return pay.call({order, data});
      },
      subscribe(request, data, onLate) {
        late = onLate;
        return subscribe.call({request, data});
      },
      payStored: (order) => payStored.call(order),
      openForm: (_container, options) => openForm.call(options),
    },
    finalizer: {
      finalize(onLate) {
        lateFinalize = onLate;
        return finalize.call();
      },
    },
  };
}

function operation<Input, Answer>(): CallableOperation<Input, Answer> {
  const calls: Call<Input, Answer>[] = [];
  let automatic: ((input: Input) => Answer) | undefined;
  return {
    calls,
    get last() {
      const call = calls.at(-1);
      if (!call) throw new Error('the provider was not called');
      return call;
    },
    always(answer) {
      automatic = answer;
    },
    manual() {
      automatic = undefined;
    },
    call(input) {
      return new Promise((resolve, reject) => {
        let open = true;
        calls.push({
          input,
          get open() {
            return open;
          },
          answer(answer) {
            open = false;
            resolve(answer);
            return settle();
          },
          fail(error) {
            open = false;
            reject(error);
            return settle();
          },
        });
        if (automatic) {
          open = false;
          resolve(automatic(input));
        }
      });
    },
  };
}

export const wish: Wish = {
  cart: {planVariantId: 'monthly', components: []},
  customer: {
    emailAddress: 'ada@example.org',
    firstName: 'Ada',
    lastName: 'Lovelace',
    address: {street: 'Marylebone Road', houseNumber: '6', postalCode: '10115', city: 'Berlin', country: 'DE'},
  },
};

export const card: SecretPaymentData = {bearer: 'CreditCard:PayOne', cardNumber: '4111111111111111', cvc: '737'};
export const debit: SecretPaymentData = {bearer: 'Debit:PayOne', iban: 'DE89370400440532013000'};

export function previewOf(totalGross = 89.25, more: Partial<Preview> = {}): Preview {
  const total = 75;
  return {
    currency: 'EUR',
    total,
    totalVat: totalGross - total,
    totalGross,
    isTrial: false,
    allowWithoutPaymentData: false,
    fees: [],
    ...more,
  };
}

export function orderOf(orderId = 'order-1', grossTotal = 89.25, more: Partial<Order> = {}): Order {
  return {orderId, grossTotal, currency: 'EUR', status: 'InProgress', ...more};
}

export function acceptedOf(orderId = 'order-1'): Extract<PaymentAnswer, {kind: 'accepted'}> {
  return {
    kind: 'accepted',
    orderId,
    contractId: 'contract-1',
    customerId: 'customer-1',
    grossTotal: 89.25,
    currency: 'EUR',
    status: 'PaymentPending',
  };
}

export const declined = (): CheckoutError =>
  new CheckoutError('AuthorizationRejected', {audience: 'shopper', outcome: 'declined'});
export const lost = (): CheckoutError => new CheckoutError('Timeout', {audience: 'network', outcome: 'unknown'});
export const statusRefused = (): CheckoutError => new CheckoutError('OrderStatusInvalid', {outcome: 'unknown'});
