import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { offsetSegment, wallTime, weekOf } from './zone-offsets';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/St_Johns',
  'Africa/Casablanca',
];
const instants = fc.date({
  min: new Date('2011-12-01T00:00:00Z'),
  max: new Date('2037-01-01T00:00:00Z'),
  noInvalidDate: true,
});

test('law: the clock shows what Temporal says it shows', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), instants, (zone, at) => {
      const local = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
      const { weekday, minute } = wallTime(zone, at.getTime());
      expect(weekday).toBe(local.dayOfWeek);
      expect(Math.floor(minute)).toBe(local.hour * 60 + local.minute);
    }),
    { numRuns: 2000 },
  );
});

test('law: two instants are in one week exactly when Temporal gives them one year and week', () => {
  const week = (zone: string, at: Date) => {
    const date = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();
    return `${date.yearOfWeek}-${date.weekOfYear}`;
  };
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      instants,
      fc.integer({ min: 0, max: 10 * 86_400_000 }),
      (zone, a, ms) => {
        const b = new Date(a.getTime() + ms);
        expect(weekOf(zone, a.getTime()) === weekOf(zone, b.getTime())).toBe(week(zone, a) === week(zone, b));
      },
    ),
    { numRuns: 2000 },
  );
});

test('the instant of a clock change belongs to what follows it', () => {
  const change = Date.parse('2026-10-25T01:00:00Z');
  expect(offsetSegment('Europe/Berlin', change)).toMatchObject({ from: change, offset: 3_600_000 });
  expect(offsetSegment('Europe/Berlin', change - 1)).toMatchObject({ until: change, offset: 7_200_000 });
});
