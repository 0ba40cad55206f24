/**
 * What a page's address says after the return from a provider. billwerk documents none of these parameters; they were
 * seen in recorded traffic [T]. Leave the address alone until `finalize` has run: the script reads it by itself [T].
 */
import {isReturn} from './is-return.ts';

export interface ProviderReturn {
  /** `pactasTransactionId`: the same for every load of the same return. */
  readonly transactionId?: string;
  /** Back from billwerk's own finalize page, which has completed the order: the id is that of its contract [C]. */
  readonly hosted?: true;
}

const transaction = 'pactasTransactionId';
/** Ours, in the return address of what was done to a contract: its id. The page's own parameters survive the trip [T]. */
const contractParameters = ['sjs-payment-change', 'sjs-plan-change'] as const;

/** What was done to a contract: its payment method was replaced, or a change of it was paid. */
export type ContractErrand = (typeof contractParameters)[number];

/** Nobody else's names: always taken away. */
const vendorNames = ['interactivePayment', transaction, 'secret', 'amazonCheckoutSessionId', ...contractParameters];
/** A page may have its own parameter of that name, in front of the appended one. `token` is PayPal's. */
const appendedNames = ['trigger', 'language', 'token'];

/**
 * By billwerk's own parameters only, since a page has others for its own purposes.
 *
 * @param errand what was done to which contract; without it, the payment of an order
 * @returns undefined when it is no return, or the return from something else
 */
export function detectReturn(
  address: string | URL,
  errand?: {readonly kind: ContractErrand; readonly contractId: string},
): ProviderReturn | undefined {
  const parameters = new URL(address).searchParams;
  for (const name of contractParameters) {
    const wanted = errand?.kind === name ? errand.contractId : null;
    if (parameters.get(name) !== wanted) return undefined;
  }
  const transactionId = parameters.get(transaction);
  if (transactionId) return {transactionId};
  if (parameters.get('interactivePayment') === 'true') return {};
  const bought = parameters.get('trigger') === 'Payment' && parameters.get('contractId');
  return bought ? {transactionId: bought, hosted: true} : undefined;
}

/** The page's address as it was before the shopper left; unchanged when it is no return. Says nothing of `secret`. */
export function stripReturnParameters(address: string | URL): string {
  const url = new URL(address);
  if (!isReturn(url.search)) return url.href;
  // Filtered as text: parsing and printing would respell the page's own parameters.
  const pairs = url.search.slice(1).split('&');
  const names = pairs.map((pair) => new URLSearchParams(pair).keys().next().value ?? '');
  // Who turns back on the way to the provider comes with our own only.
  const appended = names.some((name) => /^(interactivePayment|pactasTransactionId)$/.test(name))
    ? appendedNames
    : detectReturn(url)
      ? ['contractId', 'trigger']
      : [];
  url.search = pairs
    .filter((_pair, index) => {
      const name = names[index]!;
      return !vendorNames.includes(name) && !(appended.includes(name) && names.lastIndexOf(name) === index);
    })
    .join('&');
  return url.href;
}

/** Of which contract a page is the return, if that is what it is. */
export function returnedContract(address: string | URL, kind: ContractErrand): string | undefined {
  const contractId = new URL(address).searchParams.get(kind);
  return contractId && detectReturn(address, {kind, contractId}) ? contractId : undefined;
}

/** Where the provider sends back to whoever changes the payment method of a contract, or pays a change of it. */
export function contractReturnUrl(address: string | URL, kind: ContractErrand, contractId: string): string {
  const url = new URL(stripReturnParameters(address));
  // As text, see above.
  url.search += `${url.search ? '&' : '?'}${kind}=${encodeURIComponent(contractId)}`;
  return url.href;
}
