import { expect, test } from 'vitest';
import { aCandidate, freeTimes } from '@/tests/support/school/candidate';
import type { Need } from '../choosing/rank-trainers';
import { rankReplacements } from './rank-replacements';

const now = new Date('2026-11-23T09:00:00Z');
const session = (ordinal: number, day: string) => ({
  ordinal,
  startsAt: new Date(`2026-${day}T18:00:00Z`),
  endsAt: new Date(`2026-${day}T19:00:00Z`),
});
const remaining = [session(1, '12-01'), session(2, '12-03'), session(3, '12-08')];
const need: Need = {
  studentId: 'student',
  skill: 'python',
  level: 'BEGINNER',
  language: 'en',
  shape: { sessionCount: 3, sessionMinutes: 60, sessionsPerWeek: 2 },
  preferences: {
    zone: 'UTC',
    startDate: '2026-12-01',
    preferredTimes: [
      { weekday: 2, minute: 1080 },
      { weekday: 4, minute: 1080 },
    ],
  },
  studentBusy: [],
};
const trainer = (trainerId: string, busy: { startsAt: Date; endsAt: Date }[]) =>
  aCandidate(trainerId, { times: { ...freeTimes, busy } });

test('the trainer who keeps more of the times comes first, and each begins with the first session', () => {
  const candidates = [trainer('a-taken-on-the-first', remaining.slice(0, 1)), trainer('b-free', [])];
  const { ranked } = rankReplacements({ candidates, need, remaining, staying: [], now });
  expect(
    ranked.map(({ trainerId, kept, retimed, firstStartsAt }) => [trainerId, kept, retimed, firstStartsAt]),
  ).toEqual([
    ['b-free', 3, 0, remaining[0]?.startsAt],
    // Session 1 goes to the end of the series, so session 2 is the next.
    ['a-taken-on-the-first', 2, 1, remaining[1]?.startsAt],
  ]);
});

test('a trainer who is ruled out has the reason, and the rules to override', () => {
  const paused = { ...trainer('paused', []), isPaused: true };
  const { ruledOut } = rankReplacements({ candidates: [paused], need, remaining, staying: [], now });
  expect(ruledOut).toMatchObject([{ trainerId: 'paused', codes: ['paused'], needs: ['paused'] }]);
});
