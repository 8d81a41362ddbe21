import { expect, test } from 'vitest';
import { bucketStarts } from './bucket-starts';

const iso = (dates: Date[]) => dates.map((date) => date.toISOString());

test('a day is 24 hours, the present one last, on the zone’s own hours', () => {
  const starts = iso(bucketStarts(new Date('2026-11-23T12:40:00Z'), '24h', 'Asia/Kolkata'));
  expect(starts).toHaveLength(24);
  expect(starts.at(-1)).toBe('2026-11-23T12:30:00.000Z');
  expect(starts.at(0)).toBe('2026-11-22T13:30:00.000Z');
});

test('days begin at local midnight, also around a clock change', () => {
  const starts = iso(bucketStarts(new Date('2026-10-26T12:00:00Z'), '7d', 'Europe/Berlin'));
  expect(starts.slice(-3)).toEqual([
    '2026-10-23T22:00:00.000Z',
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
  ]);
  expect(starts).toHaveLength(7);
});
