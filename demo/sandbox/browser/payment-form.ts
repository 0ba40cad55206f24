import {errorDataOf, failure, member, textMember} from './failure.ts';
import {FormFrame} from './form-frame.ts';
import type {Callback} from './request.ts';

/** What a pay call sends of how it is paid: the key, where a provider sends the shopper back to, and a token at most. */
export interface PaymentSource {
  publicApiKey: string;
  returnUrl: string;
  paymentData: {Bearer?: unknown; Token?: unknown};
}

interface Opened {
  frame: FormFrame;
  publicApiKey: string;
  returnUrl: string;
}

/** Kept outside of the form objects: pages get nothing in hand but what billwerk's have. */
const opened = new WeakMap<PaymentForm, Opened>();
const processed = new Map<unknown, PaymentSource>();

/** What `createElement` gives. No more methods are known of the real one. */
export class PaymentForm {
  /** Who pays; to be told after creation and after every change. */
  payerDataChanged(customer: unknown): void {
    opened.get(this)?.frame.tellPayer(customer);
  }

  /**
   * An object that stands for what was typed, to be paid with once. Only its name is documented, so it serves both
   * likely ways: callbacks, or a promise where there are none.
   */
  processPaymentData(success?: Callback, error?: Callback): Promise<unknown> | undefined {
    const work = process(this);
    if (typeof success !== 'function') {
      return work.catch((reason: unknown) => {
        throw errorDataOf(reason);
      });
    }
    work.then(success, (reason: unknown) => error?.(errorDataOf(reason)));
    return undefined;
  }
}

/** `SubscriptionJS.createElement`, with `new` or without. What is wrong with the arguments reaches `error` later on. */
export function createElement(
  kind: unknown,
  container: unknown,
  config: unknown,
  style: unknown,
  error: Callback = () => undefined,
): PaymentForm {
  const form = new PaymentForm();
  try {
    opened.set(form, openForm(kind, container, config, style, error));
  } catch (reason) {
    window.setTimeout(() => error(errorDataOf(reason)), 0);
  }
  return form;
}

function openForm(kind: unknown, container: unknown, config: unknown, style: unknown, error: Callback): Opened {
  if (kind !== 'paymentForm') throw failure('InvalidConfiguration', `Unknown element '${String(kind)}'`);
  if (!(container instanceof Element)) throw failure('InvalidConfiguration', 'The container is no element');
  // The form speaks to one origin only, and a page from a file or a sandboxed frame has none.
  if (window.location.origin === 'null') throw failure('InvalidConfiguration', 'The page has no origin');
  const publicApiKey = textMember(config, 'PublicApiKey');
  const frame = new FormFrame({
    container,
    publicApiKey,
    locale: textMember(config, 'Locale') || 'en',
    paymentMethods: member(config, 'PaymentMethods'),
    style,
    onTrouble: error,
  });
  return {frame, publicApiKey, returnUrl: textMember(config, 'ProviderReturnUrl')};
}

/** Takes the form's token for one pay call. What was typed stays in the iframe. */
export async function collectFrom(form: PaymentForm): Promise<PaymentSource> {
  const known = opened.get(form);
  if (!known) throw failure('InvalidConfiguration', 'There is no payment form');
  const {frame, publicApiKey, returnUrl} = known;
  return {publicApiKey, returnUrl, paymentData: {...(await frame.collect())}};
}

async function process(form: PaymentForm): Promise<unknown> {
  const source = await collectFrom(form);
  const token = source.paymentData.Token;
  // Redirects and invoices have nothing to process; billwerk's articles say so of PayPal, Amazon Pay and others.
  if (token === undefined) throw failure('InvalidPaymentMethod', 'This payment method does not support processing');
  processed.set(token, {...source, paymentData: {Token: token}});
  return Object.freeze({token});
}

/** What a pay call needs of an object that `processPaymentData` gave. */
export function processedBefore(data: unknown): PaymentSource | undefined {
  return processed.get(member(data, 'Token'));
}
