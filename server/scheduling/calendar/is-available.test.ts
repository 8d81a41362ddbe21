import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { isAvailable, type WeeklyWindow } from './is-available';

const at = (text: string) => Temporal.ZonedDateTime.from(text).epochMilliseconds;
const berlin = 'Europe/Berlin';
const window = (weekday: number, from: number, until: number): WeeklyWindow => ({
  weekday,
  startMinute: from * 60,
  endMinute: until * 60,
});
const isFree = (windows: WeeklyWindow[], from: string, until: string, zone = berlin) =>
  isAvailable(windows, zone, at(`${from}[${zone}]`), at(`${until}[${zone}]`));

test('a session fits from the first to the last minute of a window, and not a minute more', () => {
  const monday = [window(1, 9, 12)];
  expect(isFree(monday, '2026-11-23T09:00', '2026-11-23T12:00')).toBe(true);
  expect(isFree(monday, '2026-11-23T08:59', '2026-11-23T10:00')).toBe(false);
  expect(isFree(monday, '2026-11-23T11:30', '2026-11-23T12:01')).toBe(false);
  expect(isFree(monday, '2026-11-24T09:00', '2026-11-24T10:00')).toBe(false);
});

test('adjacent windows count as one, also over midnight', () => {
  const late = [window(1, 20, 22), window(1, 22, 24), window(2, 0, 1)];
  expect(isFree(late, '2026-11-23T21:30', '2026-11-23T22:30')).toBe(true);
  expect(isFree(late, '2026-11-23T23:30', '2026-11-24T00:30')).toBe(true);
  expect(isFree(late, '2026-11-23T23:30', '2026-11-24T01:30')).toBe(false);
});

test('when clocks go back, the hour that comes twice has to be in a window both times', () => {
  // 02:45 to 02:15 half an hour later: the minutes after 02:50 and those before 02:15 are both lived through.
  const from = at('2026-10-25T02:45+02:00[Europe/Berlin]');
  const until = at('2026-10-25T02:15+01:00[Europe/Berlin]');
  expect(until - from).toBe(30 * 60_000);
  expect(isAvailable([{ weekday: 7, startMinute: 120, endMinute: 180 }], berlin, from, until)).toBe(true);
  expect(isAvailable([{ weekday: 7, startMinute: 120, endMinute: 170 }], berlin, from, until)).toBe(false);
});

/** The same question, one minute after the other. */
function isFreeEachMinute(windows: WeeklyWindow[], zone: string, startsAt: number, endsAt: number): boolean {
  for (let ms = startsAt; ms < endsAt; ms += 60_000) {
    const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
    const minute = local.hour * 60 + local.minute;
    const isCovered = windows.some(
      (w) => w.weekday === local.dayOfWeek && w.startMinute <= minute && minute < w.endMinute,
    );
    if (!isCovered) return false;
  }
  return true;
}

const windows = fc.array(
  fc
    .tuple(fc.constantFrom(6, 7, 1), fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 96 }))
    .map(([weekday, start, length]) => ({
      weekday,
      startMinute: start * 15,
      endMinute: Math.min(1440, (start + length) * 15),
    })),
  { maxLength: 5 },
);
// Around the nights in which the clocks of these zones change, and one in which none does.
const nights = {
  'Europe/Berlin': ['2026-03-29', '2026-10-25'],
  'America/New_York': ['2026-03-08', '2026-11-01'],
  'Australia/Lord_Howe': ['2026-04-05', '2026-10-04'],
  'Asia/Kolkata': ['2026-06-07'],
} as const;
const cases = fc
  .constantFrom(...Object.entries(nights).flatMap(([zone, days]) => days.map((day) => ({ zone, day }))))
  .chain(({ zone, day }) =>
    fc.record({
      zone: fc.constant(zone),
      startsAt: fc
        .integer({ min: -180, max: 420 })
        .map((minutes) => at(`${day}T00:00[${zone}]`) + minutes * 60_000),
      minutes: fc.integer({ min: 15, max: 240 }),
      windows,
    }),
  );

test('law: available means that the clock shows a minute of a window in every minute of the session', () => {
  let available = 0;
  fc.assert(
    fc.property(cases, ({ zone, startsAt, minutes, windows }) => {
      const endsAt = startsAt + minutes * 60_000;
      const expected = isFreeEachMinute(windows, zone, startsAt, endsAt);
      if (expected) available += 1;
      expect(isAvailable(windows, zone, startsAt, endsAt)).toBe(expected);
    }),
    { numRuns: 1500 },
  );
  expect(available).toBeGreaterThan(50);
});
