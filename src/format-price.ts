/**
 * Amounts and periods as text, by `Intl`: what plan cards say. The rest is in `format.ts`.
 *
 * Nothing is ever rounded to fewer digits than it came with: what billwerk computed is what people read. Making an `Intl`
 * formatter costs far more than using one, so each is made once per locale and options.
 */
import type {Period} from './model.ts';

const formatters = new Map<string, unknown>();

/** The formatter of this kind and locale, made once. */
export function cached<Formatter>(
  kind: string,
  locale: string,
  make: (locale: string | undefined) => Formatter,
): Formatter {
  const key = `${kind} ${locale}`;
  let formatter = formatters.get(key) as Formatter | undefined;
  if (!formatter) {
    try {
      formatter = make(locale.replace('_', '-'));
    } catch {
      // Not a language tag, such as `english`. A price in the browser's own locale is better than none.
      formatter = make(undefined);
    }
    formatters.set(key, formatter);
  }
  return formatter;
}

export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return cached(JSON.stringify(options), locale, (tag) => new Intl.NumberFormat(tag, options));
}

/**
 * `29.75, 'EUR', 'de'` -> `29,75 €`: always all minor units of the currency, and more digits where the amount has them
 * (a unit price of 0.085). Digits after the sixth are noise of binary fractions and left out.
 */
export function formatAmount(value: number, currency: string, locale: string): string {
  return numberFormat(locale, {style: 'currency', currency, maximumFractionDigits: 6}).format(value);
}

/** A span: `{unit: 'Month', quantity: 3}, 'de'` -> `3 Monate`. */
export function formatPeriod({unit, quantity}: Period, locale: string): string {
  return numberFormat(locale, {style: 'unit', unit: unit.toLowerCase(), unitDisplay: 'long'}).format(quantity);
}
