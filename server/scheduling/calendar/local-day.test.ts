import { expect, test } from 'vitest';
import { localDay } from './local-day';

test.each([
  ['UTC', '2027-01-11T07:30Z', '2027-01-11'],
  ['Asia/Kolkata', '2027-01-11T18:30Z', '2027-01-12'],
  ['America/New_York', '2027-01-11T04:59Z', '2027-01-10'],
  ['Pacific/Kiritimati', '2027-01-10T10:00Z', '2027-01-11'],
  ['Europe/Berlin', '1969-12-31T23:00Z', '1970-01-01'],
])('in %s it is at %s the day %s', (zone, at, day) => {
  expect(localDay(zone, new Date(at)).toISOString()).toBe(`${day}T00:00:00.000Z`);
});
