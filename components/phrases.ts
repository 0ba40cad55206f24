/** Phrases that the plan cards and later elements share. */
import type {Catalog, Period} from '../src/model.ts';
import {formatPeriod} from '../src/format-price.ts';
import type {FirstMessages} from './locales/messages.ts';
import {fill} from './localize.ts';

/** `per month`, `every 3 months`. */
export function perPeriod(messages: FirstMessages, period: Period, locale: string): string {
  if (period.quantity === 1) return messages[`per_${period.unit}`];
  return fill(messages.per_other, {period: formatPeriod(period, locale)});
}

/** `Monthly`, `Every 3 months`. */
export function intervalName(messages: FirstMessages, period: Period, locale: string): string {
  if (period.quantity === 1) return messages[`interval_${period.unit}`];
  return fill(messages.interval_other, {period: formatPeriod(period, locale)});
}

/** `plus VAT` or `incl. VAT`. */
export function taxNote(messages: FirstMessages, priceTax: Catalog['priceTax']): string {
  return priceTax === 'net' ? messages.plusVat : messages.inclVat;
}
