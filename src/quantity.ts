/** Quantities a shopper may choose: what the limits allow, and what was typed. */
import {decimalSign} from './format.ts';
import type {QuantityRange} from './model.ts';
import {isWithin} from './range.ts';

export {isWithin} from './range.ts';

/** The nearest quantity that min, max and step allow. */
export function clampQuantity(quantity: number, {min, max, step}: QuantityRange): number {
  const highest = Math.floor((max - min) / step + 1e-6);
  const steps = Math.min(Math.max(Math.round((quantity - min) / step), 0), highest);
  // Adding tenths leaves noise behind; quantities have at most six digits.
  return Number((min + steps * step).toFixed(6));
}

/**
 * What someone typed, as a quantity that the range allows; undefined for anything else (`abc`, `1e9`, `1.000`, 1.5 of
 * whole units). The decimal sign is the locale's, because `1.000` means one to some and a thousand to others.
 */
export function parseQuantity(text: string, range: QuantityRange, locale = 'en'): number | undefined {
  const [whole, fraction = '0', ...rest] = text
    .trim()
    .replace(/[٠-٩۰-۹]/g, latinDigit)
    .split(decimalSign(locale));
  if (rest.length || !/^[-+]?\d+$/.test(whole!) || !/^\d+$/.test(fraction)) return undefined;
  const quantity = Number(`${whole}.${fraction}`);
  return isWithin(quantity, range) ? quantity : undefined;
}

/** Arabic-Indic and Persian digits stand in blocks that begin at a multiple of 16. */
function latinDigit(digit: string): string {
  return String(digit.charCodeAt(0) & 15);
}
