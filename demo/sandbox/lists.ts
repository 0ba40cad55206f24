import type {Context} from 'hono';
import {optionalDate} from './input.ts';
import type {Fields} from './input.ts';
import {Refusal} from './refusal.ts';

/** How many entries a list has if nobody says; what billwerk does is not known. The maximum is documented. */
const DEFAULT_TAKE = 100;
const MOST_TAKE = 500;

/** One page of a list, newest first. `from` names the entry that the page begins with, as integrators saw it. */
export function pageOf<Entry>(context: Context, oldestFirst: Entry[], idOf: (entry: Entry) => string): Entry[] {
  const entries = oldestFirst.toReversed();
  const {from, take = String(DEFAULT_TAKE)} = context.req.query();
  const count = Number(take);
  if (!Number.isInteger(count) || count < 1) throw new Refusal('InvalidData', 'take: a number from 1 to 500');
  const start = from === undefined ? 0 : entries.findIndex((entry) => idOf(entry) === from.toLowerCase());
  if (start < 0) throw new Refusal('InvalidData', `from: ${from} was not found`);
  return entries.slice(start, start + Math.min(count, MOST_TAKE));
}

export function queryDate(context: Context, name: string): Date | undefined {
  const fields: Fields = context.req.query();
  return optionalDate(fields, name);
}
