import { expect, test } from 'vitest';
import { expandPreferredTimes } from './planning/expand-preferred-times';
import { preferredStarts } from './preferred-starts';

test('a preferred time is one wall time in its own zone, and two where a clock changes during the series', () => {
  const preferredTimes = [{ weekday: 1, minute: 1380 }];
  const preferences = { zone: 'Asia/Kolkata', startDate: '2026-10-12', preferredTimes };
  const shape = { sessionCount: 4, sessionMinutes: 60, sessionsPerWeek: 1 };
  expect(
    preferredStarts(['Asia/Kolkata', 'Europe/Berlin'], expandPreferredTimes(preferences, shape)),
  ).toEqual([
    { zone: 'Asia/Kolkata', choice: 0, day: 1, weekday: 1, minute: 1380 },
    { zone: 'Europe/Berlin', choice: 0, day: 1, weekday: 1, minute: 1170 },
    { zone: 'Europe/Berlin', choice: 0, day: 1, weekday: 1, minute: 1110 },
  ]);
});

test('the weekday is that of the trainer', () => {
  const preferences = {
    zone: 'Asia/Kolkata',
    startDate: '2026-10-12',
    preferredTimes: [{ weekday: 1, minute: 120 }],
  };
  const shape = { sessionCount: 1, sessionMinutes: 60, sessionsPerWeek: 1 };
  expect(preferredStarts(['America/New_York'], expandPreferredTimes(preferences, shape))[0]).toMatchObject({
    day: 1,
    weekday: 7,
  });
});
