import { expect, test } from 'vitest';
import type { CalendarSession } from '@/server/fulfillment/booking/list-calendar-sessions';
import { byDay, countOf } from './by-day';

const session = (startsAt: string, together = 1): CalendarSession => ({
  id: startsAt,
  startsAt: new Date(startsAt),
  endsAt: new Date(new Date(startsAt).getTime() + 3_600_000),
  status: 'SCHEDULED',
  ordinal: 1,
  together,
  number: 10_001,
  sessionCount: 8,
  student: 'Aarav Sharma',
  trainerId: 't',
  trainer: 'Ishita Rao',
  course: 'Python',
  movedFrom: null,
  takenFrom: null,
});

test('sessions lie on the day and in the hour that the zone says, and what was not read is counted', () => {
  const days = byDay(
    [
      session('2026-11-23T17:00:00Z', 40),
      session('2026-11-23T17:20:00Z', 40),
      session('2026-11-23T20:00:00Z'),
    ],
    'Asia/Kolkata',
  );
  expect([...days].map(([date, cells]) => [date, cells.map(({ hour }) => hour), countOf(cells)])).toEqual([
    ['2026-11-23', [22], 40],
    ['2026-11-24', [1], 1],
  ]);
});
