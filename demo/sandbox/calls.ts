import {isFields} from './input.ts';

/** One request that reached the sandbox, without anything secret. */
export interface Call {
  at: string;
  method: string;
  path: string;
  body?: unknown;
  /** Absent while the answer is not there yet; 0 when the connection was dropped. */
  status?: number;
}

const SECRET =
  /^(.*token|.*secret|password|card(number|holder)|cvc|expiry(month|year)|iban|bic|account(holder|number))$/i;
const HIDDEN = '(hidden)';

/** The body as JSON with every secret replaced. A form or a text is not kept. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (SECRET.test(name)) return [name, HIDDEN];
      if (/url$/i.test(name) && typeof item === 'string')
        return [name, item.replace(/(secret=)[^&#]*/gi, `$1${HIDDEN}`)];
      return [name, withoutSecrets(item)];
    }),
  );
}
