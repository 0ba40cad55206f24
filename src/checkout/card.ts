/** What a card's data must look like: docs/decisions/0004-card-rules.md. Checks give back what is wrong, or undefined. */
import type {Problem} from './validation.ts';

export type CardBrand =
  'Visa' | 'Mastercard' | 'American Express' | 'Maestro' | 'Discover' | 'Diners Club' | 'JCB' | 'UnionPay';

/** First match wins. Ranges of issuer numbers as the card schemes publish them, coarse where they overlap. */
const brands: readonly (readonly [brand: CardBrand, start: RegExp])[] = [
  ['American Express', /^3[47]/],
  ['Diners Club', /^3(?:0[0-5]|[689])/],
  ['JCB', /^35(?:2[89]|[3-8])/],
  ['Visa', /^4/],
  ['Mastercard', /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/],
  ['Discover', /^6(?:011|4[4-9]|5)/],
  ['UnionPay', /^62/],
  ['Maestro', /^(?:50|5[6-9]|6)/],
];

/** The scheme a card number belongs to, as soon as its first digits tell. */
export function brandOf(cardNumber: string): CardBrand | undefined {
  const digits = digitsOf(cardNumber);
  return brands.find(([, start]) => start.test(digits))?.[0];
}

export function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

/** The check digit of card numbers (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]) * (1 + (index % 2));
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

export function checkCardNumber(text: string): Problem | undefined {
  const digits = digitsOf(text);
  if (!digits) return 'missing';
  const brand = brandOf(digits);
  const least = brand === 'American Express' ? 15 : brand === 'Visa' || brand === 'Mastercard' ? 16 : 12;
  const fits = digits.length >= least && digits.length <= 19;
  // Some UnionPay cards have no check digit.
  return fits && (brand === 'UnionPay' || passesLuhn(digits)) ? undefined : 'invalid';
}

export interface Expiry {
  /** `01` to `12`. */
  readonly month: string;
  /** Four digits. */
  readonly year: string;
}

/** Reads `12 / 30`, `1230`, `1/2030`, `12.30` and the `2030-12` of some password managers. */
export function parseExpiry(text: string): Expiry | undefined {
  const [, month = '', year = ''] =
    /^(\d\d?)\D*(\d\d|\d{4})$/.exec(text.trim().replace(/^(\d{4})\D(\d\d)$/, '$2$1')) ?? [];
  return Number(month) >= 1 && Number(month) <= 12
    ? {month: month.padStart(2, '0'), year: year.padStart(4, '20')}
    : undefined;
}

/** A card is good through the last day of its month, wherever on earth that still is. */
export function checkExpiry(text: string, now: Date): Problem | undefined {
  if (!text.trim()) return 'missing';
  const expiry = parseExpiry(text);
  if (!expiry || Number(expiry.year) > now.getUTCFullYear() + 50) return 'invalid';
  const endsEverywhere = Date.UTC(Number(expiry.year), Number(expiry.month), 1, 12);
  return endsEverywhere <= now.getTime() ? 'expired' : undefined;
}

/** How many digits the security code has; undefined while the brand is not known. */
export function cvcLength(brand: CardBrand | undefined): 3 | 4 | undefined {
  return brand && (brand === 'American Express' ? 4 : 3);
}

export function checkCvc(text: string, brand: CardBrand | undefined): Problem | undefined {
  if (!text.trim()) return 'missing';
  const length = cvcLength(brand);
  const fits = /^\d{3,4}$/.test(text.trim()) && (!length || text.trim().length === length);
  return fits ? undefined : 'invalid';
}
