import {kindOf} from '../bearers.ts';

export type FieldName = 'cardNumber' | 'expiry' | 'cvc' | 'cardHolder' | 'accountHolder' | 'iban';

export interface Field {
  name: FieldName;
  autocomplete: AutoFill;
  numeric?: boolean;
  half?: boolean;
}

const CARD_FIELDS: readonly Field[] = [
  {name: 'cardNumber', autocomplete: 'cc-number', numeric: true},
  {name: 'expiry', autocomplete: 'cc-exp', numeric: true, half: true},
  {name: 'cvc', autocomplete: 'cc-csc', numeric: true, half: true},
  {name: 'cardHolder', autocomplete: 'cc-name'},
];
const ACCOUNT_FIELDS: readonly Field[] = [
  {name: 'accountHolder', autocomplete: 'name'},
  // No token exists for account numbers.
  {name: 'iban', autocomplete: 'off'},
];

/** None for methods that are paid elsewhere: by invoice, or on the provider's page. */
export function fieldsOf(bearer: string): readonly Field[] {
  const kind = kindOf(bearer);
  return kind === 'card' ? CARD_FIELDS : kind === 'account' ? ACCOUNT_FIELDS : [];
}

/** What is typed, as the provider takes it: `11 / 31` is month 11 of 2031. */
export function providerData(bearer: string, typed: ReadonlyMap<FieldName, string>): Record<string, string> {
  const {expiry, ...data} = Object.fromEntries(typed);
  if (expiry === undefined) return {bearer, ...data};
  const [, month = '', year = ''] = /^\s*(\d{1,2})\s*\/?\s*(\d{4}|\d{2})\s*$/.exec(expiry) ?? [];
  return {bearer, ...data, expiryMonth: month, expiryYear: year.length === 2 ? `20${year}` : year};
}

/** The field that an error of the provider is about. */
const FIELD_OF_CODE: Readonly<Record<string, FieldName>> = {
  InvalidCardNumber: 'cardNumber',
  InvalidExpirationDate: 'expiry',
  InvalidCardCvc: 'cvc',
  InvalidCardHolder: 'cardHolder',
  InvalidAccountHolder: 'accountHolder',
  InvalidIban: 'iban',
};

export function fieldOfError(errorData: unknown): FieldName | undefined {
  const codes = (errorData as {errorCode?: unknown} | undefined)?.errorCode;
  return Array.isArray(codes) ? FIELD_OF_CODE[String(codes[0])] : undefined;
}
