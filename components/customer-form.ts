import {LitElement, html, nothing} from 'lit';
import type {PropertyValues, TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {Address, Customer} from '../src/model.ts';
import {splitStreet} from '../src/checkout/validation.ts';
import {countriesIn, isCountry, writesNumberFirst} from './countries.ts';
import {controls} from './controls.ts';
import {
  asideOf,
  customerFields,
  customerOf,
  defaultRequiredFields,
  inputOptions,
  isRequired,
  isShown,
  problemOf,
} from './customer-fields.ts';
import type {CustomerEntry, CustomerField} from './customer-fields.ts';
import {dispatch} from './events.ts';
import {FieldMessages, selectField, textField} from './field.ts';
import type {FieldOptions} from './field.ts';
import {Localize} from './localize.ts';
import type {Sentences} from './localize.ts';
import {formStyles} from './form-styles.ts';
import {countryOf} from './prefill.ts';
import {tokens} from './theme.ts';

/**
 * Who is buying: private or company, e-mail, name, and the address as billwerk keeps it, with street and house number
 * apart. Browsers and people write both into one field; when that field is left or autofilled, a house number that is
 * clearly one moves over. The street bears the token `address-line1`, the house number none, since there is none.
 *
 * What the shopper or their browser typed stays, whatever `customer` is set to later; fields they have not touched
 * follow it.
 *
 * @fires sjs-customer - the whole customer as typed so far, and aside what is not asked for any more
 * @csspart field, label, input, select, hint, error - of each field
 * @csspart switch - private or company
 */
export class SjsCustomerForm extends LitElement {
  static override styles = [tokens, controls, formStyles];

  /** Prefill. `tag`, `locale` and `address.addressLine1` are handed through. */
  @property({attribute: false}) customer: Customer = {};
  /** Prefill of fields that are not asked for now: `aside` of an `sjs-customer` event. */
  @property({attribute: false}) aside?: Readonly<Record<string, string>>;
  /** Default: the nearest `lang`. */
  @property() locale?: string;
  /** Preselected country, ISO 3166-1 alpha-2. Default: the locale's. */
  @property() country?: string;
  @property({type: Boolean}) disabled = false;
  /**
   * Which fields must be filled: by default all but `vatId`, `phoneNumber` and `addressLine2`. Phone is only there when it
   * is one of them. A company's name always is.
   */
  @property({attribute: false}) requiredFields: readonly CustomerField[] = defaultRequiredFields;

  @state() private isCompany = false;

  readonly #localize = new Localize(this, {all: true});
  readonly #messages = new FieldMessages(this, this.#localize, (field) => this.#problemOf(field as CustomerField));
  readonly #values: Partial<Record<CustomerField, string>> = {};
  readonly #extraFields = new Set<CustomerField>();
  readonly #typed = new Set<CustomerField | 'isCompany'>();

  /** The customer as typed so far, empty fields left out. */
  read(): Customer {
    this.#collect();
    return customerOf(this.#entry, this.customer);
  }

  /** Whether everything is filled in well; shows nothing. */
  checkValidity(): boolean {
    this.#collect();
    return !this.#fields().some((field) => this.#problemOf(field));
  }

  /** Shows what is missing or wrong and, unless told not to, moves the focus to the first such field; true when there is none. */
  reportValidity({focus = true}: {readonly focus?: boolean} = {}): boolean {
    this.#collect();
    const first = this.#messages.report(this.#fields());
    if (first && focus) this.#input(first)?.focus();
    return !first;
  }

  /**
   * Shows a message at a field, until it is edited: one that billwerk refused, say.
   * @param key of a sentence, or an error code
   * @returns false when there is no such field
   */
  markInvalid(field: string, key: string = 'invalid'): boolean {
    if (!this.#input(field)) return false;
    this.#messages.mark(field, key);
    return true;
  }

  /** Moves the focus to a field, the first one by default. */
  override focus(options?: FocusOptions & {readonly field?: string}): void {
    this.#input(options?.field ?? this.#fields()[0]!)?.focus(options);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    this.#collect();
    if (changed.has('customer')) this.#prefill();
    if (!this.#typed.has('country')) {
      const wanted = [this.customer.address?.country, this.country, countryOf(this.#localize.locale)];
      this.#values.country = wanted.map((code) => code?.toUpperCase()).find(isCountry) ?? '';
    }
  }

  override render() {
    const messages = this.#localize.messages;
    if (!messages) return nothing;
    const text = (field: CustomerField) => this.#text(messages, field);
    return html`
      <form novalidate @submit=${preventDefault}>
        <fieldset
          class="fields"
          ?disabled=${this.disabled}
          @input=${this.#onInput}
          @change=${this.#onChange}
          @focusout=${this.#onFocusOut}
        >
          ${this.#switch(messages)} ${text('companyName')} ${text('vatId')} ${text('emailAddress')}
          <div class="row halves">${text('firstName')} ${text('lastName')}</div>
          ${text('phoneNumber')} ${this.#country(messages)}
          <div class="row street-row">${text('street')} ${text('houseNumber')}</div>
          ${
            text('addressLine2') ??
            html`<button type="button" class="button link more" part="more" @click=${this.#onMore}>
              ${messages.addAddressLine}
            </button>`
          }
          <div class="row postal-row">${text('postalCode')} ${text('city')}</div>
          ${text('state')}
        </fieldset>
      </form>
      ${this.#messages.renderAnnouncement(messages)}
    `;
  }

  #switch(messages: Sentences): TemplateResult {
    const choice = (kind: 'private' | 'company') =>
      html`<label part="switch-option">
        <input type="radio" name="buyer" value=${kind} .checked=${this.isCompany === (kind === 'company')} /><span
          >${messages[`buyer_${kind}`]}</span
        >
      </label>`;
    return html`<fieldset class="switch" part="switch">
      <legend class="visually-hidden">${messages.legend_buyer}</legend>
      ${choice('private')}${choice('company')}
    </fieldset>`;
  }

  #country(messages: Sentences): TemplateResult {
    const {country} = this.#values;
    const countries = countriesIn(this.#localize.locale);
    return selectField(
      {...this.#frame(messages, 'country'), autocomplete: 'country'},
      // Without a country we know, the first of the list must not look chosen.
      [...(country ? [] : [{code: '', name: ''}]), ...countries].map(
        ({code, name}) => html`<option value=${code} .selected=${code === country}>${name}</option>`,
      ),
    );
  }

  /** Undefined where nobody is asked for it. */
  #text(messages: Sentences, field: CustomerField): TemplateResult | undefined {
    const entry = this.#entry;
    if (!isShown(field, entry)) return undefined;
    return textField({
      ...this.#frame(messages, field),
      ...inputOptions(field, entry),
      value: this.#values[field] ?? '',
    });
  }

  #frame(messages: Sentences, field: CustomerField): FieldOptions {
    return {
      id: field,
      field,
      label: messages[`label_${field}`],
      optional: isRequired(field, this.#entry) ? undefined : messages.optional,
      hint: field === 'vatId' ? messages.hint_vatId : undefined,
      problem: this.#messages.at(field, messages),
    };
  }

  get #entry(): CustomerEntry {
    const {isCompany, requiredFields} = this;
    return {values: this.#values, extraFields: this.#extraFields, isCompany, requiredFields};
  }

  #fields(): readonly CustomerField[] {
    return customerFields.filter((field) => isShown(field, this.#entry));
  }

  #problemOf(field: CustomerField): keyof Sentences | undefined {
    const problem = problemOf(field, this.#entry);
    // Browsers know best what an address may look like.
    return problem ?? (this.#input(field)?.validity.typeMismatch ? 'invalid_emailAddress' : undefined);
  }

  #input(field: string): HTMLInputElement | HTMLSelectElement | null {
    return this.renderRoot?.querySelector(`[data-field="${CSS.escape(field)}"]`) ?? null;
  }

  /** Takes over what stands in the inputs, also what a password manager wrote there without any event. */
  #collect(): void {
    for (const input of this.renderRoot?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-field]') ?? []) {
      const field = input.dataset['field'] as CustomerField;
      if (input.value === (this.#values[field] ?? '')) continue;
      this.#values[field] = input.value;
      this.#typed.add(field);
    }
  }

  #prefill(): void {
    const {customer} = this;
    const given: Customer & Address = {...this.aside, ...customer.address, ...customer};
    for (const field of customerFields) {
      if (this.#typed.has(field)) continue;
      this.#values[field] = given[field] ?? '';
      if (given[field]) this.#extraFields.add(field);
    }
    // Who empties the company's fields is still asked for them.
    const typed = (['isCompany', 'companyName', 'vatId'] as const).some((field) => this.#typed.has(field));
    if (!typed) this.isCompany = Boolean(customer.companyName || customer.vatId);
  }

  #tell(typing: boolean): void {
    dispatch(this, 'sjs-customer', {customer: this.read(), aside: asideOf(this.#entry), typing});
    this.requestUpdate();
  }

  readonly #onInput = (event: Event): void => {
    const {field} = (event.target as HTMLElement).dataset;
    // Radios and selects have nothing to wait for; their change event follows.
    if (!field || event.target instanceof HTMLSelectElement) return;
    this.#collect();
    this.#messages.edited(field);
    this.#tell(true);
  };

  readonly #onChange = (event: Event): void => {
    const input = event.target as HTMLInputElement | HTMLSelectElement;
    const {field} = input.dataset;
    this.#collect();
    if (input instanceof HTMLInputElement && input.type === 'radio') {
      this.isCompany = input.value === 'company';
      this.#typed.add('isCompany');
    } else if (field) {
      this.#messages.edited(field);
      if (field === 'street' || field === 'houseNumber') this.#splitStreet();
      // What a message says or whether it is due may hang on the country.
      if (field === 'country') this.#messages.forget(['postalCode', 'state']);
    }
    this.#tell(false);
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    const {field} = (event.target as HTMLElement).dataset;
    if (field) this.#messages.left(field);
  };

  #splitStreet(): void {
    const {street = '', houseNumber = '', country = ''} = this.#values;
    const split = splitStreet(street, houseNumber, writesNumberFirst(country));
    if (split.street === street) return;
    for (const field of ['street', 'houseNumber'] as const) this.#input(field)!.value = split[field];
    this.#collect();
    this.#messages.edited('street');
    this.#messages.edited('houseNumber');
  }

  readonly #onMore = async (): Promise<void> => {
    this.#extraFields.add('addressLine2');
    this.requestUpdate();
    await this.updateComplete;
    this.#input('addressLine2')?.focus();
  };
}

function preventDefault(event: Event): void {
  event.preventDefault();
}

declare global {
  interface HTMLElementTagNameMap {
    'sjs-customer-form': SjsCustomerForm;
  }
}
