import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { noticeHours, type PlanningInput, planSessions, type Span } from './plan-sessions';

const now = new Date('2026-10-12T09:00:00Z');
const allWeek = (from: number, until: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: from * 60, endMinute: until * 60 }));
const free = { zone: 'UTC', availability: allWeek(0, 24), timeOff: [], bufferMinutes: 0, busy: [] };
const evenings = (...weekdays: number[]) => weekdays.map((weekday) => ({ weekday, minute: 18 * 60 }));
const input = (overrides: Partial<PlanningInput> = {}): PlanningInput => ({
  shape: { sessionCount: 4, sessionMinutes: 60, sessionsPerWeek: 2 },
  preferences: { zone: 'Europe/Berlin', startDate: '2026-10-19', wishes: evenings(1, 3) },
  trainer: free,
  studentBusy: [],
  now,
  ...overrides,
});
const span = (startsAt: string, endsAt: string): Span => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});
/** The wall times of a plan in the student's zone, e.g. "10-19 18:00", or why there is none. */
function planned(overrides: Partial<PlanningInput> = {}): string[] | string {
  const asked = input(overrides);
  const plan = planSessions(asked);
  if (!plan.ok) return plan.reason.code;
  return plan.sessions.map(({ startsAt }) =>
    startsAt.toLocaleString('sv-SE', { timeZone: asked.preferences.zone }).slice(5, 16),
  );
}

test('a series is held at the wished wall times, the same before and after the clocks change', () => {
  expect(planned()).toEqual(['10-19 18:00', '10-21 18:00', '10-26 18:00', '10-28 18:00']);
});

test('a week in which one time is taken is skipped for it and made up for at the end', () => {
  const trainer = { ...free, busy: [span('2026-10-21T16:30:00Z', '2026-10-21T17:30:00Z')] };
  expect(planned({ trainer })).toEqual(['10-19 18:00', '10-26 18:00', '10-28 18:00', '11-02 18:00']);
});

test('time off of a whole week moves the series behind it', () => {
  const trainer = { ...free, timeOff: [span('2026-10-19T00:00:00Z', '2026-10-26T00:00:00Z')] };
  expect(planned({ trainer })).toEqual(['10-26 18:00', '10-28 18:00', '11-02 18:00', '11-04 18:00']);
});

test('a wish the trainer can hold more often is taken before an earlier one', () => {
  const preferences = { zone: 'Europe/Berlin', startDate: '2026-10-19', wishes: evenings(1, 3, 2) };
  expect(planned({ preferences })).toContain('10-19 18:00');
  const busy = [span('2026-10-19T16:00:00Z', '2026-10-19T17:00:00Z')];
  expect(planned({ trainer: { ...free, busy }, preferences })).toEqual([
    '10-20 18:00',
    '10-21 18:00',
    '10-27 18:00',
    '10-28 18:00',
  ]);
});

test('two wishes on one day count as one day', () => {
  const wishes = [...evenings(1), { weekday: 1, minute: 600 }];
  expect(planned({ preferences: { zone: 'Europe/Berlin', startDate: '2026-10-19', wishes } })).toBe(
    'no-common-slot',
  );
});

test('the buffer is kept around what is booked, and between the sessions of one series', () => {
  const busy = [span('2026-10-19T17:05:00Z', '2026-10-19T18:00:00Z')];
  expect(planned({ trainer: { ...free, busy, bufferMinutes: 5 } })).toContain('10-19 18:00');
  expect(planned({ trainer: { ...free, busy, bufferMinutes: 6 } })).not.toContain('10-19 18:00');
  // Monday 23:30 for an hour ends at 00:30 on Tuesday: a wish at 00:40 leaves ten minutes.
  const wishes = [
    { weekday: 1, minute: 1410 },
    { weekday: 2, minute: 40 },
  ];
  const preferences = { zone: 'UTC', startDate: '2026-10-19', wishes };
  expect(planned({ preferences, trainer: { ...free, bufferMinutes: 10 } })).toHaveLength(4);
  expect(planned({ preferences, trainer: { ...free, bufferMinutes: 11 } })).not.toContain('10-20 00:40');
});

test('nobody is given a session within the notice', () => {
  const preferences = { zone: 'UTC', startDate: '2026-10-12', wishes: evenings(1, 3) };
  expect(planned({ preferences })).not.toContain('10-12 18:00');
  expect(planned({ preferences, now: new Date('2026-10-12T06:00:00Z') })).toContain('10-12 18:00');
});

test('when too little is free within twice the weeks, there is no series at all', () => {
  const trainer = { ...free, timeOff: [span('2026-10-19T00:00:00Z', '2027-10-19T00:00:00Z')] };
  expect(planned({ trainer })).toBe('no-common-slot');
});

// ── Laws ────────────────────────────────────────────────────────────────────────────────────────────────────────────

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
const planning: fc.Arbitrary<PlanningInput> = fc.record({
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
    wishes: fc.array(
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
    busy: spans,
  }),
  studentBusy: spans,
  now: fc.constant(now),
});

const overlaps = (a: Span, b: Span, bufferMs = 0) =>
  a.startsAt.getTime() < b.endsAt.getTime() + bufferMs &&
  b.startsAt.getTime() < a.endsAt.getTime() + bufferMs;

/** Checks a law on many plans; most laws say nothing about an input that cannot be placed, so some must be placeable. */
function law(
  check: (asked: PlanningInput, plan: Extract<ReturnType<typeof planSessions>, { ok: true }>) => void,
) {
  let placed = 0;
  fc.assert(
    fc.property(planning, (asked) => {
      const plan = planSessions(asked);
      if (!plan.ok) return;
      placed += 1;
      check(asked, plan);
    }),
    { numRuns: 400 },
  );
  expect(placed).toBeGreaterThan(40);
}

test('law: n sessions of m minutes, in order, at most k weekly times on different days', () => {
  law(({ shape, preferences }, { sessions, wishIndexes }) => {
    expect(sessions.map(({ ordinal }) => ordinal)).toEqual(
      Array.from({ length: shape.sessionCount }, (_, i) => i + 1),
    );
    for (const { startsAt, endsAt } of sessions) {
      expect(endsAt.getTime() - startsAt.getTime()).toBe(shape.sessionMinutes * 60_000);
    }
    const starts = sessions.map(({ startsAt }) => startsAt.getTime());
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    const days = wishIndexes.map((index) => preferences.wishes[index]?.weekday);
    expect(new Set(days).size).toBe(shape.sessionsPerWeek);
  });
});

test('law: no overlap for anyone ever, the trainer rests between sessions, time off is not touched', () => {
  law(({ trainer, studentBusy }, { sessions }) => {
    const buffer = trainer.bufferMinutes * 60_000;
    for (const [index, session] of sessions.entries()) {
      expect(trainer.busy.some((span) => overlaps(session, span, buffer))).toBe(false);
      expect(sessions.slice(index + 1).some((other) => overlaps(session, other, buffer))).toBe(false);
      expect(studentBusy.some((span) => overlaps(session, span))).toBe(false);
      expect(trainer.timeOff.some((span) => overlaps(session, span))).toBe(false);
    }
  });
});

test('law: nothing outside availability, nothing within the notice, nothing before the start date', () => {
  law(({ trainer, preferences }, { sessions }) => {
    for (const { startsAt, endsAt } of sessions) {
      expect(startsAt.getTime()).toBeGreaterThanOrEqual(now.getTime() + noticeHours * 3_600_000);
      const day = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(
        preferences.zone,
      );
      expect(Temporal.PlainDate.compare(day.toPlainDate(), preferences.startDate)).toBeGreaterThanOrEqual(0);
      for (let ms = startsAt.getTime(); ms < endsAt.getTime(); ms += 900_000) {
        const wall = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(trainer.zone);
        const minute = wall.hour * 60 + wall.minute;
        const isOpen = trainer.availability.some(
          (w) => w.weekday === wall.dayOfWeek && w.startMinute <= minute && minute < w.endMinute,
        );
        expect(isOpen).toBe(true);
      }
    }
  });
});

test('law: the order in which facts are listed changes nothing', () => {
  law((asked, plan) => {
    const { trainer, studentBusy } = asked;
    const reversed = {
      ...trainer,
      availability: trainer.availability.toReversed(),
      timeOff: trainer.timeOff.toReversed(),
      busy: trainer.busy.toReversed(),
    };
    expect(planSessions({ ...asked, trainer: reversed, studentBusy: studentBusy.toReversed() })).toEqual(
      plan,
    );
  });
});
