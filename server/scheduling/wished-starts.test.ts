import { expect, test } from 'vitest';
import { expandWishes } from './planning/expand-wishes';
import { wishedStarts } from './wished-starts';

test('a wish is one wall time in its own zone, and two where a clock changes during the series', () => {
  const wishes = [{ weekday: 1, minute: 1380 }];
  const preferences = { zone: 'Asia/Kolkata', startDate: '2026-10-12', wishes };
  const shape = { sessionCount: 4, sessionMinutes: 60, sessionsPerWeek: 1 };
  expect(wishedStarts(['Asia/Kolkata', 'Europe/Berlin'], expandWishes(preferences, shape))).toEqual([
    { zone: 'Asia/Kolkata', wish: 0, day: 1, weekday: 1, minute: 1380 },
    { zone: 'Europe/Berlin', wish: 0, day: 1, weekday: 1, minute: 1170 },
    { zone: 'Europe/Berlin', wish: 0, day: 1, weekday: 1, minute: 1110 },
  ]);
});

test('the weekday is that of the trainer', () => {
  const preferences = {
    zone: 'Asia/Kolkata',
    startDate: '2026-10-12',
    wishes: [{ weekday: 1, minute: 120 }],
  };
  const shape = { sessionCount: 1, sessionMinutes: 60, sessionsPerWeek: 1 };
  expect(wishedStarts(['America/New_York'], expandWishes(preferences, shape))[0]).toMatchObject({
    day: 1,
    weekday: 7,
  });
});
