/** What `<sjs-payment-form>` looks like: a row for each method, and below it what that method asks for. */
import {html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {paymentMethodOf} from '../src/checkout/payment-method.ts';
import type {PaymentMethod} from '../src/checkout/payment-method.ts';
import type {Bearer} from '../src/model.ts';
import {renderMissing} from './late-part.ts';
import type {LatePart} from './late-part.ts';
import {fill} from './localize.ts';
import type {Sentences} from './localize.ts';
import type {PaymentFields} from './payment-fields.ts';
import {methodIcon} from './payment-icons.ts';

export interface PaymentView {
  readonly messages: Sentences;
  readonly bearers: readonly Bearer[];
  /** The one in use. */
  readonly bearer: Bearer;
  /** Methods whose inputs exist, because they were chosen once. */
  readonly opened: ReadonlySet<Bearer>;
  readonly fields: LatePart<PaymentFields>;
  /** Cards are typed into the provider's own form, which is slotted in; what can be said of it. */
  readonly cardForm: TemplateResult | undefined;
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

function renderPanel(view: PaymentView, {kind, name, bearer}: PaymentMethod, index: number): unknown {
  const {messages, fields, cardForm} = view;
  switch (kind) {
    case 'card':
      // One slot only: the first of several would take what is slotted in.
      if (cardForm) return bearer === view.bearer ? cardForm : nothing;
      return renderFields();
    case 'debit':
      return renderFields();
    case 'invoice':
      return html`<p class="about">${messages.about_invoice}</p>`;
    case 'none':
      return html`<p class="about">${messages.about_none}</p>`;
    case 'redirect':
      return html`<p class="about">${fill(messages.about_redirect, {name})}</p>`;
  }

  function renderFields(): TemplateResult {
    void fields.need();
    return fields.part?.renderPanel(kind, bearer, index, messages) ?? renderMissing(fields, messages);
  }
}
