/** A span as billwerk writes it. */
export interface Period {
  Unit: 'Day' | 'Week' | 'Month' | 'Year';
  Quantity: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** billwerk's timestamps carry seven fraction digits, e.g. `2019-04-03T11:56:37.8490000Z`. */
export function timestamp(date: Date): string {
  return date.toISOString().replace('Z', '0000Z');
}

/** `date` plus `times` periods in UTC. The 31st becomes the last day of a shorter month, as subscribers expect. */
export function addPeriod(date: Date, {Unit, Quantity}: Period, times = 1): Date {
  const amount = Quantity * times;
  if (Unit === 'Day' || Unit === 'Week') return new Date(date.getTime() + amount * DAY * (Unit === 'Week' ? 7 : 1));
  const result = new Date(date);
  const day = result.getUTCDate();
  result.setUTCDate(1);
  result.setUTCMonth(result.getUTCMonth() + amount * (Unit === 'Year' ? 12 : 1));
  const lastDay = new Date(Date.UTC(result.getUTCFullYear(), result.getUTCMonth() + 1, 0)).getUTCDate();
  result.setUTCDate(Math.min(day, lastDay));
  return result;
}

/** How many `fee` periods lie in one `billing` period: a monthly fee billed yearly counts twelve times. */
export function periodsIn(billing: Period, fee: Period): number {
  const months = ({Unit, Quantity}: Period) =>
    Unit === 'Year' ? 12 * Quantity : Unit === 'Month' ? Quantity : undefined;
  const [whole, part] = [months(billing), months(fee)];
  return whole && part ? Math.max(1, whole / part) : 1;
}

const ROUGH_DAYS: Record<Period['Unit'], number> = {Day: 1, Week: 7, Month: 30.44, Year: 365.24};

/** The period that `date` lies in, of the calendar that begins at `anchor`: `start` <= `date` < `end`. */
export function periodAround(anchor: Date, period: Period, date: Date): {start: Date; end: Date; index: number} {
  let index = Math.floor((date.getTime() - anchor.getTime()) / (ROUGH_DAYS[period.Unit] * period.Quantity * DAY));
  while (addPeriod(anchor, period, index) > date) index -= 1;
  while (addPeriod(anchor, period, index + 1) <= date) index += 1;
  return {start: addPeriod(anchor, period, index), end: addPeriod(anchor, period, index + 1), index};
}

/** The first boundary of that calendar that is not before `date`. */
export function boundaryFrom(anchor: Date, period: Period, date: Date): Date {
  const {start, end} = periodAround(anchor, period, date);
  return start.getTime() === date.getTime() ? start : end;
}

export function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

export function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
