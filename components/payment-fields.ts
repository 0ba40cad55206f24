/**
 * Own inputs for cards and accounts: loaded when a method needs them, which billwerk's payment form makes rare for cards.
 * What is typed stays in the inputs until `read()` hands it over.
 */
import type {ReactiveControllerHost, TemplateResult} from 'lit';
import type {Bearer, SecretPaymentData} from '../src/model.ts';
import {paymentMethodOf} from '../src/checkout/payment-method.ts';
import type {PaymentKind} from '../src/checkout/payment-method.ts';
import {brandOf} from '../src/checkout/card.ts';
import type {CardBrand} from '../src/checkout/card.ts';
import {adoptStyles} from './adopt-styles.ts';
import {cardGroupings, cardProblem, cvcShape, renderCard} from './card-panel.ts';
import {FieldMessages, textField} from './field.ts';
import type {TextFieldOptions} from './field.ts';
import {createLateDebit, renderLateDebit} from './late-debit.ts';
import type {Localize, Sentences} from './localize.ts';
import {paymentDataOf} from './payment-data.ts';
import type {PaymentField} from './payment-data.ts';
import {paymentFieldStyles} from './payment-field-styles.ts';
import {emptyInputs, fieldsOf, groupTyped, inputOf, prefillHolders} from './payment-inputs.ts';

/** The element that shows them. */
export interface PaymentFieldsHost extends ReactiveControllerHost, HTMLElement {
  /** The method in use. */
  readonly bearer: Bearer;
  readonly holderDefault: string;
  readonly now: () => Date;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export class PaymentFields {
  readonly #host: PaymentFieldsHost;
  readonly #messages: FieldMessages;
  readonly #debit: ReturnType<typeof createLateDebit>;
  #brand: CardBrand | undefined;
  #showsBic = false;

  constructor(host: PaymentFieldsHost, localize: Localize) {
    this.#host = host;
    this.#messages = new FieldMessages(host, localize, (field) => this.#problemOf(field as PaymentField));
    this.#debit = createLateDebit(host, localize);
    adoptStyles(host.renderRoot, [paymentFieldStyles]);
    host.addController(this);
  }

  hostUpdated(): void {
    prefillHolders(this.#host, this.#host.holderDefault);
  }

  /** Settles when what the method in use needs can be rendered, or cannot be had. */
  async loaded(): Promise<void> {
    if (paymentMethodOf(this.#host.bearer).kind === 'debit') await this.#debit.need();
  }

  /** What was typed for the method in use. */
  read(): SecretPaymentData {
    return paymentDataOf(this.#host.bearer, this.#text);
  }

  /** Empties numbers and codes, of all methods; names stay. */
  clear(): void {
    emptyInputs(this.#host);
    this.#brand = undefined;
    this.#messages.forget(['cardNumber', 'expiry', 'cvc', 'iban', 'bic']);
  }

  /** Whether the inputs are there, and right; nothing is not valid. Shows nothing. */
  checkValidity(): boolean {
    const fields = fieldsOf(this.#host);
    return fields.length > 0 && !fields.some((field) => this.#problemOf(field));
  }

  /** Shows what is missing or wrong; true when there is none. */
  reportValidity(focus: boolean): boolean {
    const fields = fieldsOf(this.#host);
    const first = this.#messages.report(fields);
    if (first && focus) inputOf(this.#host, first)?.focus();
    return fields.length > 0 && !first;
  }

  /** False when the method in use has no such field. */
  markInvalid(field: string, code: string): boolean {
    const {kind} = paymentMethodOf(this.#host.bearer);
    if (field === 'bic' && kind === 'debit') this.#showsBic = true;
    else if (!inputOf(this.#host, field)) return false;
    this.#messages.mark(field, code);
    return true;
  }

  /** The input of a field of the method in use, the first one by default. */
  inputOf(field: string | undefined = fieldsOf(this.#host)[0]): HTMLInputElement | undefined {
    return field ? inputOf(this.#host, field) : undefined;
  }

  /** What was said of the method in use is said no more. */
  leaveMethod(): void {
    this.#messages.forget(fieldsOf(this.#host));
  }

  enterMethod(): void {
    this.#brand = brandOf(this.#text('cardNumber'));
  }

  renderPanel(kind: PaymentKind, bearer: Bearer, index: number, messages: Sentences): TemplateResult {
    const values = cvcShape(messages, this.#brand);
    const text = (field: PaymentField, options: Partial<TextFieldOptions>) =>
      textField({
        id: `${field}-${index}`,
        field,
        label: messages[`label_${field}`] ?? '',
        problem: bearer === this.#host.bearer ? this.#messages.at(field, messages, values) : undefined,
        ...options,
      });
    if (kind === 'card') return renderCard({messages, brand: this.#brand, text});
    void this.#debit.need();
    return renderLateDebit(this.#debit, {messages, showsBic: this.#showsBic, text, onBic: this.#onBic});
  }

  renderAnnouncement(messages: Sentences): TemplateResult {
    return this.#messages.renderAnnouncement(messages, cvcShape(messages, this.#brand));
  }

  typed(input: HTMLInputElement, event: Event): void {
    const field = input.dataset['field']!;
    const grouping = field === 'iban' ? this.#debit.part?.ibanGrouping : cardGroupings[field];
    if (grouping) groupTyped(input, event, grouping);
    if (field === 'cardNumber') this.#showBrand(input.value);
    this.#messages.edited(field);
  }

  left(field: string): void {
    this.#messages.left(field);
  }

  #showBrand(cardNumber: string): void {
    const brand = brandOf(cardNumber);
    if (brand === this.#brand) return;
    this.#brand = brand;
    this.#host.requestUpdate();
    // Three digits may be wrong now that the card is an American Express.
    this.#messages.recheck('cvc');
  }

  readonly #text = (field: PaymentField): string => inputOf(this.#host, field)?.value ?? '';

  #problemOf(field: PaymentField): keyof Sentences | undefined {
    const problem =
      field === 'accountHolder' || field === 'iban' || field === 'bic'
        ? this.#debit.part?.debitProblem(field, this.#text(field))
        : cardProblem(field, this.#text, this.#host.now());
    // The keys exist for every problem a check can find; those that cannot occur are the type's.
    return problem && (`${problem}_${field}` as keyof Sentences);
  }

  readonly #onBic = async (): Promise<void> => {
    this.#showsBic = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    inputOf(this.#host, 'bic')?.focus();
  };
}
