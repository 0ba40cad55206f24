import {runInThisContext} from 'node:vm';
import {readVendorScript} from '../../../../demo/sandbox/script.ts';
import type {Sandbox} from '../../../../demo/sandbox/index.ts';
import {PUBLIC_API_KEY} from '../../../../demo/sandbox/test-data.ts';
import {ORIGIN} from '../helpers.ts';
import type {Json} from '../helpers.ts';

type Ok = (data: Json) => void;
type Failed = (error: ScriptError) => void;

export interface ScriptError {
  errorCode: string[];
  errorMessage: string;
  referenceId?: string;
}
export interface PaymentDouble {
  getAvailablePaymentMethods: () => unknown;
  getAvailablePaymentMethodEnum: () => string[] | undefined;
}
interface SignupDouble {
  preview: (cart: Json, customer: Json, ok: Ok, failed: Failed) => void;
  createOrder: ((cart: Json, customer: Json, ok: Ok, failed: Failed) => void) &
    ((order: Json, ok: Ok, failed: Failed) => void);
  paySignupInteractive: (payment: PaymentDouble | null, secret: Json, order: Json, ok: Ok, failed: Failed) => void;
  subscribe: (payment: PaymentDouble, cart: Json, customer: Json, secret: Json, ok: Ok, failed: Failed) => void;
}
export interface SubscriptionJSDouble {
  Payment: new (config: Json, ready: () => void, failed: Failed) => PaymentDouble;
  Signup: new () => SignupDouble;
  finalize: (ok: Ok, failed: Failed) => void;
}

/** A page as bare as can be: what the script touches of a window and a document, and nothing more. */
export async function loadInPage(sandbox: Sandbox, href = 'https://shop.example/checkout') {
  class HTMLScriptElement {
    src = `${ORIGIN}/subscription.js`;
  }
  const location = {href};
  const window: {SubscriptionJS?: SubscriptionJSDouble} & Json = {
    fetch: (url: string, init?: RequestInit) => sandbox.fetch(new Request(url, init)),
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
    location,
  };
  const document = {readyState: 'complete', currentScript: new HTMLScriptElement(), addEventListener: () => undefined};
  const code = `(window, document, HTMLScriptElement) => {${await readVendorScript()}}`;
  const run = runInThisContext(code) as (...globals: unknown[]) => void;
  run(window, document, HTMLScriptElement);
  if (!window.SubscriptionJS) throw new Error('The script did not set its global');
  return {SubscriptionJS: window.SubscriptionJS, location};
}

/** Both callbacks as a promise: `{ok}` or `{failed}`. */
export function outcome(start: (ok: Ok, failed: Failed) => void): Promise<{ok?: Json; failed?: ScriptError}> {
  return new Promise((resolve) =>
    start(
      (ok) => resolve({ok}),
      (failed) => resolve({failed}),
    ),
  );
}

export function readyPayment(SubscriptionJS: SubscriptionJSDouble, config: Json = {}): Promise<PaymentDouble> {
  return new Promise((resolve, reject) => {
    const payment = new SubscriptionJS.Payment(
      {publicApiKey: PUBLIC_API_KEY, providerReturnUrl: 'https://shop.example/checkout?step=pay', ...config},
      () => resolve(payment),
      reject,
    );
  });
}
