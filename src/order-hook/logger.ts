/** Structured lines. The hook puts no secret and no personal data into them, whatever the level. */
export interface HookLogger {
  info(message: string, fields: LogFields): void;
  warn(message: string, fields: LogFields): void;
  error(message: string, fields: LogFields): void;
}

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One JSON object per line on standard error; `info` stays silent. */
export const consoleLogger: HookLogger = {
  info: () => undefined,
  warn: (message, fields) => console.warn(JSON.stringify({level: 'warn', message, ...fields})),
  error: (message, fields) => console.error(JSON.stringify({level: 'error', message, ...fields})),
};

const personal: readonly RegExp[] = [
  // E-mail addresses, also with a quoted local part, or as part of an address on the web.
  /"(?:[^"\\]|\\.)+"(?:@|%40)[^\s"'<>(),;:]+/gi,
  /[^\s"'<>(),;:]+(?:@|%40)[^\s"'<>(),;:]+/gi,
  // Account numbers, with gaps or without; and ids for VAT: letters of a country, then mostly digits. billwerk's own ids stay.
  /\b(?![a-f\d]{24}\b)[a-z]{2}\d{2}(?: ?[a-z\d]{4}){2,7}(?: ?[a-z\d]{1,3})?\b/gi,
  /\b(?![a-f\d]{24}\b)(?=(?:[a-z]*\d){5})[a-z]{2,3}[a-z\d]{5,15}\b/gi,
  // Long numbers: of phones, cards, debtors.
  /(?<![\w.])\+?\d(?:[ ./-]?\d){6,}(?!\w)/g,
];

/** For sentences of others, such as billwerk's, which may quote what a customer typed. */
export function masked(text: string): string {
  return personal.reduce((rest, pattern) => rest.replace(pattern, '[masked]'), text);
}

/** What must not be in the log when this error is written down. */
const concealed = new WeakMap<Error, readonly string[]>();
const shortestConcealed = 3;
const id = /^[\da-f]{24}$/i;

/**
 * For errors that may quote a customer's data, which no pattern tells from other words.
 * @returns the same error
 */
export function concealing(error: unknown, data: unknown): unknown {
  const values = stringsIn(data);
  for (let each = error; each instanceof Error; each = each.cause) {
    concealed.set(each, [...(concealed.get(each) ?? []), ...values]);
  }
  return error;
}

function stringsIn(data: unknown): readonly string[] {
  if (typeof data === 'object' && data !== null) return Object.values(data).flatMap(stringsIn);
  const text = typeof data === 'string' ? data.trim() : '';
  return text.length < shortestConcealed || id.test(text)
    ? []
    : [text, encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))];
}

function without(values: readonly string[], text: string): string {
  const longestFirst = [...new Set(values)].sort((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return text;
  const any = longestFirst.map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return text.replace(new RegExp(any, 'giu'), '[masked]');
}

/** Errors and their causes by name and message. Stacks and bodies stay out: they may hold what no log should. */
export function describeError(cause: unknown): string | undefined {
  if (cause === undefined) return undefined;
  if (!(cause instanceof Error)) return typeof cause;
  const deeper = describeError(cause.cause);
  const message = without(concealed.get(cause) ?? [], `${cause.name}: ${cause.message}`);
  return masked(message).slice(0, 500) + (deeper === undefined ? '' : ` (${deeper})`);
}
