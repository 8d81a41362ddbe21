import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { canMoveByTrying } from '@/tests/support/school/booking-oracle';
import { freeTimes } from '@/tests/support/school/candidate';
import { overlaps, planning, planningNow, smallPlanning } from '@/tests/support/school/planning';
import type { Span } from '../calendar/trainer-calendar';
import { planMove } from './plan-move';
import { planSessions } from './plan-sessions';

const span = (startsAt: string, endsAt: string): Span => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});
const free = freeTimes;
const remaining = ['10-19', '10-21', '10-26', '10-28'].map((day, index) => ({
  ordinal: index + 3,
  ...span(`2026-${day}T18:00:00Z`, `2026-${day}T19:00:00Z`),
}));
const input = {
  remaining,
  staying: [],
  preferences: {
    zone: 'UTC',
    startDate: '2026-09-01',
    preferredTimes: [
      { weekday: 1, minute: 1080 },
      { weekday: 3, minute: 1080 },
    ],
  },
  shape: { sessionCount: 6, sessionMinutes: 60, sessionsPerWeek: 2 },
  trainer: free,
  studentBusy: [],
  now: planningNow,
};

const dayOf = (zone: string, at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
const mondayOf = (zone: string, at: Date) => {
  const day = Temporal.PlainDate.from(dayOf(zone, at));
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
};

test('a trainer who is free then keeps every session where it is', () => {
  const plan = planMove(input);
  expect(plan.ok && plan.moves.every(({ kept }) => kept)).toBe(true);
});

test('only the session that the new trainer cannot hold gets another time', () => {
  const busy = [span('2026-10-21T17:30:00Z', '2026-10-21T18:30:00Z')];
  const plan = planMove({ ...input, trainer: { ...free, busy } });
  expect(
    plan.ok && plan.moves.map(({ ordinal, kept, to }) => [ordinal, kept, to.startsAt.toISOString()]),
  ).toEqual([
    [3, true, '2026-10-19T18:00:00.000Z'],
    [4, false, '2026-11-02T18:00:00.000Z'],
    [5, true, '2026-10-26T18:00:00.000Z'],
    [6, true, '2026-10-28T18:00:00.000Z'],
  ]);
});

test('once a week stays once a week, and what was held this week counts', () => {
  const preferences = {
    ...input.preferences,
    preferredTimes: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, minute: 1080 })),
  };
  const shape = { ...input.shape, sessionsPerWeek: 1 };
  const weekly = remaining.filter(({ ordinal }) => ordinal % 2 === 1);
  const busy = weekly.map(({ startsAt, endsAt }) => ({ startsAt, endsAt }));
  const asked = { ...input, remaining: weekly, preferences, shape, trainer: { ...free, busy } };
  const days = (plan: ReturnType<typeof planMove>) =>
    plan.ok && plan.moves.map(({ to }) => to.startsAt.toISOString().slice(0, 10));
  expect(days(planMove(asked))).toEqual(['2026-10-20', '2026-10-27']);
  const staying = [{ startsAt: new Date('2026-10-19T08:00:00Z') }];
  expect(days(planMove({ ...asked, staying }))).toEqual(['2026-10-27', '2026-11-02']);
});

test('an overridden rule may be broken and is named, an overlap is never allowed', () => {
  const trainer = { ...free, timeOff: [span('2026-10-19T00:00:00Z', '2026-10-20T00:00:00Z')] };
  expect(planMove({ ...input, trainer })).toMatchObject({ ok: true, broken: [] });
  const plan = planMove({ ...input, trainer, ignore: new Set(['leave'] as const) });
  expect(plan).toMatchObject({ ok: true, broken: ['leave'] });
  expect(plan.ok && plan.moves[0]?.kept).toBe(true);
  const busy = [span('2026-10-01T00:00:00Z', '2027-10-20T00:00:00Z')];
  const all = new Set(['leave', 'hours', 'weekly-hours', 'notice'] as const);
  expect(planMove({ ...input, trainer: { ...free, busy }, ignore: all })).toMatchObject({ ok: false });
});

test('law: nobody is ever in two sessions at once, the pace is kept, and what keeps its time keeps it exactly', () => {
  let placed = 0;
  fc.assert(
    fc.property(planning, planning, (before, after) => {
      const booked = planSessions(before);
      if (!booked.ok) return;
      const asked = { ...before, trainer: after.trainer, remaining: booked.sessions, staying: [] };
      const plan = planMove(asked);
      if (!plan.ok) return;
      placed += 1;
      const sessions = plan.moves.map(({ to }) => to);
      const buffer = asked.trainer.bufferMinutes * 60_000;
      const { zone } = asked.preferences;
      for (const monday of new Set(sessions.map(({ startsAt }) => mondayOf(zone, startsAt)))) {
        const inWeek = plan.moves.filter(({ to }) => mondayOf(zone, to.startsAt) === monday);
        if (inWeek.every(({ kept }) => kept)) continue;
        expect(inWeek.length).toBeLessThanOrEqual(asked.shape.sessionsPerWeek);
        expect(new Set(inWeek.map(({ to }) => dayOf(zone, to.startsAt))).size).toBe(inWeek.length);
      }
      for (const [index, { from, to, kept }] of plan.moves.entries()) {
        expect(to.startsAt.getTime() === from.startsAt.getTime()).toBe(kept);
        expect(to.endsAt.getTime() - to.startsAt.getTime()).toBe(asked.shape.sessionMinutes * 60_000);
        expect(asked.trainer.busy.some((other) => overlaps(to, other, buffer))).toBe(false);
        expect(asked.studentBusy.some((other) => overlaps(to, other))).toBe(false);
        expect(sessions.slice(index + 1).some((other) => overlaps(to, other, buffer))).toBe(false);
      }
    }),
    { numRuns: 600 },
  );
  expect(placed).toBeGreaterThan(40);
});

test('a session that blocks two others moves too', () => {
  // Tuesday 0:00 keeps both Monday 23:30 and Tuesday 0:30 from being used, and the trainer is away from then on.
  const minutes = { sessionCount: 2, sessionMinutes: 45, sessionsPerWeek: 2 };
  const at = (start: string) => ({
    startsAt: new Date(start),
    endsAt: new Date(Date.parse(start) + 2_700_000),
  });
  const booked = [
    { ordinal: 1, ...at('2026-10-19T08:00:00Z') },
    { ordinal: 2, ...at('2026-10-20T00:00:00Z') },
  ];
  const plan = planMove({
    ...input,
    shape: minutes,
    remaining: booked,
    preferences: {
      ...input.preferences,
      preferredTimes: [
        { weekday: 1, minute: 1410 },
        { weekday: 2, minute: 30 },
      ],
    },
    trainer: {
      ...free,
      busy: [at('2026-10-19T08:00:00Z')],
      timeOff: [span('2026-10-20T02:00:00Z', '2027-10-20T00:00:00Z')],
    },
  });
  expect(plan.ok && plan.moves.map(({ to }) => to.startsAt.toISOString())).toEqual([
    '2026-10-19T23:30:00.000Z',
    '2026-10-20T00:30:00.000Z',
  ]);
});

test('law: a move that exhaustive search finds is never refused', () => {
  let [moved, refused] = [0, 0];
  fc.assert(
    fc.property(smallPlanning, planning, (before, after) => {
      const booked = planSessions(before);
      if (!booked.ok) return;
      const asked = { ...before, trainer: after.trainer };
      const isPossible = canMoveByTrying(asked, booked.sessions);
      if (isPossible) moved += 1;
      else refused += 1;
      expect(planMove({ ...asked, remaining: booked.sessions, staying: [] }).ok).toBe(isPossible);
    }),
    { numRuns: 200 },
  );
  expect(moved).toBeGreaterThan(10);
  expect(refused).toBeGreaterThan(5);
});
