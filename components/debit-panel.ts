/** What `<sjs-payment-form>` shows and checks when direct debit is chosen; a chunk of its own. */
import {html} from 'lit';
import type {TemplateResult} from 'lit';
import {checkBic, checkIban as checkShape} from '../src/checkout/bank-account.ts';
import type {Problem} from '../src/checkout/validation.ts';
import type {TextFieldOptions} from './field.ts';
import {byFour} from './grouped-input.ts';
import type {Grouping} from './grouped-input.ts';
import type {Locale} from './locales/messages.ts';
import type {DebitField} from './payment-data.ts';

/** The full check is a chunk of its own, too. Until it is there, and if it never comes, the shape is all that is checked. */
let checkIban = checkShape;
import('../src/checkout/iban.ts').then((module) => (checkIban = module.checkIban), ignore);

export const ibanGrouping: Grouping = {
  keep: (text) =>
    text
      .replace(/[^A-Za-z0-9]/g, '')
      .toUpperCase()
      .slice(0, 34),
  group: byFour,
};

export function debitProblem(field: DebitField, text: string): Problem | undefined {
  if (field === 'accountHolder') return text.trim() ? undefined : 'missing';
  return field === 'iban' ? checkIban(text) : checkBic(text);
}

export interface DebitView {
  readonly messages: Locale;
  readonly showsBic: boolean;
  text(field: DebitField, options: Partial<TextFieldOptions>): TemplateResult;
  onBic(): unknown;
}

export function renderDebit(view: DebitView): TemplateResult {
  const {messages, text} = view;
  return html`<div class="fields">
    ${text('accountHolder', {autocomplete: 'name'})} ${text('iban', {code: true})}
    ${
      view.showsBic
        ? text('bic', {code: true, optional: messages.optional})
        : html`<button type="button" class="button link more" part="more" @click=${view.onBic}>
            ${messages.addBic}
          </button>`
    }
    <div class="hint mandate" part="mandate"><slot name="mandate">${messages.mandate}</slot></div>
  </div>`;
}

function ignore(): void {}
