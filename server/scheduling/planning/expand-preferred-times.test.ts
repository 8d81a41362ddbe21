import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { expandPreferredTimes, horizonWeeks } from './expand-preferred-times';

const shape = { sessionCount: 4, sessionMinutes: 60, sessionsPerWeek: 2 };
const wallOf = (epochMs: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);

test('the first week begins on the start date itself', () => {
  const preferences = {
    zone: 'Asia/Kolkata',
    startDate: '2026-11-25',
    preferredTimes: [
      { weekday: 3, minute: 1080 },
      { weekday: 1, minute: 1080 },
    ],
  };
  const starts = expandPreferredTimes(preferences, shape).map(({ startsAt }) =>
    wallOf(startsAt, 'Asia/Kolkata').toPlainDateTime().toString(),
  );
  expect(starts.slice(0, 3)).toEqual(['2026-11-25T18:00:00', '2026-11-30T18:00:00', '2026-12-02T18:00:00']);
});

test('a time that does not exist moves forward by the gap, one that exists twice is the earlier', () => {
  const at = (startDate: string) => {
    const preferredTimes = [{ weekday: 7, minute: 150 }];
    const [first] = expandPreferredTimes({ zone: 'Europe/Berlin', startDate, preferredTimes }, shape);
    return wallOf(first?.startsAt ?? 0, 'Europe/Berlin').toString();
  };
  expect(at('2026-03-29')).toBe('2026-03-29T03:30:00+02:00[Europe/Berlin]');
  expect(at('2026-10-25')).toBe('2026-10-25T02:30:00+02:00[Europe/Berlin]');
});

const preferredTimes = fc.array(
  fc.record({ weekday: fc.integer({ min: 1, max: 7 }), minute: fc.integer({ min: 0, max: 1439 }) }),
  {
    minLength: 2,
    maxLength: 6,
  },
);

test('law: no clock change moves a wall time, except one that the day does not have', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe');
  const days = fc.integer({ min: 0, max: 364 });
  fc.assert(
    fc.property(zones, days, preferredTimes, (zone, day, preferredTimes) => {
      const startDate = Temporal.PlainDate.from('2026-01-01').add({ days: day }).toString();
      const occurrences = expandPreferredTimes(
        { zone, startDate, preferredTimes },
        { ...shape, sessionCount: 12 },
      );
      expect(occurrences).toHaveLength(preferredTimes.length * horizonWeeks({ ...shape, sessionCount: 12 }));
      for (const { preferredTime, startsAt, endsAt } of occurrences) {
        const wall = wallOf(startsAt, zone);
        expect(wall.dayOfWeek).toBe(preferredTime.weekday);
        expect(endsAt - startsAt).toBe(3_600_000);
        const moved = wall.hour * 60 + wall.minute - preferredTime.minute;
        if (moved === 0) continue;
        const before = wallOf(startsAt - moved * 60_000, zone);
        expect(wall.offsetNanoseconds - before.offsetNanoseconds).toBe(moved * 60e9);
      }
      const starts = occurrences.map(({ startsAt }) => startsAt);
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    }),
    { numRuns: 150 },
  );
});
