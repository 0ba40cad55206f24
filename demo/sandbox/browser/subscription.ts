/**
 * The sandbox's double of billwerk's `subscription.js`: a classic script that sets `window.SubscriptionJS` and talks to
 * the origin it was loaded from. It keeps the oddities that the reference knows of; docs/sandbox-fidelity.md lists them.
 *
 * One file without imports, because a page loads it with a plain `<script src>`.
 */
(() => {
  type Fields = Record<string, unknown>;
  type Callback = (value: unknown) => void;
  type CallbackFault = 'callback-twice' | 'callback-both' | undefined;

  interface Configuration {
    ReadyDelayMs: number;
    PaymentMethodEnum: string[];
    PaymentMethods: Fields;
  }
  interface Answer {
    data: Fields;
    fault: CallbackFault;
  }
  interface PaymentData {
    publicApiKey: unknown;
    returnUrl: unknown;
    paymentData: Fields;
  }

  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) throw new Error('subscription.js must be loaded by a script tag');
  const origin = new URL(script.src).origin;
  const selfService = '/api/v1/CustomerSelfService';
  const previewPause = 700;

  /** Anything that ends in the error callback. */
  class Failure extends Error {
    constructor(
      readonly code: string,
      message: string,
      readonly reference?: string,
    ) {
      super(message);
    }
  }

  /** What `errorData` looks like: a plain object with an array of codes, of which one may be empty. */
  function errorData(reason: unknown): Fields {
    if (!(reason instanceof Failure)) return {errorCode: ['UnmappedError'], errorMessage: String(reason)};
    const {code, message, reference} = reason;
    return {errorCode: [code], errorMessage: message, ...(reference ? {referenceId: reference} : {})};
  }

  function isFields(value: unknown): value is Fields {
    return typeof value === 'object' && value !== null;
  }

  /** Reads a member in either case: `OrderId` or `orderId`. */
  function member(object: unknown, name: string): unknown {
    if (!isFields(object)) return undefined;
    return object[name] ?? object[name.charAt(0).toLowerCase() + name.slice(1)];
  }

  /** One request. Resolves with billwerk's answer, rejects with a `Failure`; a fault `never` does neither. */
  async function request(path: string, body?: Fields): Promise<Answer> {
    const init = body && {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(body)};
    let response: Response;
    try {
      response = await window.fetch(origin + path, init);
    } catch {
      throw new Failure('UnmappedError', 'The request failed');
    }
    const fault = response.headers.get('x-sandbox-callback');
    if (fault === 'never') return new Promise(() => undefined);
    const data: unknown = await response.json().catch(() => undefined);
    const refused = member(data, 'Error');
    if (isFields(refused)) throw new Failure(String(refused['Code']), String(refused['Message']));
    if (response.status === 429) throw new Failure('RateLimit', 'Too many requests');
    if (!response.ok) throw new Failure('IteroServerError', `HTTP ${response.status}`, randomReference());
    if (!isFields(data)) throw new Failure('UnmappedError', 'The answer is not JSON');
    return {data, fault: fault === 'callback-twice' || fault === 'callback-both' ? fault : undefined};
  }

  function randomReference(): string {
    return Math.random().toString(16).slice(2, 14);
  }

  /** Calls back once, or as a fault wants it. What a callback throws is the page's, and reaches its console. */
  function settle(work: Promise<Answer>, pick: (data: Fields) => unknown, success: Callback, error: Callback): void {
    work.then(
      ({data, fault}) => {
        success(pick(data));
        if (fault === 'callback-twice') success(pick(data));
        if (fault === 'callback-both') error(errorData(new Failure('UnmappedError', 'Both callbacks')));
      },
      (reason: unknown) => error(errorData(reason)),
    );
  }

  const whole = (data: Fields) => data;
  const ofSuccess = (data: Fields) => data['Success'];

  class Payment {
    readonly config: Fields;
    #configuration: Configuration | undefined;

    constructor(config: Fields, ready: (result?: unknown) => void, error: Callback) {
      this.config = config;
      const key = member(config, 'PublicApiKey');
      const query = new URLSearchParams({publicApiKey: typeof key === 'string' ? key : ''});
      const loaded = request(`${selfService}/configuration?${query.toString()}`);
      Promise.all([loaded, domContentLoaded()]).then(
        ([{data}]) => {
          const configuration = data as unknown as Configuration;
          // The real script now loads every provider's own library.
          window.setTimeout(() => {
            this.#configuration = configuration;
            ready();
          }, configuration.ReadyDelayMs);
        },
        (reason: unknown) => error(errorData(reason)),
      );
    }

    /** Undefined until ready. */
    getAvailablePaymentMethods(): unknown {
      return this.#configuration?.PaymentMethods;
    }

    /** Undefined until ready. */
    getAvailablePaymentMethodEnum(): string[] | undefined {
      return this.#configuration && [...this.#configuration.PaymentMethodEnum];
    }

    get isReady(): boolean {
      return this.#configuration !== undefined;
    }
  }

  function domContentLoaded(): Promise<void> {
    if (document.readyState !== 'loading') return Promise.resolve();
    return new Promise((resolve) => document.addEventListener('DOMContentLoaded', () => resolve(), {once: true}));
  }

  /**
   * The one place that knows where payment data comes from. A Payment instance goes with typed data; `null` goes with a
   * payment form or with data that a form has processed, which this sandbox does not offer yet.
   */
  async function paymentSource(payment: unknown, secretOrForm: unknown): Promise<PaymentData> {
    if (payment instanceof Payment) return typedPaymentData(payment, secretOrForm);
    throw new Failure('InvalidConfiguration', 'The payment form is not offered');
  }

  async function typedPaymentData(payment: Payment, secret: unknown): Promise<PaymentData> {
    const Bearer = member(secret, 'Bearer');
    const source = {
      publicApiKey: member(payment.config, 'PublicApiKey'),
      returnUrl: member(payment.config, 'ProviderReturnUrl'),
    };
    const isWhiteLabel = /^(CreditCard|Debit):/.test(String(Bearer));
    if (!isWhiteLabel) return {...source, paymentData: {Bearer}};
    // Card and account numbers go to the provider only; billwerk sees the token.
    const {data} = await request('/psp/tokenize', isFields(secret) ? secret : {});
    return {...source, paymentData: {Bearer, Token: member(data['Success'], 'Token')}};
  }

  /** Paying without a ready Payment is the page's mistake, and throws at once. */
  function requireReady(payment: unknown): void {
    if (payment instanceof Payment && !payment.isReady) {
      throw new TypeError("Cannot read properties of undefined (reading 'PaymentMethods')");
    }
  }

  async function pay(payment: unknown, secretOrForm: unknown, order: unknown, query = ''): Promise<Answer> {
    const {publicApiKey, returnUrl, paymentData} = await paymentSource(payment, secretOrForm);
    return request(`${selfService}/signup/pay${query}`, {
      publicApiKey,
      returnUrl,
      paymentData,
      orderId: member(order, 'OrderId'),
      grossTotal: member(order, 'GrossTotal'),
      currency: member(order, 'Currency'),
    });
  }

  class Signup {
    #previewedBefore = false;

    /** The first call goes out at once, every later one after 700 ms. None is dropped: all of them call back. */
    preview(cart: unknown, customer: unknown, success: Callback, error: Callback): void {
      const pause = this.#previewedBefore ? previewPause : 0;
      this.#previewedBefore = true;
      const send = () => settle(request(`${selfService}/signup/preview`, {cart, customer}), whole, success, error);
      if (pause) window.setTimeout(send, pause);
      else send();
    }

    createOrder(cart: unknown, customer: unknown, success: Callback, error: Callback): void;
    createOrder(selfServiceOrder: unknown, success: Callback, error: Callback): void;
    createOrder(first: unknown, second: unknown, third: Callback, fourth?: Callback): void {
      const wrapped = typeof second === 'function';
      const body = wrapped ? (isFields(first) ? first : {}) : {cart: first, customer: second};
      const [success, error] = wrapped ? [second as Callback, third] : [third, fourth as Callback];
      settle(request(`${selfService}/signup/order`, body), ofSuccess, success, error);
    }

    paySignupInteractive(
      payment: unknown,
      secretOrForm: unknown,
      order: unknown,
      success: Callback,
      error: Callback,
    ): void {
      requireReady(payment);
      settle(pay(payment, secretOrForm, order), ofSuccess, success, error);
    }

    /** createOrder and paySignupInteractive in one: called twice, it places two orders. */
    subscribe(
      payment: unknown,
      cart: unknown,
      customer: unknown,
      secretPaymentData: unknown,
      success: Callback,
      error: Callback,
    ): void {
      requireReady(payment);
      const query = '?via=subscribe';
      const work = request(`${selfService}/signup/order${query}`, {cart, customer}).then(async (ordered) => {
        const paid = await pay(payment, secretPaymentData, ordered.data['Success'], query);
        return {data: paid.data, fault: ordered.fault ?? paid.fault};
      });
      settle(work, asSubscribed, success, error);
    }
  }

  /** billwerk's page shows `InProgress` for subscribe where paySignupInteractive has `PaymentPending`. */
  function asSubscribed(data: Fields): unknown {
    const result = data['Success'];
    if (!isFields(result) || result['Url'] || result['OrderStatus'] !== 'PaymentPending') return result;
    return {...result, OrderStatus: 'InProgress'};
  }

  /** Reads the address that the provider sent the shopper back to: the page's own. */
  function finalize(success: Callback, error: Callback): void {
    settle(request(`${selfService}/Finalize`, {returnUrl: window.location.href}), ofSuccess, success, error);
  }

  Object.assign(window, {SubscriptionJS: {Payment, Signup, finalize}});
})();
