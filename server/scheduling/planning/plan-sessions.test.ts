import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { allWeek, overlaps, planning, planningNow } from '@/tests/support/school/planning';
import { noticeHours, type Span } from '../calendar/trainer-calendar';
import { type PlanningInput, planSessions } from './plan-sessions';

const now = planningNow;
const free = {
  zone: 'UTC',
  availability: allWeek(0, 24),
  timeOff: [],
  bufferMinutes: 0,
  maxWeeklyMinutes: null,
  busy: [],
};
const evenings = (...weekdays: number[]) => weekdays.map((weekday) => ({ weekday, minute: 18 * 60 }));
const input = (overrides: Partial<PlanningInput> = {}): PlanningInput => ({
  shape: { sessionCount: 4, sessionMinutes: 60, sessionsPerWeek: 2 },
  preferences: { zone: 'Europe/Berlin', startDate: '2026-10-19', preferredTimes: evenings(1, 3) },
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

test('a series is held at the preferred wall times, the same before and after the clocks change', () => {
  expect(planned()).toEqual(['10-19 18:00', '10-21 18:00', '10-26 18:00', '10-28 18:00']);
});

test('when one time is taken in a week, its session is added at the end', () => {
  const trainer = { ...free, busy: [span('2026-10-21T16:30:00Z', '2026-10-21T17:30:00Z')] };
  expect(planned({ trainer })).toEqual(['10-19 18:00', '10-26 18:00', '10-28 18:00', '11-02 18:00']);
});

test('a week of time off moves the sessions after it', () => {
  const trainer = { ...free, timeOff: [span('2026-10-19T00:00:00Z', '2026-10-26T00:00:00Z')] };
  expect(planned({ trainer })).toEqual(['10-26 18:00', '10-28 18:00', '11-02 18:00', '11-04 18:00']);
});

test('a preferred time the trainer can hold more often is taken before an earlier one', () => {
  const preferences = { zone: 'Europe/Berlin', startDate: '2026-10-19', preferredTimes: evenings(1, 3, 2) };
  expect(planned({ preferences })).toContain('10-19 18:00');
  const busy = [span('2026-10-19T16:00:00Z', '2026-10-19T17:00:00Z')];
  expect(planned({ trainer: { ...free, busy }, preferences })).toEqual([
    '10-20 18:00',
    '10-21 18:00',
    '10-27 18:00',
    '10-28 18:00',
  ]);
});

test('two preferred times on one day count as one day', () => {
  const preferredTimes = [...evenings(1), { weekday: 1, minute: 600 }];
  expect(planned({ preferences: { zone: 'Europe/Berlin', startDate: '2026-10-19', preferredTimes } })).toBe(
    'no-common-slot',
  );
});

test('the buffer is kept around what is booked, and between the sessions of one series', () => {
  const busy = [span('2026-10-19T17:05:00Z', '2026-10-19T18:00:00Z')];
  expect(planned({ trainer: { ...free, busy, bufferMinutes: 5 } })).toContain('10-19 18:00');
  expect(planned({ trainer: { ...free, busy, bufferMinutes: 6 } })).not.toContain('10-19 18:00');
  // Monday 23:30 for an hour ends at 00:30 on Tuesday: a preferred time at 00:40 leaves ten minutes.
  const preferredTimes = [
    { weekday: 1, minute: 1410 },
    { weekday: 2, minute: 40 },
  ];
  const preferences = { zone: 'UTC', startDate: '2026-10-19', preferredTimes };
  expect(planned({ preferences, trainer: { ...free, bufferMinutes: 10 } })).toHaveLength(4);
  expect(planned({ preferences, trainer: { ...free, bufferMinutes: 11 } })).not.toContain('10-20 00:40');
});

test('no session starts within the notice', () => {
  const preferences = { zone: 'UTC', startDate: '2026-10-12', preferredTimes: evenings(1, 3) };
  expect(planned({ preferences })).not.toContain('10-12 18:00');
  expect(planned({ preferences, now: new Date('2026-10-12T06:00:00Z') })).toContain('10-12 18:00');
});

test('when too little is free within twice the nominal weeks, no session is planned', () => {
  const trainer = { ...free, timeOff: [span('2026-10-19T00:00:00Z', '2027-10-19T00:00:00Z')] };
  expect(planned({ trainer })).toBe('no-common-slot');
});

test('a trainer holds no more than the weekly minutes, other students’ included, by weeks of the trainer’s zone', () => {
  const busy = [span('2026-10-22T10:00:00Z', '2026-10-22T11:00:00Z')];
  const trainer = { ...free, busy, maxWeeklyMinutes: 120 };
  expect(planned({ trainer })).toEqual(['10-19 18:00', '10-26 18:00', '10-28 18:00', '11-02 18:00']);
  expect(planned({ trainer: { ...trainer, maxWeeklyMinutes: 59 } })).toBe('no-common-slot');
  // Monday 5:00 UTC is Sunday in Honolulu: in the trainer's week before that of Wednesday.
  const honolulu = { ...free, zone: 'Pacific/Honolulu', maxWeeklyMinutes: 60 };
  const preferredTimes = [
    { weekday: 1, minute: 300 },
    { weekday: 3, minute: 300 },
  ];
  expect(
    planned({ trainer: honolulu, preferences: { zone: 'UTC', startDate: '2026-10-19', preferredTimes } }),
  ).toEqual(['10-19 05:00', '10-21 05:00', '10-28 05:00', '11-04 05:00']);
});

test('an overridden rule no longer counts, an overlap always does', () => {
  const trainer = {
    ...free,
    availability: [],
    timeOff: [span('2026-10-19T00:00:00Z', '2027-10-19T00:00:00Z')],
    maxWeeklyMinutes: 0,
  };
  expect(planned({ trainer })).toBe('no-common-slot');
  const ignore = new Set(['hours', 'leave', 'weekly-hours'] as const);
  expect(planned({ trainer, ignore })).toHaveLength(4);
  const busy = [span('2026-10-01T00:00:00Z', '2027-10-19T00:00:00Z')];
  expect(planned({ trainer: { ...trainer, busy }, ignore })).toBe('no-common-slot');
});

// ── Laws ────────────────────────────────────────────────────────────────────────────────────────────────────────────

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
  law(({ shape, preferences }, { sessions, timeIndexes }) => {
    expect(sessions.map(({ ordinal }) => ordinal)).toEqual(
      Array.from({ length: shape.sessionCount }, (_, i) => i + 1),
    );
    for (const { startsAt, endsAt } of sessions) {
      expect(endsAt.getTime() - startsAt.getTime()).toBe(shape.sessionMinutes * 60_000);
    }
    const starts = sessions.map(({ startsAt }) => startsAt.getTime());
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    const days = timeIndexes.map((index) => preferences.preferredTimes[index]?.weekday);
    expect(new Set(days).size).toBe(shape.sessionsPerWeek);
  });
});

test('law: no overlaps, a break between the trainer’s sessions, no session in time off', () => {
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

test('law: no week of the trainer has more minutes than the limit', () => {
  const weekOf = (at: Date, zone: string) => {
    const day = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();
    return `${day.yearOfWeek} ${day.weekOfYear}`;
  };
  law(({ trainer }, { sessions }) => {
    const { zone, maxWeeklyMinutes } = trainer;
    if (maxWeeklyMinutes === null) return;
    for (const week of new Set(sessions.map(({ startsAt }) => weekOf(startsAt, zone)))) {
      const minutes = [...trainer.busy, ...sessions]
        .filter(({ startsAt }) => weekOf(startsAt, zone) === week)
        .reduce((sum, { startsAt, endsAt }) => sum + (endsAt.getTime() - startsAt.getTime()) / 60_000, 0);
      expect(minutes).toBeLessThanOrEqual(maxWeeklyMinutes);
    }
  });
});

test('law: the order of the input changes nothing', () => {
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
