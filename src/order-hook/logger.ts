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
  // E-mail addresses.
  /[^\s"'<>(),;:]+@[^\s"'<>(),;:]+/g,
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

/** Errors and their causes by name and message. Stacks and bodies stay out: they may hold what no log should. */
export function describeError(cause: unknown): string | undefined {
  if (cause === undefined) return undefined;
  if (!(cause instanceof Error)) return typeof cause;
  const deeper = describeError(cause.cause);
  return masked(`${cause.name}: ${cause.message}`).slice(0, 500) + (deeper === undefined ? '' : ` (${deeper})`);
}
