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
/** Of names each word is concealed, however short, where it stands alone: "Bo", and not a part of "about". */
const isName = /name|holder$/i;
const standsAlone = {before: '(?<![\\p{L}\\p{N}])', after: '(?![\\p{L}\\p{M}\\p{N}])'};
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

/** For the merchant's own code, which may quote what it is given when it fails. */
export function discreet<Parameters extends readonly unknown[], Result>(
  run: (...parameters: Parameters) => Result | Promise<Result>,
  dataIn: (...parameters: Parameters) => unknown,
): (...parameters: Parameters) => Promise<Result> {
  return async (...parameters) => {
    try {
      return await run(...parameters);
    } catch (error) {
      throw concealing(error, dataIn(...parameters));
    }
  };
}

/** As parts of a regular expression. */
function stringsIn(data: unknown, field = ''): readonly string[] {
  if (typeof data === 'object' && data !== null) {
    return Object.entries(data).flatMap(([name, value]) => stringsIn(value, name));
  }
  const text = typeof data === 'string' ? data.trim() : '';
  if (id.test(text)) return [];
  const whole = text.length < shortestConcealed ? [] : [text, encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''))];
  const words = isName.test(field) ? (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) : [];
  return [...whole.map(escaped), ...words.map((word) => `${standsAlone.before}${word}${standsAlone.after}`)];
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function without(values: readonly string[], text: string): string {
  const words = values.filter((value) => value.startsWith(standsAlone.before));
  // What holds another one first.
  const longestFirst = values.filter((value) => !words.includes(value)).sort((one, other) => other.length - one.length);
  const any = [...new Set([...longestFirst, ...words])].join('|');
  return any ? text.replace(new RegExp(any, 'giu'), '[masked]') : text;
}

/** Errors and their causes by name and message. Stacks and bodies stay out: they may hold what no log should. */
export function describeError(cause: unknown): string | undefined {
  if (cause === undefined) return undefined;
  if (!(cause instanceof Error)) return typeof cause;
  const deeper = describeError(cause.cause);
  const message = without(concealed.get(cause) ?? [], `${cause.name}: ${cause.message}`);
  return masked(message).slice(0, 500) + (deeper === undefined ? '' : ` (${deeper})`);
}
