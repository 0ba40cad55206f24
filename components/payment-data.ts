/** The fields of the payment form, and what is read from them: the one place where payment data takes its shape. */
import {paymentMethodOf} from '../src/checkout/payment-method.ts';
import {digitsOf, parseExpiry} from '../src/checkout/card.ts';
import {compact} from '../src/checkout/validation.ts';
import type {Bearer, SecretPaymentData} from '../src/model.ts';

export type CardField = 'cardNumber' | 'expiry' | 'cvc' | 'cardHolder';
export type DebitField = 'accountHolder' | 'iban' | 'bic';
export type PaymentField = CardField | DebitField;

/** What is typed into a field, as it stands there; empty where there is no such field. */
export type FieldText = (field: PaymentField) => string;

/** What was typed for a method, in billwerk's field names, without spaces; unchecked. */
export function paymentDataOf(bearer: Bearer, text: FieldText): SecretPaymentData {
  switch (paymentMethodOf(bearer).kind) {
    case 'card': {
      const {month = '', year = ''} = parseExpiry(text('expiry').trim()) ?? {};
      return {
        bearer,
        cardNumber: digitsOf(text('cardNumber')),
        expiryMonth: month,
        expiryYear: year,
        cardHolder: text('cardHolder').trim(),
        cvc: text('cvc').trim(),
      };
    }
    case 'debit': {
      const bic = compact(text('bic'));
      return {bearer, accountHolder: text('accountHolder').trim(), iban: compact(text('iban')), ...(bic && {bic})};
    }
    case 'invoice':
    case 'none':
    case 'redirect':
      return {bearer};
  }
}
