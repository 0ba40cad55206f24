/** Checks of bank accounts, as those in `validation.ts`; apart, because only direct debit needs them. */
import {compact} from './validation.ts';
import type {Problem} from './validation.ts';

/** The shape only; the country's own rules and the check digits are in `iban.ts`, which loads when it is needed. */
export function checkIban(text: string): Problem | undefined {
  if (!text.trim()) return 'missing';
  return /^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(compact(text)) ? undefined : 'invalid';
}

/** Optional; ISO 9362: eight or eleven characters. */
export function checkBic(text: string): Problem | undefined {
  return /^(?:[A-Z\d]{4}[A-Z]{2}[A-Z\d]{2}(?:[A-Z\d]{3})?)?$/.test(compact(text)) ? undefined : 'invalid';
}
