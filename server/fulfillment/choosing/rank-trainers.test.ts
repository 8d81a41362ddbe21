import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scoreParts } from '@/server/process/vocabulary/score-parts';
import { aCandidate, freeTimes } from '@/tests/support/school/candidate';
import { type Candidate, type Need, rankTrainers } from './rank-trainers';

const now = new Date('2026-11-23T09:00:00Z');
const need: Need = {
  studentId: 'student',
  skill: 'python',
  level: 'INTERMEDIATE',
  language: 'en',
  shape: { sessionCount: 4, sessionMinutes: 60, sessionsPerWeek: 2 },
  preferences: {
    zone: 'Europe/Berlin',
    startDate: '2026-12-01',
    preferredTimes: [
      { weekday: 2, minute: 1080 },
      { weekday: 4, minute: 1080 },
      { weekday: 5, minute: 1080 },
    ],
  },
  studentBusy: [],
};
const [trainer, times] = [aCandidate, freeTimes];
const rank = (...candidates: Candidate[]) => rankTrainers({ candidates, need, now });
const order = (...candidates: Candidate[]) => rank(...candidates).ranked.map(({ trainerId }) => trainerId);
const onlyOn = (...weekdays: number[]) => ({
  times: { ...times, availability: times.availability.filter(({ weekday }) => weekdays.includes(weekday)) },
});

test.each<[string, Partial<Candidate>, string[]]>([
  ['has left', { hasLeft: true }, ['left']],
  ['is paused', { isPaused: true }, ['paused']],
  ['does not teach the skill', { level: null }, ['skill']],
  ['teaches it at a lower level only', { level: 'BEGINNER' }, ['level']],
  ['does not speak the language', { languages: ['de'] }, ['language']],
  ['is at the cap', { activeStudents: 10 }, ['cap']],
  ['takes nobody at all', { maxStudents: 0 }, ['cap']],
  ['works at other times', onlyOn(6, 7), ['no-common-slot']],
  ['is paused and full', { isPaused: true, activeStudents: 12 }, ['paused', 'cap']],
])('a trainer who %s is ruled out, and the ledger says so', (_, overrides, codes) => {
  const { ranked, ruledOut } = rank(trainer('a', overrides));
  expect(ranked).toEqual([]);
  expect(ruledOut).toEqual([{ trainerId: 'a', trainerName: 'a', codes }]);
});

test('a trainer who teaches exactly the level, in one of several languages, is eligible', () => {
  expect(order(trainer('a', { level: 'INTERMEDIATE', languages: ['de', 'en'] }))).toEqual(['a']);
});

test('a trainer who can hold the first preferred times comes before one who needs a later one', () => {
  expect(order(trainer('later', onlyOn(4, 5)), trainer('first', onlyOn(2, 4)))).toEqual(['first', 'later']);
});

test('among equals, a trainer who has taught the student before comes first, and so does one with fewer students', () => {
  expect(order(trainer('a'), trainer('known', { isKnown: true }))).toEqual(['known', 'a']);
  expect(order(trainer('busy', { activeStudents: 6 }), trainer('free', { activeStudents: 2 }))).toEqual([
    'free',
    'busy',
  ]);
});

test('equals come in the order of their ids', () => {
  expect(order(trainer('b'), trainer('a'), trainer('c'))).toEqual(['a', 'b', 'c']);
});

test('the weights of the score add up to 1', () => {
  expect(Object.values(scoreParts).reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
});

const candidate = fc.record({
  trainerId: fc.uuid(),
  languages: fc.constantFrom<string[]>(['en'], ['en', 'de'], ['de']),
  level: fc.constantFrom('BEGINNER', 'INTERMEDIATE', 'ADVANCED', 'ADVANCED', 'ADVANCED', null),
  isPaused: fc.constantFrom(false, false, false, false, true),
  hasLeft: fc.constantFrom(false, false, false, false, true),
  maxStudents: fc.integer({ min: 0, max: 12 }),
  activeStudents: fc.integer({ min: 0, max: 6 }),
  isKnown: fc.boolean(),
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 4 }),
});
const candidates = fc
  .uniqueArray(candidate, { selector: ({ trainerId }) => trainerId, minLength: 3, maxLength: 12 })
  .map((list) =>
    list.map(({ weekdays, ...facts }) => trainer(facts.trainerId, { ...facts, ...onlyOn(...weekdays) })),
  );

test('law: the order of the input changes nothing', () => {
  const shuffled = candidates.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      expect(rank(...other)).toEqual(rank(...list));
    }),
    { numRuns: 100 },
  );
});

test('law: each candidate is ranked with a score from 0 to 1, or ruled out for a reason; never both', () => {
  let eligible = 0;
  fc.assert(
    fc.property(candidates, (list) => {
      const { ranked, ruledOut } = rank(...list);
      eligible += ranked.length;
      const all = [...ranked, ...ruledOut].map(({ trainerId }) => trainerId);
      expect(all.sort()).toEqual(list.map(({ trainerId }) => trainerId).sort());
      for (const { codes } of ruledOut) expect(codes.length).toBeGreaterThan(0);
      for (const { score, total } of ranked) {
        for (const part of [...Object.values(score), total]) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(1 + 1e-9);
        }
      }
      const totals = ranked.map(({ total }) => total);
      expect(totals).toEqual([...totals].sort((a, b) => b - a));
    }),
    { numRuns: 100 },
  );
  expect(eligible).toBeGreaterThan(30);
});

test('law: one more student never moves a trainer up', () => {
  fc.assert(
    fc.property(candidates, fc.nat(), (list, pick) => {
      const chosen = list[pick % Math.max(1, list.length)];
      if (!chosen) return;
      const place = (extra: number) =>
        order(
          ...list.map((c) => (c === chosen ? { ...c, activeStudents: c.activeStudents + extra } : c)),
        ).indexOf(chosen.trainerId);
      const [before, after] = [place(0), place(1)];
      if (before >= 0 && after >= 0) expect(after).toBeGreaterThanOrEqual(before);
      if (before < 0) expect(after).toBe(-1);
    }),
    { numRuns: 100 },
  );
});
