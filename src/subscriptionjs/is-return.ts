/**
 * Whether a page's query may be that of a return from a provider, by billwerk's own parameters [T] and the one that we
 * send along. On its own, so that a page that is no return loads nothing more to find that out.
 */
export function isReturn(search: string): boolean {
  return /[?&](pactasTransactionId|interactivePayment|trigger=Payment|sjs-p\w+-change)/.test(search);
}
