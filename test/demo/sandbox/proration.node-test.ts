import {describe, expect, test} from 'vitest';
import {periodsBetween, settlement} from '../../../demo/sandbox/proration.ts';
import {boundaryFrom, periodAround} from '../../../demo/sandbox/time.ts';

const MONTH = {Unit: 'Month', Quantity: 1} as const;
const YEAR = {Unit: 'Year', Quantity: 1} as const;
const day = (text: string) => new Date(`${text}T09:00:00.000Z`);

describe('the share of a period', () => {
  test.each([
    ['a whole month is one', MONTH, '2026-11-20', '2026-11-20', '2026-12-20', 1],
    ['twenty of thirty days are two thirds', MONTH, '2026-11-10', '2026-11-20', '2026-12-10', 0.666667],
    ['a day of February weighs more than one of March', MONTH, '2027-02-01', '2027-02-28', '2027-03-01', 0.035714],
    ['a year has twelve monthly fees', MONTH, '2026-11-20', '2026-11-20', '2027-11-20', 12],
    [
      'what goes over the end of a period is counted by both',
      MONTH,
      '2026-11-10',
      '2026-12-05',
      '2026-12-15',
      0.327957,
    ],
    ['the 31st becomes the last day of a shorter month', MONTH, '2026-01-31', '2026-01-31', '2026-02-28', 1],
    ['a month of a year is its days', YEAR, '2026-11-20', '2027-10-20', '2027-11-20', 0.084932],
    ['backwards it is negative', MONTH, '2026-11-10', '2026-12-10', '2026-11-20', -0.666667],
  ])('%s', (_, fee, anchor, from, to, periods) => {
    expect(periodsBetween(day(anchor), fee, day(from), day(to))).toBe(periods);
  });

  test('is the same at every hour of a day', () => {
    const [anchor, end] = [day('2026-11-10'), day('2026-12-10')];
    const shares = ['00:00', '09:00', '23:59'].map((time) =>
      periodsBetween(anchor, MONTH, new Date(`2026-11-20T${time}:00.000Z`), end),
    );
    expect(shares).toEqual([0.666667, 0.666667, 0.666667]);
  });
});

describe('what is settled', () => {
  const settle = (paidUntil: string, wantedUntil: string) =>
    settlement({
      paidUntil: day(paidUntil),
      wantedUntil: day(wantedUntil),
      anchor: day('2026-11-10'),
      feePeriod: MONTH,
    });

  test('what is missing is charged', () => {
    const [start, end] = [day('2026-11-20'), day('2026-12-10')];
    expect(settle('2026-11-20', '2026-12-10')).toEqual({start, end, periods: 0.666667});
  });

  test('what is too much is given back', () => {
    const [start, end] = [day('2026-11-20'), day('2026-12-10')];
    expect(settle('2026-12-10', '2026-11-20')).toEqual({start, end, periods: 0.666667, isCredit: true});
  });

  test('what is paid for exactly needs nothing', () => {
    expect(settle('2026-12-10', '2026-12-10')).toBeUndefined();
  });
});

describe('a billing calendar', () => {
  test('finds the period around a date, also before its first day', () => {
    const {start, end, index} = periodAround(day('2026-01-31'), MONTH, day('2026-02-28'));
    expect([start, end, index]).toEqual([day('2026-02-28'), day('2026-03-31'), 1]);
    expect(periodAround(day('2026-01-31'), MONTH, day('2026-01-30')).index).toBe(-1);
    expect(periodAround(day('2020-02-29'), YEAR, day('2026-11-20')).start).toEqual(day('2026-02-28'));
  });

  test('a boundary is its own, any other day leads to the next', () => {
    expect(boundaryFrom(day('2026-11-10'), MONTH, day('2026-12-10'))).toEqual(day('2026-12-10'));
    expect(boundaryFrom(day('2026-11-10'), MONTH, day('2026-12-11'))).toEqual(day('2027-01-10'));
  });
});
