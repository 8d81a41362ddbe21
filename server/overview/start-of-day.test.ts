import { expect, test } from 'vitest';
import { startOfDay } from './start-of-day';

test('a day begins where the reader is', () => {
  const now = new Date('2026-11-23T20:00:00Z');
  expect(startOfDay(now, 'UTC').toISOString()).toBe('2026-11-23T00:00:00.000Z');
  expect(startOfDay(now, 'Asia/Kolkata').toISOString()).toBe('2026-11-23T18:30:00.000Z');
});

test('a day without a midnight begins when its first minute does', () => {
  // Cairo sprang forward at 00:00 on 2026-04-24.
  expect(startOfDay(new Date('2026-04-24T12:00:00Z'), 'Africa/Cairo').toISOString()).toBe(
    '2026-04-23T22:00:00.000Z',
  );
});
