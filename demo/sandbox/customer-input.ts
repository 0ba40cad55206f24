import {fieldsOf, isFields, optionalFlag, optionalText} from './input.ts';
import type {Fields} from './input.ts';
import {Refusal} from './refusal.ts';
import type {RefusalCode} from './refusal.ts';
import {isVatId} from './tax.ts';

export interface Address {
  AddressLine1?: string;
  AddressLine2?: string;
  Street?: string;
  HouseNumber?: string;
  PostalCode?: string;
  City?: string;
  State?: string;
  Country?: string;
}

export interface CustomerData {
  EmailAddress?: string;
  FirstName?: string;
  LastName?: string;
  CompanyName?: string;
  PhoneNumber?: string;
  Tag?: string;
  VatId?: string;
  Locale?: string;
  Language?: string;
  DefaultBearerMedium?: string;
  DebitorAccount?: string;
  Notes?: string;
  CustomerType?: string;
  Hidden?: boolean;
  Address?: Address;
  AdditionalAddresses?: unknown[];
  AdditionalEmailAddresses?: unknown[];
  CustomFields?: Fields;
  /** The merchant's own id of this customer; only REST takes it. */
  ExternalCustomerId?: string;
}

const CUSTOMER_TEXTS = [
  'EmailAddress',
  'FirstName',
  'LastName',
  'CompanyName',
  'PhoneNumber',
  'Tag',
  'VatId',
  'Locale',
  'Language',
  'DefaultBearerMedium',
  'DebitorAccount',
  'Notes',
  'CustomerType',
] as const;
const LISTS = ['AdditionalAddresses', 'AdditionalEmailAddresses'] as const;
const ADDRESS_TEXTS = [
  'AddressLine1',
  'AddressLine2',
  'Street',
  'HouseNumber',
  'PostalCode',
  'City',
  'State',
  'Country',
] as const;

function readTexts<Name extends string>(fields: Fields, names: readonly Name[]): Partial<Record<Name, string>> {
  const texts: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = optionalText(fields, name);
    if (value !== undefined) texts[name] = value;
  }
  return texts;
}

/** Reads a customer. Every field is optional, as in a preview; `requireValidCustomer` is for orders. */
export function readCustomer(value: unknown): CustomerData {
  const fields = fieldsOf(value, 'Customer');
  const hidden = optionalFlag(fields, 'Hidden');
  return {
    ...readTexts(fields, CUSTOMER_TEXTS),
    ...(hidden === undefined ? {} : {Hidden: hidden}),
    ...(fields['Address'] ? {Address: readTexts(fieldsOf(fields['Address'], 'Address'), ADDRESS_TEXTS)} : {}),
    ...Object.fromEntries(LISTS.filter((name) => Array.isArray(fields[name])).map((name) => [name, fields[name]])),
    ...(isFields(fields['CustomFields']) ? {CustomFields: fields['CustomFields']} : {}),
  };
}

/**
 * What an order refuses and a preview lets pass: a shopper who is still typing gets a price, not an error.
 * Which fields an account makes mandatory is its own setting; the sandbox demands none.
 */
export function requireValidCustomer(customer: CustomerData): void {
  const refuse = (code: RefusalCode, message: string) => {
    throw new Refusal(code, message);
  };
  const country = customer.Address?.Country;
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) refuse('InvalidCountry', 'Country: two capital letters');
  if (customer.VatId && !isVatId(customer.VatId)) refuse('InvalidVatId', `"${customer.VatId}" is not a valid VAT id`);
  if (customer.EmailAddress && !/^\S+@\S+$/.test(customer.EmailAddress)) {
    refuse('InvalidData', 'EmailAddress is not an e-mail address');
  }
}
