/** Telling the merchant what is wrong, once. */
import type {CheckoutError} from '../src/errors.ts';

const reported = new Set<string>();

/** One console error for each thing that is wrong with the page, naming the attribute or field. Never payment data. */
export function reportToMerchant({code, field, message}: CheckoutError): void {
  const line = `sjs-checkout: ${code}${field ? ` (${field})` : ''}: ${message}`;
  if (reported.has(line)) return;
  reported.add(line);
  console.error(line);
}
