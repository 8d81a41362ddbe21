import { expect, test } from 'vitest';
import { checkChoices } from './check-choices';

const preferredTimes = [
  { weekday: 1, minute: 1080 },
  { weekday: 3, minute: 1080 },
];
const plan = { sessionsPerWeek: 2 };
// 23:30 on the 23rd in London, already the 24th in Kolkata.
const now = new Date('2026-11-23T23:30:00Z');

test("today is judged by the student's own calendar", () => {
  expect(
    checkChoices({ zone: 'Europe/London', startDate: '2026-11-23', preferredTimes }, plan, now),
  ).toBeNull();
  expect(checkChoices({ zone: 'Asia/Kolkata', startDate: '2026-11-23', preferredTimes }, plan, now)).toMatch(
    'today',
  );
});

test('a start more than a year ahead is refused', () => {
  expect(checkChoices({ zone: 'UTC', startDate: '2027-11-23', preferredTimes }, plan, now)).toBeNull();
  expect(checkChoices({ zone: 'UTC', startDate: '2027-11-24', preferredTimes }, plan, now)).toMatch(
    '12 months',
  );
});

test('there must be as many days as sessions a week', () => {
  const sameDay = [
    { weekday: 1, minute: 600 },
    { weekday: 1, minute: 1080 },
  ];
  expect(checkChoices({ zone: 'UTC', startDate: '2026-12-01', preferredTimes: sameDay }, plan, now)).toMatch(
    'at least 2 days',
  );
});
