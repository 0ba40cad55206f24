import {kindOf} from '../bearers.ts';
import type {FieldName} from './fields.ts';

export type Texts = Record<FieldName | 'method' | 'choose' | 'card' | 'account' | 'invoice', string> & {
  invoiceNote: string;
  redirectNote: (provider: string) => string;
};

const ENGLISH: Texts = {
  method: 'Payment method',
  choose: 'Please choose',
  card: 'Credit card',
  account: 'Direct debit',
  invoice: 'Invoice',
  cardNumber: 'Card number',
  expiry: 'Expiry date (MM/YY)',
  cvc: 'Security code (CVC)',
  cardHolder: 'Name on card',
  accountHolder: 'Account holder',
  iban: 'IBAN',
  invoiceNote: 'You will receive an invoice and pay by bank transfer.',
  redirectNote: (provider) => `You will be sent to ${provider} to complete the payment.`,
};

const GERMAN: Texts = {
  method: 'Zahlungsart',
  choose: 'Bitte wählen',
  card: 'Kreditkarte',
  account: 'Lastschrift',
  invoice: 'Rechnung',
  cardNumber: 'Kartennummer',
  expiry: 'Gültig bis (MM/JJ)',
  cvc: 'Prüfnummer (CVC)',
  cardHolder: 'Name auf der Karte',
  accountHolder: 'Kontoinhaber',
  iban: 'IBAN',
  invoiceNote: 'Sie erhalten eine Rechnung und zahlen per Überweisung.',
  redirectNote: (provider) => `Sie werden zu ${provider} weitergeleitet, um die Zahlung abzuschließen.`,
};

/** The real form speaks at least Dutch, French, Spanish and Italian as well. */
export function textsIn(language: string): Texts {
  return language.toLowerCase().startsWith('de') ? GERMAN : ENGLISH;
}

export function methodName(bearer: string, texts: Texts): string {
  const kind = kindOf(bearer);
  if (kind !== 'redirect') return texts[kind];
  const [role = '', provider = role] = bearer.split(':');
  return role === 'Debit' ? provider : role;
}

/** What stands where a method has no fields. */
export function noteFor(bearer: string, texts: Texts): string {
  return kindOf(bearer) === 'redirect' ? texts.redirectNote(methodName(bearer, texts)) : texts.invoiceNote;
}
