/**
 * Checks of what a shopper types, as pure functions. Each gives back what is wrong, or undefined.
 *
 * They only catch slips early. billwerk and the payment provider decide, so whatever might be right passes.
 * Cards have their own file, which is loaded with own card fields only.
 */

/** What is wrong with a field; the sentence for it is the locale's `<problem>_<field>`. */
export type Problem = 'missing' | 'invalid' | 'expired';

/** Without spaces, dots and hyphens, in capitals: how IBAN, BIC and VAT ids are sent. */
export function compact(text: string): string {
  return text.replace(/[\s.-]/g, '').toUpperCase();
}

/** Optional and lenient: billwerk asks the tax authority's register; this only catches what can be no VAT id anywhere. */
export function checkVatId(text: string): Problem | undefined {
  const id = compact(text);
  return !id || (/^[A-Z\d+*]{4,18}$/.test(id) && /\d{2}/.test(id)) ? undefined : 'invalid';
}

/** Lenient: a few letters or digits. */
export function checkPostalCode(text: string): Problem | undefined {
  return /^[\p{L}\p{N}][\p{L}\p{N}\s-]{1,11}$/u.test(text.trim()) ? undefined : 'invalid';
}

/**
 * Takes a house number out of a street, since browsers and people write both into one field while billwerk keeps them
 * apart. Without a number that is clearly one, or when the house number says something else, nothing changes.
 *
 * `numberFirst`: the country writes "12 Main Street".
 */
export function splitStreet(
  street: string,
  houseNumber: string,
  numberFirst: boolean,
): {readonly street: string; readonly houseNumber: string} {
  const [, first = '', second = ''] =
    (numberFirst
      ? /^(\d{1,5}[a-z]?(?:[-/]\d+)?),? +(\D.*)$/i
      : /^(\D.*?),? +(\d{1,4} ?[a-z]?(?: ?[-/] ?\d{1,4} ?[a-z]?)*)$/i
    ).exec(street.trim()) ?? [];
  const [number, name] = numberFirst ? [first, second] : [second, first];
  const wanted = houseNumber.trim();
  return number && (!wanted || wanted === number) ? {street: name, houseNumber: number} : {street, houseNumber};
}
