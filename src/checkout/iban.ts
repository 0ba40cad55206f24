/** The full IBAN check, country by country. A module of its own, so that only shoppers who pay by direct debit load it. */
import {isValidIBAN} from 'ibantools';
import {checkIban as checkShape} from './bank-account.ts';
import {compact} from './validation.ts';
import type {Problem} from './validation.ts';

export function checkIban(text: string): Problem | undefined {
  return checkShape(text) ?? (isValidIBAN(compact(text)) ? undefined : 'invalid');
}
