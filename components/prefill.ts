import type {Customer} from '../src/model.ts';

/** The customer that a checkout starts with. `country` is the merchant's choice; without it, the locale's likeliest. */
export function prefillOf(customer: Customer | undefined, country: string | undefined, locale: string): Customer {
  const start = country ?? countryOf(locale);
  return {locale, ...customer, address: {...(start && {country: start}), ...customer?.address}};
}

/** The country of a locale: `de-AT` -> `AT`, and the likeliest one where it names none: `de` -> `DE`. */
export function countryOf(locale: string): string {
  try {
    return new Intl.Locale(locale).maximize().region ?? '';
  } catch {
    return '';
  }
}
