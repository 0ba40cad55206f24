/** The fields of a customer: their order, what browsers fill them by, who is asked for which, and what can be wrong. */
import {checkPostalCode, checkVatId, compact} from '../src/checkout/validation.ts';
import type {Customer} from '../src/model.ts';
import {hasNumericPostalCode, needsPostalCode, needsState} from './countries.ts';
import type {TextFieldOptions} from './field.ts';
import type {Sentences} from './localize.ts';

const personInputs = {
  companyName: {autocomplete: 'organization'},
  vatId: {code: true},
  emailAddress: {type: 'email', autocomplete: 'email', code: true},
  firstName: {autocomplete: 'given-name'},
  lastName: {autocomplete: 'family-name'},
  phoneNumber: {type: 'tel', autocomplete: 'tel', code: true},
} as const;

const addressInputs = {
  country: {autocomplete: 'country'},
  street: {autocomplete: 'address-line1'},
  // There is no token for it.
  houseNumber: {},
  addressLine2: {autocomplete: 'address-line2'},
  postalCode: {autocomplete: 'postal-code'},
  city: {autocomplete: 'address-level2'},
  state: {autocomplete: 'address-level1'},
} as const;

/** In the order they stand on the page. */
const inputs = {...personInputs, ...addressInputs};

export type CustomerField = keyof typeof inputs;

const fieldsOf = (table: object) => Object.keys(table) as CustomerField[];

export const customerFields: readonly CustomerField[] = fieldsOf(inputs);

/** Required unless the merchant says otherwise. */
export const defaultRequiredFields: readonly CustomerField[] = customerFields.filter(
  (field) => !['companyName', 'vatId', 'phoneNumber', 'addressLine2'].includes(field),
);

/** What the form knows so far. */
export interface CustomerEntry {
  readonly values: Readonly<Partial<Record<CustomerField, string>>>;
  readonly isCompany: boolean;
  readonly requiredFields: readonly CustomerField[];
  /** Fields that are only there when somebody asks for them, and were. */
  readonly extraFields: ReadonlySet<CustomerField>;
}

export function inputOptions(field: CustomerField, {values}: CustomerEntry): Partial<TextFieldOptions> {
  const inputmode = field === 'postalCode' && hasNumericPostalCode(values.country ?? '') ? 'numeric' : undefined;
  return {...inputs[field], inputmode};
}

export function isShown(
  field: CustomerField,
  {values, isCompany, requiredFields, extraFields}: CustomerEntry,
): boolean {
  switch (field) {
    case 'companyName':
    case 'vatId':
      return isCompany;
    case 'phoneNumber':
    case 'addressLine2':
      return requiredFields.includes(field) || extraFields.has(field);
    case 'state':
      return needsState(values.country ?? '');
    default:
      return true;
  }
}

export function isRequired(field: CustomerField, {values, requiredFields}: CustomerEntry): boolean {
  if (field === 'companyName') return true;
  if (field === 'postalCode' && !needsPostalCode(values.country ?? '')) return false;
  return requiredFields.includes(field);
}

/** What is wrong with a field, by the key of its sentence. */
export function problemOf(field: CustomerField, entry: CustomerEntry): keyof Sentences | undefined {
  const text = textOf(field, entry);
  if (!text) {
    // Somebody's house number stands in the street, somewhere we did not recognise it.
    const elsewhere = field === 'houseNumber' && /\d/.test(textOf('street', entry));
    return isRequired(field, entry) && !elsewhere ? `missing_${field}` : undefined;
  }
  if (field === 'vatId' && checkVatId(text)) return 'invalid_vatId';
  if (field === 'postalCode' && checkPostalCode(text)) return 'invalid_postalCode';
  return undefined;
}

/** The customer as entered, empty fields left out. What the form does not ask for is taken from `given`. */
export function customerOf(entry: CustomerEntry, given: Customer): Customer {
  const {tag, locale, address: {addressLine1} = {}} = given;
  const entered = (table: object) =>
    fieldsOf(table).map((field) => [field, isShown(field, entry) && textOf(field, entry)] as const);
  return {
    ...filled([...entered(personInputs), ['tag', tag], ['locale', locale]]),
    address: filled([['addressLine1', addressLine1], ...entered(addressInputs)]),
  };
}

/** What was typed into fields that the form does not ask for any more. */
export function asideOf(entry: CustomerEntry): Readonly<Record<string, string>> {
  return filled(customerFields.map((field) => [field, !isShown(field, entry) && textOf(field, entry)]));
}

function filled(fields: readonly (readonly [name: string, value: string | false | undefined])[]) {
  return Object.fromEntries(fields.filter(([, value]) => value)) as Record<string, string>;
}

function textOf(field: CustomerField, {values}: CustomerEntry): string {
  const text = values[field] ?? '';
  return field === 'vatId' ? compact(text) : text.trim();
}
