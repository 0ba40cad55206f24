import {CARDS, PLAN_VARIANTS} from '../../../../demo/sandbox/test-data.ts';
import type {Json} from '../helpers.ts';

/** What tests of the script order and pay with. */
export const CART = {planVariantId: PLAN_VARIANTS.soloMonthly};
export const CUSTOMER = {
  emailAddress: 'lena@example.com',
  firstName: 'Lena',
  lastName: 'Vogt',
  tag: 'shop-42',
  address: {street: 'Hauptstraße', houseNumber: '1', postalCode: '20095', city: 'Hamburg', country: 'DE'},
  locale: 'de-DE',
};

export function card(cardNumber: string = CARDS.success): Json {
  return {
    bearer: 'CreditCard:FakePSP',
    cardNumber,
    expiryMonth: '11',
    expiryYear: '2031',
    cardHolder: 'Lena Vogt',
    cvc: '123',
  };
}

export function debit(iban: string): Json {
  return {bearer: 'Debit:FakePSP', accountHolder: 'Lena Vogt', iban};
}
