import { expect, test } from 'vitest';
import { hoursShown, offBands } from './bands';

const off = (startsAt: string, endsAt: string) => [
  { startsAt: new Date(startsAt), endsAt: new Date(endsAt), reason: null },
];

test('time off covers its first day from its hour, whole days between, and the last until its hour', () => {
  const days = off('2026-12-24T11:00:00Z', '2026-12-26T08:00:00Z');
  const of = (date: string) => offBands(date, days, 'Europe/Berlin').map(({ from, until }) => [from, until]);
  expect(of('2026-12-23')).toEqual([]);
  expect(of('2026-12-24')).toEqual([[720, 1440]]);
  expect(of('2026-12-25')).toEqual([[0, 1440]]);
  expect(of('2026-12-26')).toEqual([[0, 540]]);
});

test('a day that time off ends at the midnight of is free', () => {
  expect(
    offBands('2026-12-25', off('2026-12-23T23:00:00Z', '2026-12-24T23:00:00Z'), 'Europe/Berlin'),
  ).toEqual([]);
});

test('a week shows a working day, and more where sessions or hours are', () => {
  expect(hoursShown([], [])).toEqual([9, 17]);
  const startsAt = new Date(0);
  const session = { startsAt, endsAt: new Date(90 * 60_000) };
  expect(
    hoursShown([{ minute: 1_140, session }], [{ weekday: 1, startMinute: 450, endMinute: 600 }]),
  ).toEqual([7, 21]);
  expect(hoursShown([{ minute: 1_410, session }], [])).toEqual([9, 24]);
});
