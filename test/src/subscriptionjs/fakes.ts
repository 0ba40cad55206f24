import {CheckoutError} from '../../../src/errors.ts';
import type {Clock} from '../../../src/platform.ts';
import type {ScriptWindow} from '../../../src/subscriptionjs/load.ts';
import type {
  SubscriptionJs,
  VendorError,
  VendorPayment,
  VendorPaymentConfig,
  VendorPaymentForm,
  VendorSuccess,
} from '../../../src/subscriptionjs/vendor.ts';

/** Time that passes when a test says so. */
export function manualClock(): Clock & {advance(milliseconds: number): void; waiting(): number} {
  let now = 0;
  let timers: {readonly at: number; readonly callback: () => void}[] = [];
  return {
    now: () => now,
    setTimeout(callback, milliseconds) {
      const timer = {at: now + milliseconds, callback};
      timers.push(timer);
      return timer;
    },
    clearTimeout(handle) {
      timers = timers.filter((timer) => timer !== handle);
    },
    advance(milliseconds) {
      now += milliseconds;
      const due = timers.filter(({at}) => at <= now);
      timers = timers.filter(({at}) => at > now);
      for (const {callback} of due) callback();
    },
    waiting: () => timers.length,
  };
}

export interface FakePage {
  readonly window: ScriptWindow & {SubscriptionJS?: unknown; BillwerkJS?: unknown; IteroJS?: unknown};
  scripts(): HTMLScriptElement[];
  /** Of the script tags; expectations about these print faster than about elements. */
  addresses(): string[];
  /** The newest script arrives and defines this. */
  deliver(library: unknown): void;
}

/** A page whose document has no browsing context: script tags are only tags in it. */
export function fakePage(): FakePage {
  const document = new DOMParser().parseFromString('<!doctype html><title>Shop</title>', 'text/html');
  const base = document.createElement('base');
  base.href = 'https://shop.example/pricing';
  document.head.append(base);
  const window: FakePage['window'] = {document};
  const scripts = () => [...document.scripts];
  return {
    window,
    scripts,
    addresses: () => scripts().map(({src}) => src),
    deliver(library) {
      window.SubscriptionJS = library;
      scripts().at(-1)!.dispatchEvent(new Event('load'));
    },
  };
}

export interface VendorCall {
  readonly name:
    | 'preview'
    | 'createOrder'
    | 'paySignupInteractive'
    | 'subscribe'
    | 'finalize'
    | 'upgradePaySync'
    | 'upgradePayInteractive'
    | 'paymentChange';
  readonly input: readonly unknown[];
  readonly success: VendorSuccess;
  readonly error: VendorError;
}

export interface FakePayment extends VendorPayment {
  readonly config: VendorPaymentConfig;
  readonly ready: VendorSuccess;
  readonly error: VendorError;
}

/** A payment form that records what it is told. */
export class FakeForm implements VendorPaymentForm {
  readonly payers: unknown[] = [];
  readonly input: Parameters<NonNullable<SubscriptionJs['createElement']>>;
  processPaymentData?: () => unknown;

  constructor(input: Parameters<NonNullable<SubscriptionJs['createElement']>>) {
    this.input = input;
    input[1].append(document.createElement('iframe'));
  }

  payerDataChanged(customer: unknown) {
    this.payers.push(customer);
  }
}

export interface FakeVendor {
  readonly library: SubscriptionJs;
  readonly forms: FakeForm[];
  readonly calls: VendorCall[];
  readonly payments: FakePayment[];
  signups(): number;
  /** What the account offers. */
  bearers: unknown;
}

/** A SubscriptionJS that records what it is called with and answers when the test does. */
export function fakeVendor(): FakeVendor {
  const calls: VendorCall[] = [];
  const payments: FakePayment[] = [];
  let signups = 0;
  const record = (name: VendorCall['name'], all: unknown[]) => {
    const [success, error] = all.slice(-2) as [VendorSuccess, VendorError];
    calls.push({name, input: all.slice(0, -2), success, error});
  };
  const fake: FakeVendor = {
    calls,
    forms: [],
    payments,
    signups: () => signups,
    bearers: ['InvoicePayment', 'CreditCard:FakePSP'],
    library: {
      Payment: class implements FakePayment {
        readonly config: VendorPaymentConfig;
        readonly ready: VendorSuccess;
        readonly error: VendorError;

        constructor(config: VendorPaymentConfig, ready: VendorSuccess, error: VendorError) {
          this.config = config;
          this.ready = ready;
          this.error = error;
          payments.push(this);
        }

        getAvailablePaymentMethodEnum() {
          return fake.bearers;
        }
      },
      Signup: class {
        constructor() {
          signups += 1;
        }

        preview(...all: unknown[]) {
          record('preview', all);
        }

        createOrder(...all: unknown[]) {
          record('createOrder', all);
        }

        paySignupInteractive(...all: unknown[]) {
          record('paySignupInteractive', all);
        }

        subscribe(...all: unknown[]) {
          record('subscribe', all);
        }
      },
      Portal: class {
        readonly #token: string;

        constructor(token: string) {
          this.#token = token;
        }

        upgradePaySync(...all: unknown[]) {
          record('upgradePaySync', [this.#token, ...all]);
        }

        upgradePayInteractive(...all: unknown[]) {
          record('upgradePayInteractive', [this.#token, ...all]);
        }

        paymentChange(...all: unknown[]) {
          record('paymentChange', [this.#token, ...all]);
        }
      },
      createElement(...all) {
        fake.forms.push(new FakeForm(all));
        return fake.forms.at(-1)!;
      },
      finalize: (...all: unknown[]) => record('finalize', all),
    },
  };
  return fake;
}

/** The error of something that has to fail. */
export async function refusal(promise: Promise<unknown>): Promise<CheckoutError> {
  const outcome = await promise.then(
    () => 'nothing was refused',
    (error: unknown) => error,
  );
  if (outcome instanceof CheckoutError) return outcome;
  throw new Error(`not refused with a CheckoutError: ${String(outcome)}`);
}

export async function refusalOf(run: () => unknown): Promise<CheckoutError> {
  return refusal(Promise.resolve().then(run));
}

/** Lets everything happen that needs no time. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** What an answer says: without the members it leaves undefined. */
export function said<Answer extends object>(answer: Answer): Answer {
  return JSON.parse(JSON.stringify(answer)) as Answer;
}
