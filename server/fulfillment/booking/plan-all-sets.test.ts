import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandPreferredTimes, horizonWeeks } from '@/server/scheduling/planning/expand-preferred-times';
import { type PlanningInput, planSessions } from '@/server/scheduling/planning/plan-sessions';
import { timeSets } from '@/server/scheduling/planning/time-sets';
import { preferencesSchema } from '@/server/scheduling/preferences/preferences';
import { bookByTrying } from '@/tests/support/school/booking-oracle';
import { freeTimes } from '@/tests/support/school/candidate';
import { planningNow, smallPlanning } from '@/tests/support/school/planning';

const at = (weekday: number, hour: number, minute = 0) => ({ weekday, minute: hour * 60 + minute });
const input = (overrides: Partial<PlanningInput>): PlanningInput => ({
  shape: { sessionCount: 4, sessionMinutes: 60, sessionsPerWeek: 2 },
  preferences: { zone: 'UTC', startDate: '2026-10-19', preferredTimes: [at(1, 18), at(3, 18)] },
  trainer: freeTimes,
  studentBusy: [],
  now: planningNow,
  ...overrides,
});
const prefer = (...preferredTimes: { weekday: number; minute: number }[]) => ({
  preferences: { zone: 'UTC', startDate: '2026-10-19', preferredTimes },
});
function planned(overrides: Partial<PlanningInput>) {
  const plan = planSessions(input(overrides));
  if (!plan.ok) return plan.reason.message;
  return {
    days: plan.sessions.map(({ startsAt }) => startsAt.toISOString().slice(5, 16)),
    preferredTimes: plan.timeIndexes,
    weeks: plan.weeks,
  };
}

test('two times that exclude each other: the next set of times keeps the pace', () => {
  const shape = { sessionCount: 8, sessionMinutes: 60, sessionsPerWeek: 2 };
  const plan = planned({ shape, ...prefer(at(1, 23, 30), at(2, 0), at(4, 10)) });
  expect(plan).toMatchObject({ preferredTimes: [0, 2], weeks: 4 });
});

test('two times that exclude each other, and nothing else: the series is held at one of them', () => {
  const shape = { sessionCount: 4, sessionMinutes: 45, sessionsPerWeek: 2 };
  expect(planned({ shape, ...prefer(at(5, 23, 45), at(6, 0)) })).toMatchObject({
    days: ['10-23T23:45', '10-30T23:45', '11-06T23:45', '11-13T23:45'],
    weeks: 4,
  });
});

test('three times around two midnights, three a week: the set without neighbors is found', () => {
  const shape = { sessionCount: 9, sessionMinutes: 45, sessionsPerWeek: 3 };
  const preferredTimes = [at(5, 23, 45), at(6, 0), at(1, 23, 45), at(2, 0), at(3, 12)];
  expect(planned({ shape, ...prefer(...preferredTimes) })).toMatchObject({
    preferredTimes: [0, 2, 4],
    weeks: 3,
  });
});

test('the trainer’s rest between two sessions rules out a set, not the series', () => {
  const trainer = { ...freeTimes, bufferMinutes: 60 };
  const preferredTimes = [at(1, 22, 30), at(2, 0), at(4, 10)];
  expect(planned({ trainer, ...prefer(...preferredTimes) })).toMatchObject({
    preferredTimes: [0, 2],
    weeks: 2,
  });
});

test('a weekly limit that one set exceeds in the trainer’s weeks leaves the others', () => {
  // In Honolulu, Monday 5:00 UTC is still Sunday, in the week of Thursday and Friday before.
  const trainer = { ...freeTimes, zone: 'Pacific/Honolulu', maxWeeklyMinutes: 60 };
  const shape = { sessionCount: 2, sessionMinutes: 60, sessionsPerWeek: 2 };
  const preferences = {
    zone: 'UTC',
    startDate: '2026-10-21',
    preferredTimes: [at(4, 20), at(1, 5), at(2, 20)],
  };
  expect(planned({ trainer, shape, preferences })).toMatchObject({ preferredTimes: [0, 2], weeks: 1 });
});

test('of sets that keep the pace alike the student’s earlier times win, whichever day comes first', () => {
  expect(planned(prefer(at(5, 18), at(4, 18), at(1, 18)))).toMatchObject({
    preferredTimes: [0, 1],
    weeks: 2,
  });
});

test('the last week of the horizon is the last that can be used, for any plan', () => {
  for (const sessionCount of [1, 4, 5, 12]) {
    const shape = { sessionCount, sessionMinutes: 60, sessionsPerWeek: 1 };
    const { preferences } = prefer(at(1, 18), at(3, 18));
    const lastDay = Date.parse('2026-10-19') + (7 * 2 * sessionCount - 1) * 86_400_000;
    expect(horizonWeeks(shape)).toBe(2 * sessionCount);
    const starts = expandPreferredTimes(preferences, shape).map(({ startsAt }) => startsAt);
    expect(Math.max(...starts)).toBeLessThan(lastDay + 86_400_000);
    // Away until so many weeks are left as the plan needs: possible. One more week of leave: not.
    const away = (weeks: number) => {
      const endsAt = new Date(Date.parse('2026-10-19') + weeks * 7 * 86_400_000);
      return { ...freeTimes, timeOff: [{ startsAt: planningNow, endsAt }] };
    };
    expect(planned({ shape, preferences, trainer: away(sessionCount) })).toMatchObject({
      weeks: 2 * sessionCount,
    });
    expect(planned({ shape, preferences, trainer: away(sessionCount + 1) })).toEqual(expect.any(String));
  }
});

test('a start date in the past offers no date in the past, even with every rule overridden', () => {
  const ignore = new Set(['notice', 'hours', 'leave', 'weekly-hours'] as const);
  const preferences = {
    zone: 'UTC',
    startDate: '2026-09-28',
    preferredTimes: [at(1, 8), at(1, 10), at(3, 18)],
  };
  const plan = planSessions(input({ ignore, preferences }));
  expect(plan.ok && plan.sessions[0]?.startsAt.toISOString()).toBe('2026-10-12T10:00:00.000Z');
});

test('no choice that checkout takes has more sets than are searched', () => {
  const mostOf = (perWeek: number) => {
    const preferredTimes = Array.from({ length: 14 }, (_, index) =>
      at(1 + (index % 7), 8 + Math.floor(index / 7)),
    );
    return [...timeSets(preferredTimes, perWeek)].length;
  };
  expect(Math.max(...[1, 2, 3, 4, 5, 6, 7].map(mostOf))).toBe(672);
  const preferredTimes = Array.from({ length: 15 }, (_, index) => at(1 + (index % 7), index));
  expect(preferencesSchema.safeParse({ zone: 'UTC', startDate: '2026-10-19', preferredTimes }).success).toBe(
    false,
  );
});

test('law: what trying everything can book, the planner books, at the same times', () => {
  let [booked, refused] = [0, 0];
  fc.assert(
    fc.property(smallPlanning, (asked) => {
      const oracle = bookByTrying(asked);
      const plan = planSessions(asked);
      expect(plan.ok ? { set: plan.timeIndexes, weeks: plan.weeks } : null).toEqual(
        oracle && { set: oracle.set, weeks: oracle.weeks },
      );
      if (plan.ok) expect(plan.sessions.map(({ startsAt }) => startsAt.getTime())).toEqual(oracle?.starts);
      if (oracle) booked += 1;
      else refused += 1;
    }),
    { numRuns: 500 },
  );
  expect(booked).toBeGreaterThan(80);
  expect(refused).toBeGreaterThan(20);
});
