import {expect, test} from 'vitest';
import {addPeriod, periodsIn, timestamp} from '../../../demo/sandbox/time.ts';

test.each([
  ['a month later', '2026-11-20', 'Month', 1, '2026-12-20'],
  ['a month after the last of January', '2027-01-31', 'Month', 1, '2027-02-28'],
  ['two months after the last of January', '2027-01-31', 'Month', 2, '2027-03-31'],
  ['a year after a leap day', '2028-02-29', 'Year', 1, '2029-02-28'],
  ['two weeks later', '2026-11-20', 'Week', 2, '2026-12-04'],
  ['fourteen days later', '2026-11-20', 'Day', 14, '2026-12-04'],
] as const)('%s', (_, start, Unit, Quantity, end) => {
  expect(addPeriod(new Date(start), {Unit, Quantity}).toISOString().slice(0, 10)).toBe(end);
});

test('timestamps have seven fraction digits', () => {
  expect(timestamp(new Date('2019-04-03T11:56:37.849Z'))).toBe('2019-04-03T11:56:37.8490000Z');
});

test('a year holds twelve monthly fees, and a month one weekly fee at least', () => {
  expect(periodsIn({Unit: 'Year', Quantity: 1}, {Unit: 'Month', Quantity: 1})).toBe(12);
  expect(periodsIn({Unit: 'Month', Quantity: 1}, {Unit: 'Week', Quantity: 1})).toBe(1);
});
