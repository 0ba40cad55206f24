import type {Customer} from '../src/model.ts';
import {countryOf} from './localize.ts';

/** The customer that a checkout starts with. `country` is the merchant's choice; without it, the locale's likeliest. */
export function prefillOf(customer: Customer | undefined, country: string | undefined, locale: string): Customer {
  const start = country ?? countryOf(locale);
  return {locale, ...customer, address: {...(start && {country: start}), ...customer?.address}};
}
