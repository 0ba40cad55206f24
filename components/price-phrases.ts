/** Phrases of the price alone: not on the plan cards, which wait for every byte. */
import type {Period} from '../src/model.ts';
import {formatPeriod} from '../src/format-price.ts';
import type {Messages} from './locales/messages.ts';
import {fill} from './localize.ts';

/** `every month`, `every 3 months`. */
export function everyPeriod(messages: Messages, period: Period, locale: string): string {
  if (period.quantity === 1) return messages[`every_${period.unit}`];
  return fill(messages.per_other, {period: formatPeriod(period, locale)});
}
