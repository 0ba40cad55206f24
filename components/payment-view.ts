/** What `<sjs-payment-form>` looks like: a row for each method, and below it what that method asks for. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {paymentMethodOf} from '../src/checkout/payment-method.ts';
import type {PaymentMethod} from '../src/checkout/payment-method.ts';
import type {CardBrand} from '../src/checkout/validation.ts';
import type {Bearer} from '../src/model.ts';
import {renderCard} from './card-panel.ts';
import {textField} from './field.ts';
import type {TextFieldOptions} from './field.ts';
import {renderLateDebit} from './late-debit.ts';
import type {LateDebit} from './late-debit.ts';
import {fill} from './localize.ts';
import type {Sentences} from './localize.ts';
import type {PaymentField} from './payment-data.ts';
import {methodIcon} from './payment-icons.ts';

export interface PaymentView {
  readonly messages: Sentences;
  readonly bearers: readonly Bearer[];
  /** The one in use. */
  readonly bearer: Bearer;
  /** Methods whose inputs exist, because they were chosen once. */
  readonly opened: ReadonlySet<Bearer>;
  readonly brand: CardBrand | undefined;
  readonly debit: LateDebit;
  readonly showsBic: boolean;
  onBic(): unknown;
  /** What is said at a field of the method in use. */
  problemAt(field: PaymentField): string | undefined;
}

export function renderMethods(view: PaymentView): readonly TemplateResult[] {
  const methods = view.bearers.map(paymentMethodOf);
  return methods.map((method, index) => renderMethod(view, method, methods, index));
}

function renderMethod(
  view: PaymentView,
  method: PaymentMethod,
  all: readonly PaymentMethod[],
  index: number,
): TemplateResult {
  const {bearer, kind} = method;
  const selected = bearer === view.bearer;
  const content = view.opened.has(bearer) ? renderPanel(view, method, index) : nothing;
  const name = nameOf(view.messages, method, all);
  const heading = html`${methodIcon(kind)}<span class="method-name" part="method-name">${name}</span>`;
  return html`<div class="method" part=${selected ? 'method method-selected' : 'method'}>
    ${
      all.length > 1
        ? html`<label class="choice">
            <input type="radio" name="method" value=${bearer} .checked=${selected} />
            ${heading}
          </label>`
        : html`<div class="choice">${heading}</div>`
    }
    <div class="panel" part="panel" data-bearer=${bearer} ?hidden=${!selected}>${content}</div>
  </div>`;
}

/** What the row says; with two of a kind, whose it is. */
function nameOf(messages: Sentences, method: PaymentMethod, all: readonly PaymentMethod[]): string {
  const {kind, provider, name} = method;
  if (kind === 'redirect') return name;
  const own = messages[`method_${kind}`];
  return provider && all.filter((other) => other.kind === kind).length > 1 ? `${own} (${provider})` : own;
}

function renderPanel(view: PaymentView, {kind, name, bearer}: PaymentMethod, index: number): TemplateResult {
  const {messages} = view;
  const text = (field: PaymentField, options: Partial<TextFieldOptions>) =>
    textField({
      id: `${field}-${index}`,
      field,
      label: messages[`label_${field}`] ?? '',
      problem: bearer === view.bearer ? view.problemAt(field) : undefined,
      ...options,
    });
  switch (kind) {
    case 'card':
      return renderCard({...view, text});
    case 'debit':
      return renderLateDebit(view.debit, {...view, text});
    case 'invoice':
      return html`<p class="about">${messages.about_invoice}</p>`;
    case 'none':
      return html`<p class="about">${messages.about_none}</p>`;
    case 'redirect':
      return html`<p class="about">${fill(messages.about_redirect, {name})}</p>`;
  }
}
