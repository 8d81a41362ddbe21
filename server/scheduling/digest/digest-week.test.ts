import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestWeek } from './digest-week';

const hours = ({ from, until }: { from: Date; until: Date }) =>
  (until.getTime() - from.getTime()) / 3_600_000;

test.each([
  ['Monday at seven', '2026-12-07T06:00:00Z', 'Europe/Berlin', '2026-12-07'],
  ['Monday before seven', '2026-12-07T05:59:59Z', 'Europe/Berlin', null],
  ['Monday late in the evening', '2026-12-07T22:59:00Z', 'Europe/Berlin', '2026-12-07'],
  ['Tuesday', '2026-12-07T23:00:00Z', 'Europe/Berlin', null],
  ['still Sunday in New York', '2026-12-07T04:00:00Z', 'America/New_York', null],
  ['Monday already in Auckland', '2026-12-06T18:00:00Z', 'Pacific/Auckland', '2026-12-07'],
])('%s', (_, now, zone, monday) => {
  expect(digestWeek(new Date(now), zone)?.monday ?? null).toBe(monday);
});

test('a week in which the clocks change is an hour shorter or longer', () => {
  const inBerlin = (now: string) => digestWeek(new Date(now), 'Europe/Berlin');
  expect(hours(inBerlin('2027-03-22T06:00:00Z') ?? { from: new Date(0), until: new Date(0) })).toBe(167);
  expect(hours(inBerlin('2026-10-19T05:00:00Z') ?? { from: new Date(0), until: new Date(0) })).toBe(169);
});

test('whatever the zone and the clocks do, each week has one Monday, and weeks follow each other without a gap', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Kolkata',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 0, max: 59 }),
      (zone, week, minute) => {
        const start = Date.UTC(2026, 0, 5, 0, minute) + week * 7 * 86_400_000;
        const seen = Array.from({ length: 14 * 24 }, (_, hour) =>
          digestWeek(new Date(start + hour * 3_600_000), zone),
        ).flatMap((found) => found ?? []);
        const weeks = [...new Map(seen.map((found) => [found.monday, found])).values()];
        expect(weeks.length).toBeGreaterThanOrEqual(2);
        for (const [index, next] of weeks.slice(1).entries()) expect(next.from).toEqual(weeks[index]?.until);
      },
    ),
    { numRuns: 60 },
  );
});
