import {Refusal} from './refusal.ts';
import {timestamp} from './time.ts';

export type Fields = Record<string, unknown>;

export interface CartLine {
  ComponentId: string;
  Quantity: number;
  Memo?: string;
  /** Of usages only: the merchant's own id of it, and when it was used. */
  Key?: string;
  DueDate?: string;
}

/** A cart after reading: ids are well formed, numbers are numbers. Whether they exist is decided by the catalog. */
export interface Cart {
  PlanVariantId?: string;
  Quantity?: number;
  EnableTrial: boolean;
  /** Accepted and echoed in the phase; what it does is documented nowhere. */
  InheritStartDate: boolean;
  ComponentSubscriptions: CartLine[];
  MeteredUsages: CartLine[];
  EndComponentSubscriptions: string[];
  CouponCode?: string;
}

const MOST_CHARACTERS = 10_000;

/**
 * billwerk takes PascalCase and camelCase alike; the sandbox goes on in PascalCase. Custom fields keep the names that
 * the merchant gave them.
 */
export function toPascalCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPascalCase);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      const pascal = name.charAt(0).toUpperCase() + name.slice(1);
      return [pascal, pascal.endsWith('CustomFields') ? item : toPascalCase(item)];
    }),
  );
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function fieldsOf(value: unknown, name: string): Fields {
  if (value === undefined || value === null) return {};
  if (!isFields(value)) throw new Refusal('InvalidData', `${name} must be an object`);
  return value;
}

export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw new Refusal('InvalidData', `${name} must be a string`);
  if (value.length > MOST_CHARACTERS) throw new Refusal('InvalidData', `${name} is too long`);
  return value;
}

export function optionalId(fields: Fields, name: string): string | undefined {
  const value = optionalText(fields, name);
  return value === undefined ? undefined : readId(value, name);
}

/** REST answers 422 to anything but 24 hex digits. */
export function readId(value: unknown, name: string): string {
  if (typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)) return value.toLowerCase();
  throw new Refusal('InvalidData', `${name}: a 24 digit hex string (ObjectId) was expected`);
}

export function optionalFlag(fields: Fields, name: string): boolean | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw new Refusal('InvalidData', `${name} must be true or false`);
  return value;
}

export function optionalDate(fields: Fields, name: string): Date | undefined {
  const value = optionalText(fields, name);
  if (value === undefined) return undefined;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw new Refusal('InvalidData', `${name} is not a date`);
  return date;
}

/** Quantities: finite numbers up to a million. Decimals are documented for components, so only the caller forbids them. */
function readQuantity(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 1_000_000) return value;
  throw new Refusal('InvalidData', `${name}: a quantity between 0 and 1000000 was expected`);
}

function readLines(value: unknown, name: string): CartLine[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Refusal('InvalidData', `${name} must be a list`);
  return value.map((item: unknown) => readLine(fieldsOf(item, name), name));
}

export function readLine(fields: Fields, name: string): CartLine {
  const [Memo, Key] = [optionalText(fields, 'Memo'), optionalText(fields, 'Key')];
  const DueDate = optionalDate(fields, 'DueDate');
  return {
    ComponentId: readId(fields['ComponentId'], `${name}.ComponentId`),
    Quantity: readQuantity(fields['Quantity'] ?? 1, `${name}.Quantity`),
    ...(Memo === undefined ? {} : {Memo}),
    ...(Key === undefined ? {} : {Key}),
    ...(DueDate === undefined ? {} : {DueDate: timestamp(DueDate)}),
  };
}

export function readCart(value: unknown): Cart {
  const fields = fieldsOf(value, 'Cart');
  const ended = fields['EndComponentSubscriptions'] ?? [];
  if (!Array.isArray(ended)) throw new Refusal('InvalidData', 'EndComponentSubscriptions must be a list');
  const PlanVariantId = optionalId(fields, 'PlanVariantId');
  const CouponCode = optionalText(fields, 'CouponCode');
  const quantity = fields['Quantity'];
  return {
    ...(PlanVariantId === undefined ? {} : {PlanVariantId}),
    ...(quantity === undefined || quantity === null ? {} : {Quantity: readQuantity(quantity, 'Quantity')}),
    EnableTrial: optionalFlag(fields, 'EnableTrial') ?? true,
    InheritStartDate: optionalFlag(fields, 'InheritStartDate') ?? false,
    ComponentSubscriptions: readLines(fields['ComponentSubscriptions'], 'ComponentSubscriptions'),
    MeteredUsages: readLines(fields['MeteredUsages'], 'MeteredUsages'),
    EndComponentSubscriptions: ended.map((id: unknown) => readId(id, 'EndComponentSubscriptions')),
    ...(CouponCode === undefined ? {} : {CouponCode}),
  };
}
