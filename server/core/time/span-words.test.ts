import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { daySpanWords, spanWords, timeWords } from './span-words';
import { clockAt, dateAt, isTwice, offsetAt } from './wall-clock';

const span = (start: string, minutes = 60) => ({
  startsAt: new Date(start),
  endsAt: new Date(Date.parse(start) + minutes * 60_000),
});

test('an ordinary hour has no more words than it needs', () => {
  expect(daySpanWords(span('2026-12-07T12:30Z'), 'Asia/Kathmandu')).toBe(
    'Monday 7 December 2026, 18:15–19:15',
  );
  expect(spanWords(span('2026-12-07T17:00Z'), 'Europe/Berlin', { to: ' to ' })).toBe('18:00 to 19:00');
});

test('over midnight the day of the end is named', () => {
  expect(daySpanWords(span('2026-12-07T23:30Z'), 'UTC')).toBe(
    'Monday 7 December 2026, 23:30 – 00:30 (Tuesday)',
  );
  expect(spanWords(span('2026-12-07T22:30Z'), 'Europe/Berlin', { to: ' to ' })).toBe(
    '23:30 to 00:30 (Tuesday)',
  );
});

test.each([
  ['Europe/Berlin', '2026-10-25T00:30Z', '02:30 (UTC+2) – 02:30 (UTC+1)'],
  ['Europe/Berlin', '2026-10-25T01:30Z', '02:30 (UTC+1) – 03:30 (UTC+1)'],
  ['Europe/Berlin', '2026-03-29T00:30Z', '01:30 (UTC+1) – 03:30 (UTC+2)'],
  ['America/New_York', '2026-11-01T05:30Z', '01:30 (UTC-4) – 01:30 (UTC-5)'],
  ['Australia/Lord_Howe', '2026-04-04T14:45Z', '01:45 (UTC+11) – 02:15 (UTC+10:30)'],
  ['Africa/Casablanca', '2026-02-15T01:30Z', '02:30 (UTC+1) – 02:30 (UTC)'],
  ['Asia/Kathmandu', '2026-10-25T00:30Z', '06:15–07:15'],
  // Apia skipped 30 December 2011: Thursday is followed by Saturday.
  ['Pacific/Apia', '2011-12-30T09:30Z', '23:30 (UTC-10) – 00:30 (Saturday, UTC+14)'],
])('%s at %s: %s', (zone, start, words) => {
  expect(spanWords(span(start), zone)).toBe(words);
});

test('a time that the clock shows twice is told apart, any other is plain', () => {
  const zone = 'America/New_York';
  expect(timeWords(new Date('2026-11-01T05:15Z'), zone)).toBe('01:15 (UTC-4)');
  expect(timeWords(new Date('2026-11-01T06:15Z'), zone)).toBe('01:15 (UTC-5)');
  expect(timeWords(new Date('2026-11-01T07:15Z'), zone)).toBe('02:15');
});

test('law: clock, date, offset and what is shown twice are as Temporal says', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'America/Havana',
  ];
  const changes = zones.flatMap((zone) => {
    const start = Temporal.Instant.from('2026-01-01T00:00Z').toZonedDateTimeISO(zone);
    const next = start.getTimeZoneTransition('next');
    return next ? [next.epochMilliseconds] : [];
  });
  const anInstant = fc.oneof(
    fc.integer({ min: Date.parse('2011-12-01'), max: Date.parse('2030-01-01') }),
    fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -180, max: 180 }))
      .map(([at, by]) => at + by * 60_000),
  );
  fc.assert(
    fc.property(fc.constantFrom(...zones), anInstant, (zone, ms) => {
      const at = new Date(Math.floor(ms / 60_000) * 60_000);
      const real = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
      expect(`${dateAt(at, zone)}T${clockAt(at, zone)}`).toBe(real.toPlainDateTime().toString().slice(0, 16));
      expect(offsetAt(at, zone)).toBe(real.offsetNanoseconds / 60e9);
      const wall = real.toPlainDateTime();
      const [earlier, later] = (['earlier', 'later'] as const).map(
        (disambiguation) => wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
      );
      expect(isTwice(at, zone)).toBe(earlier !== later);
    }),
    { numRuns: 1_000 },
  );
});
