import {runInThisContext} from 'node:vm';
import {PAYMENT_FORM_ORIGIN, readScript} from '../../../../demo/sandbox/script.ts';
import type {Sandbox} from '../../../../demo/sandbox/index.ts';
import {PUBLIC_API_KEY} from '../../../../demo/sandbox/test-data.ts';
import {ORIGIN} from '../helpers.ts';
import type {Json} from '../helpers.ts';
import {FakeElement, FakeFrame} from './fake-frame.ts';
import type {MessageListener} from './fake-frame.ts';

export const FORM_ORIGIN = 'http://form.sandbox.test';
export const SHOP_ORIGIN = 'https://shop.example';

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
export interface PaymentFormDouble {
  payerDataChanged: (customer: unknown) => void;
  processPaymentData: (() => Promise<unknown>) & ((ok: Ok, failed: Failed) => undefined);
}
type Source = PaymentDouble | null;
interface SignupDouble {
  preview: (cart: Json, customer: Json, ok: Ok, failed: Failed) => void;
  createOrder: ((cart: Json, customer: Json, ok: Ok, failed: Failed) => void) &
    ((order: Json, ok: Ok, failed: Failed) => void);
  paySignupInteractive: (payment: Source, secretOrForm: unknown, order: Json, ok: Ok, failed: Failed) => void;
  subscribe: (payment: Source, cart: Json, customer: Json, secret: unknown, ok: Ok, failed: Failed) => void;
}
interface PortalDouble {
  upgradePaySync: (orderId: unknown, ok: Ok, failed: Failed) => void;
  upgradePayInteractive: (payment: Source, secretOrForm: unknown, order: Json, ok: Ok, failed: Failed) => void;
  paymentChange: (payment: Source, secretOrForm: unknown, ok: Ok, failed: Failed) => void;
  contractDetails: (ok: Ok, failed: Failed) => void;
  contractCancel: (ok: Ok, failed: Failed) => void;
  customerChange: (customer: Json, ok: Ok, failed: Failed) => void;
}
type CreateElement = (
  kind: string,
  container: unknown,
  config: Json,
  style: Json,
  failed?: (error: unknown) => void,
) => PaymentFormDouble;
export interface SubscriptionJSDouble {
  Payment: new (config: Json, ready: () => void, failed: Failed) => PaymentDouble;
  Signup: new () => SignupDouble;
  Portal: new (token: string) => PortalDouble;
  createElement: CreateElement & (new (...args: Parameters<CreateElement>) => PaymentFormDouble);
  finalize: (ok: Ok, failed: Failed) => void;
}

/** A page as bare as can be: what the script touches of a window and a document, and nothing more. */
export async function loadInPage(sandbox: Sandbox, href = `${SHOP_ORIGIN}/checkout`, origin = SHOP_ORIGIN) {
  class HTMLScriptElement {
    src = `${ORIGIN}/subscription.js`;
  }
  const listeners: MessageListener[] = [];
  const location = {href, origin};
  const window: {SubscriptionJS?: SubscriptionJSDouble} & Json = {
    fetch: (url: string, init?: RequestInit) => sandbox.fetch(new Request(url, init)),
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
    addEventListener: (_type: 'message', listener: MessageListener) => listeners.push(listener),
    location,
  };
  const document = {
    readyState: 'complete',
    currentScript: new HTMLScriptElement(),
    addEventListener: () => undefined,
    createElement: () => new FakeFrame(listeners),
  };
  const text = (await readScript('subscription')).replaceAll(PAYMENT_FORM_ORIGIN, FORM_ORIGIN);
  const run = runInThisContext(`(window, document, HTMLScriptElement, Element) => {${text}}`) as (
    ...globals: unknown[]
  ) => void;
  run(window, document, HTMLScriptElement, FakeElement);
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
      {publicApiKey: PUBLIC_API_KEY, providerReturnUrl: `${SHOP_ORIGIN}/checkout?step=pay`, ...config},
      () => resolve(payment),
      reject,
    );
  });
}
