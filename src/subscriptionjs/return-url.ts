/**
 * What a page's address says after the return from a provider. billwerk documents none of these parameters; they were
 * seen in recorded traffic [T]. Leave the address alone until `finalize` has run: the script reads it by itself [T].
 */

export interface ProviderReturn {
  /** `pactasTransactionId`: the same for every load of the same return. */
  readonly transactionId?: string;
}

const transaction = 'pactasTransactionId';
/** Nobody else's names: always taken away. */
const vendorNames = ['interactivePayment', transaction, 'secret', 'amazonCheckoutSessionId'];
/** A page may have its own parameter of that name, in front of the appended one. `token` is PayPal's. */
const appendedNames = ['trigger', 'language', 'token'];

/** By billwerk's own parameters only, since a page has others for its own purposes; undefined when it is no return. */
export function detectReturn(address: string | URL): ProviderReturn | undefined {
  const parameters = new URL(address).searchParams;
  const transactionId = parameters.get(transaction);
  if (transactionId) return {transactionId};
  return parameters.get('interactivePayment') === 'true' ? {} : undefined;
}

/** The page's address as it was before the shopper left; unchanged when it is no return. Says nothing of `secret`. */
export function stripReturnParameters(address: string | URL): string {
  const url = new URL(address);
  if (!detectReturn(url)) return url.href;
  // Filtered as text: parsing and printing would respell the page's own parameters.
  const pairs = url.search.slice(1).split('&');
  const names = pairs.map((pair) => new URLSearchParams(pair).keys().next().value ?? '');
  url.search = pairs
    .filter((_pair, index) => {
      const name = names[index]!;
      return !vendorNames.includes(name) && !(appendedNames.includes(name) && names.lastIndexOf(name) === index);
    })
    .join('&');
  return url.href;
}
