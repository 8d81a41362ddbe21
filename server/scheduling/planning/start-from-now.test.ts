import { expect, test } from 'vitest';
import { startFromNow } from './start-from-now';

const chosen = (startDate: string, zone = 'UTC') => ({
  zone,
  startDate,
  preferredTimes: [{ weekday: 1, minute: 0 }],
});
const now = new Date('2027-03-10T13:00:00Z');

test('a start date to come stays', () => {
  const preferences = chosen('2027-03-20');
  expect(startFromNow(preferences, now)).toBe(preferences);
});

test('a start date that has passed becomes the first day that the notice allows, by the clock of the student', () => {
  expect(startFromNow(chosen('2026-12-01'), now).startDate).toBe('2027-03-11');
  expect(startFromNow(chosen('2026-12-01', 'America/Los_Angeles'), now).startDate).toBe('2027-03-10');
  expect(startFromNow(chosen('2027-03-11'), now).startDate).toBe('2027-03-11');
});

test('where notice is overridden, today counts', () => {
  expect(startFromNow(chosen('2026-12-01'), now, ['notice']).startDate).toBe('2027-03-10');
});
