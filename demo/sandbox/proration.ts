/**
 * What a change of a contract costs: one rule for plans and components. Each of them is paid until some date and wanted
 * until another one; what is missing between the two is charged, what is too much is given back. That real previews show
 * the credits as negative line items is our inference; see docs/sandbox-fidelity.md.
 */
import Big from 'big.js';
import type {Period} from './time.ts';
import {periodAround} from './time.ts';

const DAY = 24 * 60 * 60 * 1000;

/** The time that a line of an order is for. */
export interface Span {
  start: Date;
  end: Date;
  /** How many fee periods that is, as a decimal number; absent where a product has none. */
  periods?: number;
  /** The line gives back what was charged for this time. */
  isCredit?: boolean;
  /** When that was billed: it decides which discount had been granted. Default `start`. */
  billedAt?: Date;
}

export interface PaidTime {
  paidUntil: Date;
  wantedUntil: Date;
  /** Where the calendar of the fee periods begins. */
  anchor: Date;
  feePeriod: Period;
}

/** What is to be settled, if anything: a charge up to `wantedUntil`, or a credit from there on. */
export function settlement({paidUntil, wantedUntil, anchor, feePeriod}: PaidTime): Span | undefined {
  const periods = periodsBetween(anchor, feePeriod, paidUntil, wantedUntil);
  if (periods > 0) return {start: paidUntil, end: wantedUntil, periods};
  if (periods === 0) return undefined;
  return {start: wantedUntil, end: paidUntil, periods: -periods, isCredit: true};
}

/**
 * How many fee periods lie between two dates, negative if they go backwards. Days are counted whole (in UTC), so an order
 * costs what its preview of a few hours ago said; each day is its share of the period that it lies in. Six decimals, so
 * that price times quantity times this number is what the line says.
 */
export function periodsBetween(anchor: Date, feePeriod: Period, from: Date, to: Date): number {
  return position(anchor, feePeriod, to)
    .minus(position(anchor, feePeriod, from))
    .round(6)
    .toNumber();
}

function position(anchor: Date, feePeriod: Period, date: Date): Big {
  const {start, end, index} = periodAround(startOfDay(anchor), feePeriod, startOfDay(date));
  return new Big(daysBetween(start, startOfDay(date))).div(daysBetween(start, end)).plus(index);
}

function startOfDay(date: Date): Date {
  return new Date(Math.floor(date.getTime() / DAY) * DAY);
}

function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / DAY;
}
