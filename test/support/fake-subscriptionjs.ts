/**
 * SubscriptionJS under a test's control, in the page where `src/subscriptionjs/load.ts` looks for it: the global, and an
 * inert script tag of the address. Answers as billwerk documents them; whatever a test wants to hold back, it holds back.
 */
import type {
  SubscriptionJs,
  VendorCustomer,
  VendorError,
  VendorPayment,
  VendorPaymentConfig,
  VendorPaymentFormConfig,
  VendorPaymentFormStyle,
  VendorSuccess,
} from '../../src/subscriptionjs/vendor.ts';

/** One call of a page, answered when the test says so. */
export interface VendorCall {
  /** What the page passed, without the two callbacks. */
  readonly input: readonly unknown[];
  answer(data?: unknown): void;
  fail(error?: unknown): void;
}

export interface VendorOperation {
  readonly calls: readonly VendorCall[];
  /** The newest call; throws when there is none. */
  readonly last: VendorCall;
  /** Answers further calls by itself; what it throws, or refuses with, goes to the error callback. */
  always(answer: (...input: readonly unknown[]) => unknown): void;
  /** Further calls wait for the test. */
  hold(): void;
}

interface CallableOperation extends VendorOperation {
  call(all: readonly unknown[]): void;
}

/** billwerk's payment form as far as it is known: a frame in the element that it was given. */
export interface FakePaymentForm {
  readonly container: HTMLElement;
  readonly config: VendorPaymentFormConfig;
  readonly style: VendorPaymentFormStyle;
  /** Whom it was told of, newest last. */
  readonly payers: VendorCustomer[];
  /** Calls back with an error, as it may at any time. */
  fail(error: unknown): void;
}

export interface FakeSubscriptionJs {
  /** Whether the page in the payment form's frame loads; default true. */
  paymentFormLoads: boolean;
  /** The script has a payment form from now on; these are the forms it made. */
  offerPaymentForm(): readonly FakePaymentForm[];
  /** Address of the script; the tag is in the page unless it is blocked. */
  readonly url: string;
  readonly preview: VendorOperation;
  readonly createOrder: VendorOperation;
  readonly pay: VendorOperation;
  readonly subscribe: VendorOperation;
  readonly finalize: VendorOperation;
  /** All calls of a `Portal`. */
  readonly portal: VendorOperation;
  /** `Payment` becoming ready; answered by itself, later than its constructor returns. */
  readonly ready: VendorOperation;
  /** What the account offers. */
  bearers: readonly string[];
  /** `[net, VAT, gross]` by plan variant. */
  prices: Record<string, readonly [number, number, number]>;
  /** The one code that is valid, for half the price. */
  coupon: string;
  /** Merged into every order of a preview. */
  order: Record<string, unknown>;
  /** The script becomes one that an ad blocker stops; `arrive()` lets it through. */
  block(): void;
  arrive(): void;
  remove(): void;
}

class Refusal extends Error {
  constructor(readonly error: unknown) {
    super('refused');
  }
}

/** What an answer calls to have exactly this handed to the error callback. */
export function refuse(error: unknown): never {
  throw new Refusal(error);
}

const vatPercentage = 19;
let addresses = 0;

export function installFakeSubscriptionJs(): FakeSubscriptionJs {
  const page = window as {SubscriptionJS?: SubscriptionJs};
  const url = `https://selfservice.example/${++addresses}/subscription.js`;
  const operations = {
    preview: operation(),
    createOrder: operation(),
    pay: operation(),
    subscribe: operation(),
    finalize: operation(),
    portal: operation(),
    ready: operation(),
  };
  let orders = 0;
  let blocked = false;

  const orderOf = (cart: unknown) => {
    const {PlanVariantId, CouponCode} = cart as {PlanVariantId: string; CouponCode?: string};
    const valid = CouponCode === fake.coupon;
    const amounts = fake.prices[PlanVariantId];
    if (!amounts) refuse({errorCode: ['InvalidData'], errorMessage: `no plan variant ${PlanVariantId}`});
    const [net, vat, gross] = valid ? amounts.map((amount) => amount / 2) : amounts;
    return {
      Currency: 'EUR',
      PlanVariantId,
      Total: net,
      TotalVat: vat,
      TotalGross: gross,
      NextTotalGross: amounts[2],
      NextTotalGrossDate: '2030-02-01T00:00:00Z',
      IsTrial: false,
      AllowWithoutPaymentData: false,
      RecurringFee: {
        Name: `Plan ${PlanVariantId}`,
        Quantity: 1,
        PricePerUnit: net,
        VatPercentage: vatPercentage,
        FeePeriod: {Unit: 'Month', Quantity: 1},
        TotalNet: net,
        TotalVat: vat,
        LineItems: [],
      },
      ...(CouponCode && {Coupon: {CouponCode, ErrorCode: valid ? null : 'CouponNotFound'}}),
      ...fake.order,
    };
  };
  const paid = (order: unknown) => ({
    OrderId: (order as {OrderId: string}).OrderId,
    ContractId: 'contract-1',
    CustomerId: 'customer-1',
    OrderStatus: 'PaymentPending',
  });

  operations.preview.always((cart) => ({Order: orderOf(cart)}));
  operations.createOrder.always((first) => {
    // With custom fields, cart and customer come in one.
    const {Cart: cart = first} = first as {readonly Cart?: unknown};
    const {TotalGross: GrossTotal, Currency} = orderOf(cart);
    return {OrderId: `order-${++orders}`, GrossTotal, Currency, OrderStatus: 'InProgress'};
  });
  operations.pay.always((_payment, _data, order) => paid(order));
  operations.subscribe.always(() => paid({OrderId: `order-${++orders}`}));
  operations.portal.always(() => ({}));
  operations.finalize.always(() => paid({OrderId: 'order-1'}));
  operations.ready.always(() => undefined);

  const library: SubscriptionJs = {
    Payment: class implements VendorPayment {
      #isReady = false;

      constructor(config: VendorPaymentConfig, ready: VendorSuccess, error: VendorError) {
        const becomeReady = () => {
          this.#isReady = true;
          ready();
        };
        operations.ready.call([config, becomeReady, error]);
      }

      getAvailablePaymentMethodEnum() {
        if (!this.#isReady) throw new Error('used before ready');
        return [...fake.bearers];
      }
    },
    Signup: class {
      preview(...all: unknown[]) {
        operations.preview.call(all);
      }

      createOrder(...all: unknown[]) {
        operations.createOrder.call(all);
      }

      paySignupInteractive(...all: unknown[]) {
        operations.pay.call(all);
      }

      subscribe(...all: unknown[]) {
        operations.subscribe.call(all);
      }
    },
    Portal: class {
      upgradePaySync(...all: unknown[]) {
        operations.portal.call(all);
      }

      upgradePayInteractive(...all: unknown[]) {
        operations.portal.call(all);
      }

      paymentChange(...all: unknown[]) {
        operations.portal.call(all);
      }
    },
    finalize: (...all: unknown[]) => operations.finalize.call(all),
  };

  function offerPaymentForm(): readonly FakePaymentForm[] {
    const forms: FakePaymentForm[] = [];
    library.createElement = (_kind, container, config, style, fail) => {
      const payers: VendorCustomer[] = [];
      const frame = document.createElement('iframe');
      container.append(frame);
      // Its page says that it is there, unless it never loads.
      if (fake.paymentFormLoads) {
        setTimeout(() => window.dispatchEvent(new MessageEvent('message', {source: frame.contentWindow})));
      }
      forms.push({container, config, style, payers, fail});
      return {payerDataChanged: (payer) => void payers.push(payer)};
    };
    return forms;
  }

  const tags = () => [...document.scripts].filter(({src}) => src === url);
  const insert = () => {
    const tag = document.createElement('script');
    // Never fetched nor run, and found by its address all the same.
    tag.type = 'text/plain';
    tag.src = url;
    document.head.append(tag);
  };
  insert();
  page.SubscriptionJS = library;

  const fake: FakeSubscriptionJs = {
    url,
    ...operations,
    offerPaymentForm,
    paymentFormLoads: true,
    bearers: ['CreditCard:FakePSP', 'Debit:FakePSP', 'InvoicePayment', 'PayPal'],
    prices: {'basic-monthly': [10, 1.9, 11.9], 'team-monthly': [25, 4.75, 29.75], 'team-yearly': [250, 47.5, 297.5]},
    coupon: 'HALF',
    order: {},
    block() {
      blocked = true;
      page.SubscriptionJS = undefined;
      const fail = () => {
        if (!blocked) return;
        for (const tag of tags()) tag.dispatchEvent(new Event('error'));
        setTimeout(fail, 10);
      };
      fail();
    },
    arrive() {
      blocked = false;
      page.SubscriptionJS = library;
      if (tags().length === 0) insert();
    },
    remove() {
      blocked = false;
      page.SubscriptionJS = undefined;
      for (const tag of tags()) tag.remove();
    },
  };
  return fake;
}

function operation(): CallableOperation {
  const calls: VendorCall[] = [];
  let automatic: ((...input: readonly unknown[]) => unknown) | undefined;
  return {
    calls,
    get last() {
      const call = calls.at(-1);
      if (!call) throw new Error('SubscriptionJS was not called');
      return call;
    },
    always(answer) {
      automatic = answer;
    },
    hold() {
      automatic = undefined;
    },
    call(all) {
      const [success, error] = all.slice(-2) as [VendorSuccess, VendorError];
      const input = all.slice(0, -2);
      calls.push({input, answer: success, fail: error});
      const answer = automatic;
      if (!answer) return;
      // The script never calls back before it has returned.
      setTimeout(() => {
        let data: unknown;
        try {
          data = answer(...input);
        } catch (cause) {
          return error(cause instanceof Refusal ? cause.error : cause);
        }
        success(data);
      });
    },
  };
}
