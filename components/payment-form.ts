import {LitElement, html, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Bearer, SecretPaymentData} from '../src/model.ts';
import {noneBearer, paymentMethodOf} from '../src/checkout/payment-method.ts';
import {brandOf} from '../src/checkout/validation.ts';
import type {CardBrand} from '../src/checkout/validation.ts';
import {cardGroupings, cardProblem, cvcShape} from './card-panel.ts';
import {controls} from './controls.ts';
import {dispatch} from './events.ts';
import {FieldMessages} from './field.ts';
import {formStyles} from './form-styles.ts';
import {createLateDebit} from './late-debit.ts';
import {Localize} from './localize.ts';
import type {Sentences} from './localize.ts';
import {paymentDataOf} from './payment-data.ts';
import type {PaymentField} from './payment-data.ts';
import {paymentFormStyles} from './payment-form-styles.ts';
import {emptyInputs, fieldsOf, groupTyped, inputOf, prefillHolders} from './payment-inputs.ts';
import {renderMethods} from './payment-view.ts';
import {tokens} from './theme.ts';

/**
 * How to pay: one of the methods the account offers, and the data it needs.
 *
 * What is typed stays in the inputs until `read()` hands it over; no property, attribute or event holds it. The inputs
 * bear no `name`, so no native submit can post them, and their events stay inside. They keep their text when the
 * method, the price or the list of methods changes.
 *
 * @fires sjs-payment-method - another method was chosen
 * @slot mandate - the text about the direct debit mandate; by default a neutral sentence that is not the provider's
 * @csspart methods, method, method-name, panel - the list, its rows, and what a chosen row shows
 * @csspart field, label, input, hint, error, brand, mandate - inside a panel
 */
export class SjsPaymentForm extends LitElement {
  static override styles = [tokens, controls, formStyles, paymentFormStyles];

  /** What the account offers, as `getAvailablePaymentMethodEnum()` reports it. */
  @property({attribute: false}) bearers: readonly Bearer[] = [];
  /** The order needs no payment data and costs nothing now: offers `None:None` and starts with it. */
  @property({type: Boolean, attribute: 'allow-none'}) allowNone = false;
  /** Default: the nearest `lang`. */
  @property() locale?: string;
  @property({type: Boolean}) disabled = false;
  /** The name to start from in "Name on card" and "Account holder". */
  @property({attribute: false}) holderDefault = '';
  /** The clock that expiry dates are held against. */
  @property({attribute: false}) now: () => Date = () => new Date();

  @state() private chosen: Bearer | undefined;
  @state() private brand: CardBrand | undefined;
  @state() private showsBic = false;

  readonly #localize = new Localize(this, {all: true});
  readonly #messages = new FieldMessages(this, this.#localize, (field) => this.#problemOf(field as PaymentField));
  readonly #debit = createLateDebit(this, this.#localize);
  /** Methods whose inputs exist, because they were chosen once. */
  readonly #opened = new Set<Bearer>();
  /** The method in use: what was chosen, else none where that will do, else the first on offer; empty when there is none. */
  get bearer(): Bearer {
    const offered = this.#offered();
    if (this.chosen && offered.includes(this.chosen)) return this.chosen;
    return (this.allowNone ? noneBearer : offered[0]) ?? '';
  }

  /**
   * The chosen method and what was typed for it, in billwerk's field names, without spaces. Check with
   * `reportValidity()` first; give it to the payer and to nobody else.
   */
  read(): SecretPaymentData {
    return paymentDataOf(this.bearer, this.#text);
  }

  /** Empties numbers and codes, of all methods; names stay. Call it after use. */
  clear(): void {
    emptyInputs(this);
    this.brand = undefined;
    this.#messages.forget(['cardNumber', 'expiry', 'cvc', 'iban', 'bic']);
  }

  /** Whether everything the method needs is there; shows nothing. */
  checkValidity(): boolean {
    return this.#isThere() && !fieldsOf(this).some((field) => this.#problemOf(field));
  }

  /** Shows what is missing or wrong and, unless told not to, moves the focus to the first such field; true when there is none. */
  reportValidity({focus = true}: {readonly focus?: boolean} = {}): boolean {
    const first = this.#messages.report(fieldsOf(this));
    if (first && focus) inputOf(this, first)?.focus();
    return !first && this.#isThere();
  }

  /**
   * Shows a message at a field of the chosen method, until it is edited.
   * @param code an error code, or the key of a sentence
   * @returns false when the method has no such field
   */
  markInvalid(field: string, code = 'invalid'): boolean {
    const {kind} = paymentMethodOf(this.bearer);
    if (field === 'bic' && kind === 'debit') this.showsBic = true;
    else if (!inputOf(this, field)) return false;
    this.#messages.mark(field, code);
    return true;
  }

  /** Moves the focus to a field of the chosen method, the first one by default; else to the method itself. */
  override focus(options?: FocusOptions & {readonly field?: string}): void {
    const field = options?.field ?? fieldsOf(this)[0];
    const input = field && inputOf(this, field);
    (input || this.renderRoot?.querySelector<HTMLElement>('input:checked'))?.focus(options);
  }

  override willUpdate(): void {
    const {bearer} = this;
    if (!bearer) return;
    this.#opened.add(bearer);
    if (paymentMethodOf(bearer).kind === 'debit') void this.#debit.need();
  }

  override render() {
    const messages = this.#localize.messages;
    if (!messages) return nothing;
    const bearers = this.#offered();
    if (bearers.length === 0) return nothing;
    const {bearer, brand, showsBic} = this;
    const values = cvcShape(messages, brand);
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
          bearer,
          opened: this.#opened,
          brand,
          debit: this.#debit,
          showsBic,
          onBic: this.#onBic,
          problemAt: (field) => this.#messages.at(field, messages, values),
        })}
      </fieldset>
      ${this.#messages.renderAnnouncement(messages, values)}
    `;
  }

  override updated(): void {
    prefillHolders(this, this.holderDefault);
  }

  #offered(): readonly Bearer[] {
    // Last, so that the rows before it stay where their inputs are.
    return [...new Set(this.allowNone ? [...this.bearers, noneBearer] : this.bearers)];
  }

  /** False while the inputs that the method needs are not rendered yet: nothing is not valid then. */
  #isThere(): boolean {
    const {kind} = paymentMethodOf(this.bearer);
    return this.bearer !== '' && ((kind !== 'card' && kind !== 'debit') || fieldsOf(this).length > 0);
  }

  readonly #text = (field: PaymentField): string => inputOf(this, field)?.value ?? '';

  #problemOf(field: PaymentField): keyof Sentences | undefined {
    const problem =
      field === 'accountHolder' || field === 'iban' || field === 'bic'
        ? this.#debit.part?.debitProblem(field, this.#text(field))
        : cardProblem(field, this.#text, this.now());
    // The keys exist for every problem a check can find; those that cannot occur are the type's.
    return problem && (`${problem}_${field}` as keyof Sentences);
  }

  readonly #onInput = (event: Event): void => {
    stop(event);
    const input = event.target as HTMLInputElement;
    const field = input.dataset['field'];
    if (!field) return;
    const grouping = field === 'iban' ? this.#debit.part?.ibanGrouping : cardGroupings[field];
    if (grouping) groupTyped(input, event, grouping);
    // Whoever has begun to type has chosen; the offer of another method must not take it from them.
    this.chosen = this.bearer;
    if (field === 'cardNumber') this.#showBrand(input.value);
    this.#messages.edited(field);
  };

  readonly #onChange = (event: Event): void => {
    stop(event);
    const input = event.target as HTMLInputElement;
    if (input.type !== 'radio') {
      // Some password managers send nothing but this.
      this.#onInput(event);
      return;
    }
    this.#messages.forget(fieldsOf(this));
    this.chosen = input.value;
    this.brand = brandOf(this.#text('cardNumber'));
    dispatch(this, 'sjs-payment-method', {bearer: this.chosen});
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    const {field} = (event.target as HTMLElement).dataset;
    if (field) this.#messages.left(field);
  };

  #showBrand(cardNumber: string): void {
    const brand = brandOf(cardNumber);
    if (brand === this.brand) return;
    this.brand = brand;
    // Three digits may be wrong now that the card is an American Express.
    this.#messages.recheck('cvc');
  }

  readonly #onBic = async (): Promise<void> => {
    this.showsBic = true;
    await this.updateComplete;
    inputOf(this, 'bic')?.focus();
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
