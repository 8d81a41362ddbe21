import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Span } from '@/server/scheduling/calendar/trainer-calendar';
import type { PlanningInput } from '@/server/scheduling/planning/plan-sessions';

/** Generated schools of one trainer and one student, around the clock changes of autumn 2026. */

export const planningNow = new Date('2026-10-12T09:00:00Z');
const now = planningNow;

export const allWeek = (from: number, until: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: from * 60, endMinute: until * 60 }));

const zone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'UTC',
);
const minuteOfDay = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
const spans = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 * 96 }), fc.integer({ min: 1, max: 200 })).map(([start, length]) => ({
    startsAt: new Date(now.getTime() + start * 900_000),
    endsAt: new Date(now.getTime() + (start + length) * 900_000),
  })),
  { maxLength: 8 },
);
const windows = fc.array(
  fc
    .record({
      weekday: fc.integer({ min: 1, max: 7 }),
      start: minuteOfDay,
      length: fc.integer({ min: 2, max: 24 }),
    })
    .map(({ weekday, start, length }) => ({
      weekday,
      startMinute: start,
      endMinute: Math.min(1440, start + length * 60),
    })),
  { maxLength: 8 },
);
export const planning: fc.Arbitrary<PlanningInput> = fc.record({
  shape: fc.record({
    sessionCount: fc.integer({ min: 1, max: 12 }),
    sessionMinutes: fc.constantFrom(45, 60, 90, 480),
    sessionsPerWeek: fc.integer({ min: 1, max: 4 }),
  }),
  preferences: fc.record({
    zone,
    // Around the clock changes of Europe, America and Australia.
    startDate: fc
      .integer({ min: 0, max: 40 })
      .map((days) => Temporal.PlainDate.from('2026-09-28').add({ days }).toString()),
    // Often around midnight, where one day's session meets the next day's.
    preferredTimes: fc.array(
      fc.record({
        weekday: fc.integer({ min: 1, max: 7 }),
        minute: fc.oneof(minuteOfDay, fc.constantFrom(0, 15, 1380, 1410)),
      }),
      { minLength: 2, maxLength: 8 },
    ),
  }),
  trainer: fc.record({
    zone,
    availability: fc.oneof(windows, fc.constant(allWeek(0, 24)), fc.constant(allWeek(6, 22))),
    timeOff: spans,
    bufferMinutes: fc.constantFrom(0, 10, 60),
    maxWeeklyMinutes: fc.constantFrom(null, null, 180, 600),
    busy: spans,
  }),
  studentBusy: spans,
  now: fc.constant(now),
});

/** Small enough to try everything, and often around midnight, where sets exclude themselves. */
export const smallPlanning: fc.Arbitrary<PlanningInput> = fc
  .tuple(
    planning,
    fc.constantFrom([1, 1], [2, 1], [3, 1], [2, 2], [3, 2], [4, 2], [5, 2], [3, 3], [5, 3]),
    fc.constantFrom(45, 60, 90),
    fc.array(
      fc.record({
        weekday: fc.integer({ min: 1, max: 4 }),
        minute: fc.constantFrom(0, 15, 60, 600, 660, 1080, 1380, 1410, 1425),
      }),
      { minLength: 2, maxLength: 5 },
    ),
  )
  .map(([asked, [sessionCount = 1, sessionsPerWeek = 1], sessionMinutes, preferredTimes]) => ({
    ...asked,
    shape: { sessionCount, sessionMinutes, sessionsPerWeek },
    preferences: { ...asked.preferences, preferredTimes },
  }));

/** Whether two spans overlap, or come closer than the buffer. */
export const overlaps = (a: Span, b: Span, bufferMs = 0) =>
  a.startsAt.getTime() < b.endsAt.getTime() + bufferMs &&
  b.startsAt.getTime() < a.endsAt.getTime() + bufferMs;
