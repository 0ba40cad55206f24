/** What `<sjs-payment-form>` shows and checks when a card is chosen. */
import {html} from 'lit';
import type {TemplateResult} from 'lit';
import {brandOf, checkCardNumber, checkCvc, checkExpiry, cvcLength} from '../src/checkout/card.ts';
import type {CardBrand} from '../src/checkout/card.ts';
import type {Problem} from '../src/checkout/validation.ts';
import {brandBadge} from './card-brands.ts';
import type {TextFieldOptions} from './field.ts';
import {cardNumberGrouping, expiryGrouping} from './grouped-input.ts';
import type {Grouping} from './grouped-input.ts';
import {fill} from './localize.ts';
import type {Sentences} from './localize.ts';
import type {CardField, FieldText} from './payment-data.ts';

export const cardGroupings: Readonly<Record<string, Grouping>> = {
  cardNumber: cardNumberGrouping,
  expiry: expiryGrouping,
};

export function cardProblem(field: CardField, text: FieldText, now: Date): Problem | undefined {
  const value = text(field);
  switch (field) {
    case 'cardNumber':
      return checkCardNumber(value);
    case 'expiry':
      return checkExpiry(value, now);
    case 'cvc':
      return checkCvc(value, brandOf(text('cardNumber')));
    case 'cardHolder':
      return value.trim() ? undefined : 'missing';
  }
}

/** How many digits the code on this card has, and where they stand: what its sentences need. */
export function cvcShape(messages: Sentences, brand: CardBrand | undefined) {
  const count = cvcLength(brand) ?? 3;
  return {count, side: messages[count === 4 ? 'cvcSide_front' : 'cvcSide_back']};
}

export function renderCard(view: {
  readonly messages: Sentences;
  readonly brand: CardBrand | undefined;
  text(field: CardField, options: Partial<TextFieldOptions>): TemplateResult;
}): TemplateResult {
  const {messages, brand, text} = view;
  return html`<div class="fields">
    ${text('cardNumber', {
      autocomplete: 'cc-number',
      inputmode: 'numeric',
      code: true,
      adornment: brandBadge(brand),
    })}
    <div class="row halves short">
      ${text('expiry', {
        autocomplete: 'cc-exp',
        inputmode: 'numeric',
        placeholder: messages.placeholder_expiry,
        code: true,
      })}
      ${text('cvc', {
        autocomplete: 'cc-csc',
        inputmode: 'numeric',
        hint: fill(messages.hint_cvc, cvcShape(messages, brand)),
        code: true,
      })}
    </div>
    ${text('cardHolder', {autocomplete: 'cc-name'})}
  </div>`;
}
