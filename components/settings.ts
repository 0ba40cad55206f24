/** Settings that take one of a few values. Any other is told to the merchant, and the checkout goes on with a default. */
import type {Wish} from '../src/checkout/wish.ts';
import {CheckoutError} from '../src/errors.ts';
import {isCountry} from './countries.ts';
import {reportToMerchant} from './merchant.ts';
import {countryOf} from './prefill.ts';

const allowed = {
  cardEntry: ['iframe', 'fields'],
  // What is neither is taken for the sandbox, since the test badge says that nothing is charged.
  environment: ['production', 'sandbox'],
  flow: ['two-step', 'subscribe'],
  load: ['visible', 'interaction', 'eager'],
} as const;

const attributes: Partial<Record<string, string>> = {cardEntry: 'card-entry'};

/** What an element does not have, or a page has taken away, is not wrong. */
export function reportWrongSettings(settings: {readonly [Name in keyof typeof allowed]?: string | undefined}): void {
  for (const name of Object.keys(allowed) as (keyof typeof allowed)[]) {
    const values: readonly string[] = allowed[name];
    if (!values.includes(settings[name] ?? values[0]!))
      report(attributes[name] ?? name, settings[name], values.join(', '));
  }
}

/** billwerk would refuse every price for a country it does not know; the locale's is right more often than none. */
export function withKnownCountry(wish: Wish, locale: string): Wish {
  const {customer} = wish;
  const {country} = customer.address ?? {};
  let known = country?.toUpperCase();
  if (country && !isCountry(known)) {
    report('country', country, 'ISO 3166-1 alpha-2 codes such as DE');
    known = countryOf(locale);
  }
  return known === country ? wish : {...wish, customer: {...customer, address: {...customer.address, country: known}}};
}

function report(field: string, value: string | undefined, values: string): void {
  const message = `"${value}" is not allowed; allowed: ${values}`;
  reportToMerchant(new CheckoutError('InvalidConfiguration', {audience: 'merchant', field, message}));
}
