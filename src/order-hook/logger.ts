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
