/**
 * How a bearer is paid by. Told from the string's shape, so that tests may offer bearers that nobody has thought of yet:
 * what is neither card nor account nor invoice leads to the provider's own page.
 */
export type BearerKind = 'card' | 'account' | 'invoice' | 'redirect';

export function kindOf(bearer: string): BearerKind {
  if (bearer.startsWith('CreditCard:')) return 'card';
  // GoCardless asks for the account on its own page.
  if (bearer.startsWith('Debit:') && bearer !== 'Debit:GoCardless') return 'account';
  if (bearer === 'InvoicePayment' || bearer.startsWith('OnAccount:')) return 'invoice';
  return 'redirect';
}

/** Card and account numbers are typed on this side; everything else is the provider's or nobody's business. */
export function hasFields(bearer: string): boolean {
  const kind = kindOf(bearer);
  return kind === 'card' || kind === 'account';
}
