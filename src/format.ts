/** Percentages, dates, numbers and lists as text, by `Intl`; amounts and periods come from `format-price.ts`. */
import {cached, numberFormat} from './format-price.ts';

export {formatAmount, formatPeriod} from './format-price.ts';

/** How many minor digits a currency has: 2 for EUR, 0 for JPY. */
export function minorDigits(currency: string): number {
  return numberFormat('en', {style: 'currency', currency}).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Percent as billwerk writes it: `19, 'de'` -> `19 %`. */
export function formatPercent(value: number, locale: string): string {
  return numberFormat(locale, {style: 'percent', maximumFractionDigits: 4}).format(value / 100);
}

/** `1234.5, 'de'` -> `1.234,5`. */
export function formatNumber(value: number, locale: string): string {
  return numberFormat(locale, {maximumFractionDigits: 6}).format(value);
}

/** As `formatNumber`, in the way a person would type it: without group separators. */
export function formatTyped(value: number, locale: string): string {
  return numberFormat(locale, {maximumFractionDigits: 6, useGrouping: false}).format(value);
}

/** The sign between whole and fraction: `,` in German. */
export function decimalSign(locale: string): string {
  const parts = numberFormat(locale).formatToParts(1.5);
  return parts.find(({type}) => type === 'decimal')?.value ?? '.';
}

/**
 * `2019-05-03T11:56:37.8490000Z` -> `May 3, 2019`: the day it is where the reader is. A bare `2019-05-03` is that day
 * everywhere. Empty when the text is no date.
 */
export function formatDate(iso: string, locale: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const timeZone = iso.includes('T') ? undefined : 'UTC';
  const options: Intl.DateTimeFormatOptions = {dateStyle: 'long', ...(timeZone && {timeZone})};
  return cached(`date ${timeZone}`, locale, (tag) => new Intl.DateTimeFormat(tag, options)).format(date);
}

/** `['card', 'debit'], 'en'` -> `card and debit`. */
export function formatList(items: readonly string[], locale: string): string {
  return cached('list', locale, (tag) => new Intl.ListFormat(tag)).format(items);
}
