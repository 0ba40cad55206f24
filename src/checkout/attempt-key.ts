/** Where the shop's attempt is written down; `ledger.ts` alone reads what stands there. */
export const attemptKey = (shop: string): string => `sjs-attempt:${shop}`;
