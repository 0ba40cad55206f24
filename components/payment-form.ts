import {LitElement, html, nothing} from 'lit';
import type {TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {CheckoutError} from '../src/errors.ts';
import type {Bearer, SecretPaymentData} from '../src/model.ts';
import {noneBearer, paymentMethodOf} from '../src/checkout/payment-method.ts';
import {controls} from './controls.ts';
import {errorSentence} from './error-sentence.ts';
import {dispatch} from './events.ts';
import {formStyles} from './form-styles.ts';
import {createLatePart} from './late-part.ts';
import {Localize} from './localize.ts';
import type {Sentences} from './localize.ts';
import {paymentFormStyles} from './payment-form-styles.ts';
import {renderMethods} from './payment-view.ts';
import {tokens} from './theme.ts';

/**
 * How to pay: one of the methods the account offers, and the data it needs.
 *
 * Cards are typed into billwerk's payment form, which is slotted in, or into own fields. What is typed into own fields
 * stays in the inputs until `read()` hands it over; no property, attribute or event holds it. The inputs bear no `name`,
 * so no native submit can post them, and their events stay inside. They keep their text when the method, the price or
 * the list of methods changes.
 *
 * @fires sjs-payment-method - another method was chosen
 * @fires sjs-retry - billwerk's payment form could not be had, and the shopper asks for it again
 * @slot payment-form - billwerk's payment form
 * @slot mandate - the text about the direct debit mandate; by default a neutral sentence that is not the provider's
 * @csspart methods, method, method-name, panel - the list, its rows, and what a chosen row shows
 * @csspart field, label, input, hint, error, brand, mandate - inside a panel
 * @csspart problem - what is wrong with billwerk's payment form
 * @cssprop --sjs-payment-form-size - height of billwerk's payment form; default 17rem
 */
export class SjsPaymentForm extends LitElement {
  static override styles = [tokens, controls, formStyles, paymentFormStyles];

  /** What the account offers, as `getAvailablePaymentMethodEnum()` reports it. */
  @property({attribute: false}) bearers: readonly Bearer[] = [];
  /** The order needs no payment data and costs nothing now: offers `None:None` and starts with it. */
  @property({type: Boolean, attribute: 'allow-none'}) allowNone = false;
  /** The method to start with, where it is on offer. */
  @property() preferred: Bearer = '';
  /** How far billwerk's payment form is, which takes cards in the slot `payment-form`. Missing: own fields take them. */
  @property({attribute: false}) cardForm?: 'loading' | 'ready' | 'failed';
  /** What is wrong with billwerk's payment form. */
  @property({attribute: false}) cardFormError?: CheckoutError;
  /** Default: the nearest `lang`. */
  @property() locale?: string;
  @property({type: Boolean}) disabled = false;
  /** The name to start from in "Name on card" and "Account holder". */
  @property({attribute: false}) holderDefault = '';
  /** The clock that expiry dates are held against. */
  @property({attribute: false}) now: () => Date = () => new Date();

  @state() private chosen: Bearer | undefined;

  readonly #localize = new Localize(this, {all: true});
  readonly #fields = createLatePart(this, undefined, async () => {
    const {PaymentFields} = await import('./payment-fields.ts');
    return new PaymentFields(this, this.#localize);
  });
  /** Methods whose inputs exist, because they were chosen once. */
  readonly #opened = new Set<Bearer>();

  /** The method in use: what was chosen, else what is preferred, else none where that will do, else the first on offer; empty when there is none. */
  get bearer(): Bearer {
    const offered = this.#offered();
    if (this.chosen && offered.includes(this.chosen)) return this.chosen;
    if (offered.includes(this.preferred)) return this.preferred;
    return (this.allowNone ? noneBearer : offered[0]) ?? '';
  }

  /**
   * The chosen method and what was typed for it, in billwerk's field names, without spaces. Check with
   * `reportValidity()` first; give it to the payer and to nobody else.
   */
  read(): SecretPaymentData {
    return (this.#isTyped && this.#fields.part?.read()) || {bearer: this.bearer};
  }

  /** Empties numbers and codes, of all methods; names stay. Call it after use. */
  clear(): void {
    this.#fields.part?.clear();
  }

  /** Whether everything the method needs is there, as far as this page can see; shows nothing. */
  checkValidity(): boolean {
    if (!this.#isTyped) return this.#isThere;
    return this.#fields.part?.checkValidity() ?? false;
  }

  /** Shows what is missing or wrong and, unless told not to, moves the focus to the first such field; true when there is none. */
  reportValidity({focus = true}: {readonly focus?: boolean} = {}): boolean {
    if (!this.#isTyped) return this.#isThere;
    return this.#fields.part?.reportValidity(focus) ?? false;
  }

  /**
   * Shows a message at a field of the chosen method, until it is edited.
   * @param code an error code, or the key of a sentence
   * @returns false when the method has no such field
   */
  markInvalid(field: string, code = 'invalid'): boolean {
    return this.#fields.part?.markInvalid(field, code) ?? false;
  }

  /** Moves the focus to a field of the chosen method, the first one by default; else to the method itself. */
  override focus(options?: FocusOptions & {readonly field?: string}): void {
    const input = this.#fields.part?.inputOf(options?.field);
    (input ?? this.renderRoot?.querySelector<HTMLElement>('input:checked'))?.focus(options);
  }

  /** Inputs that are still loading count as well. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    if (!this.#isTyped) return complete;
    await this.#fields.need();
    await this.#fields.part?.loaded();
    return super.getUpdateComplete();
  }

  override willUpdate(): void {
    if (this.bearer) this.#opened.add(this.bearer);
  }

  override render() {
    const messages = this.#localize.messages;
    if (!messages) return nothing;
    const bearers = this.#offered();
    if (bearers.length === 0) return nothing;
    return html`
      <fieldset
        class=${bearers.length > 1 ? 'methods' : 'methods single'}
        part="methods"
        ?disabled=${this.disabled}
        @beforeinput=${stop}
        @input=${this.#onInput}
        @change=${this.#onChange}
        @focusout=${this.#onFocusOut}
      >
        <legend class="visually-hidden">${messages.legend_paymentMethod}</legend>
        ${renderMethods({
          messages,
          bearers,
          bearer: this.bearer,
          opened: this.#opened,
          fields: this.#fields,
          cardForm: this.cardForm && this.#renderCardForm(this.cardForm, messages),
        })}
      </fieldset>
      ${this.#fields.part?.renderAnnouncement(messages) ?? nothing}
    `;
  }

  #renderCardForm(status: 'loading' | 'ready' | 'failed', messages: Sentences): TemplateResult {
    const error = this.cardFormError;
    const failed = status === 'failed';
    return html`
      ${
        error
          ? html`<div class="problem" part="problem" role="alert">
              <p>${errorSentence(messages, error)}</p>
              ${
                failed
                  ? html`<button class="button" type="button" @click=${() => dispatch(this, 'sjs-retry', {})}>
                      ${messages.tryAgain}
                    </button>`
                  : nothing
              }
            </div>`
          : nothing
      }
      <div class="provider-form ${status}" ?hidden=${failed} aria-busy=${status === 'loading' ? 'true' : 'false'}>
        <slot name="payment-form"></slot>
      </div>
    `;
  }

  #offered(): readonly Bearer[] {
    // Last, so that the rows before it stay where their inputs are.
    return [...new Set(this.allowNone ? [...this.bearers, noneBearer] : this.bearers)];
  }

  /** The method in use is typed into own fields. */
  get #isTyped(): boolean {
    const {kind} = paymentMethodOf(this.bearer);
    return kind === 'debit' || (kind === 'card' && !this.cardForm);
  }

  /** A method is in use, and what it needs beside own fields is there: the provider checks what is typed into its form. */
  get #isThere(): boolean {
    const {bearer} = this;
    return bearer !== '' && (paymentMethodOf(bearer).kind !== 'card' || this.cardForm === 'ready');
  }

  readonly #onInput = (event: Event): void => {
    stop(event);
    const input = event.target as HTMLInputElement;
    if (!input.dataset['field']) return;
    // Whoever has begun to type has chosen; the offer of another method must not take it from them.
    this.chosen = this.bearer;
    this.#fields.part?.typed(input, event);
  };

  readonly #onChange = (event: Event): void => {
    stop(event);
    const input = event.target as HTMLInputElement;
    if (input.type !== 'radio') {
      // Some password managers send nothing but this.
      this.#onInput(event);
      return;
    }
    const {part} = this.#fields;
    part?.leaveMethod();
    this.chosen = input.value;
    part?.enterMethod();
    dispatch(this, 'sjs-payment-method', {bearer: this.chosen});
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    const {field} = (event.target as HTMLElement).dataset;
    if (field) this.#fields.part?.left(field);
  };
}

/** Keeps what is typed, character by character, from whoever listens on the page. */
function stop(event: Event): void {
  event.stopPropagation();
}

declare global {
  interface HTMLElementTagNameMap {
    'sjs-payment-form': SjsPaymentForm;
  }
}
