import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCandidate, freeTimes } from '@/tests/support/school/candidate';
import { type Candidate, type Need, rankTrainers } from '../choosing/rank-trainers';
import { applyChange } from './apply-change';
import { describeUnblock } from './describe-unblock';
import { triedPerRule } from './near-misses';
import { smallestUnblock } from './smallest-unblock';
import { costOf } from './unblocking-change';

const now = new Date('2026-11-23T09:00:00Z');
const window = (weekday: number, from: number, until: number) => ({
  weekday,
  startMinute: from * 60,
  endMinute: until * 60,
});
const times = { ...freeTimes, zone: 'Europe/Berlin' };
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
    ],
  },
  studentBusy: [],
};
const trainer = (trainerId: string, facts: Partial<Candidate> = {}): Candidate =>
  aCandidate(trainerId, { trainerName: 'Ishita Rao', times, ...facts });
const unblock = (...candidates: Candidate[]) => smallestUnblock({ candidates, need, now });
const words = (...candidates: Candidate[]) => unblock(...candidates).map(describeUnblock);
const span = (startsAt: string, endsAt: string) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
});

test.each<[string, Partial<Candidate>, string]>([
  ['full', { activeStudents: 10 }, 'Raise Ishita Rao’s cap from 10 to 11 students.'],
  ['above the cap already', { activeStudents: 12 }, 'Raise Ishita Rao’s cap from 10 to 13 students.'],
  ['paused', { isPaused: true }, 'Let Ishita Rao take new students again.'],
  ['without the skill', { level: null }, 'Add python to what Ishita Rao teaches, at the level intermediate.'],
  [
    'below the level',
    { level: 'BEGINNER' },
    'Raise Ishita Rao’s level in python from beginner to intermediate.',
  ],
  [
    'at the weekly limit',
    { times: { ...times, maxWeeklyMinutes: 30 } },
    'Raise Ishita Rao’s weekly limit from 0.5 h to 1 h.',
  ],
  [
    'on leave for longer than the series can wait',
    { times: { ...times, timeOff: [span('2026-11-28T00:00:00Z', '2026-12-31T23:00:00Z')] } },
    'End Ishita Rao’s time off after 30 November 2026 instead of 31 December 2026.',
  ],
  [
    'on leave from the first session on',
    { times: { ...times, timeOff: [span('2026-12-01T00:00:00Z', '2026-12-31T23:00:00Z')] } },
    'Take back Ishita Rao’s time off from 1 December 2026 to 31 December 2026.',
  ],
  [
    'there until half an hour before the end on one day',
    { times: { ...times, availability: [window(2, 9, 20), window(4, 9, 18.5)] } },
    'Let Ishita Rao work until 19:00 instead of 18:30 on Thursdays (Europe/Berlin).',
  ],
  [
    'there from half an hour after the beginning on both days',
    { times: { ...times, availability: [window(2, 18.5, 22), window(3, 18.5, 22), window(4, 18.5, 22)] } },
    'Let Ishita Rao work from 18:00 instead of 18:30 on Tuesdays and from 18:00 instead of 18:30 on Thursdays (Europe/Berlin).',
  ],
])('a trainer who is %s: the change that helps, in words', (_, overrides, sentence) => {
  expect(words(trainer('a', overrides))).toContain(sentence);
});

test('of two times off, the one without which other times of the student would do is enough', () => {
  const preferredTimes = [
    { weekday: 2, minute: 1080 },
    { weekday: 4, minute: 1080 },
    { weekday: 5, minute: 600 },
    { weekday: 6, minute: 600 },
  ];
  const choosy = { ...need, preferences: { ...need.preferences, preferredTimes } };
  // The first two times clash with both, the last two with the second only.
  const timeOff = [
    ...[1, 8, 15, 22].map((day) =>
      span(
        `2026-12-${`${day}`.padStart(2, '0')}T12:00:00Z`,
        `2026-12-${`${day}`.padStart(2, '0')}T22:00:00Z`,
      ),
    ),
    span('2026-12-03T00:00:00Z', '2026-12-31T23:00:00Z'),
  ];
  const changes = smallestUnblock({
    candidates: [trainer('a', { times: { ...times, timeOff } })],
    need: choosy,
    now,
  });
  const leave = changes.find(({ kind }) => kind === 'leave');
  expect(leave).toMatchObject({ kind: 'leave', from: timeOff[4] });
});

test('another hour of the student helps where the trainer is there later', () => {
  const availability = [window(2, 19, 22), window(4, 18, 22)];
  expect(words(trainer('a', { times: { ...times, availability } }))).toEqual([
    'Let Ishita Rao work from 18:00 instead of 19:00 on Tuesdays (Europe/Berlin).',
    'Ask the student to move Tuesday 18:00 to Tuesday 19:00 (Europe/Berlin): Ishita Rao could hold it.',
    'Ask the student to move Tuesday 18:00 to Tuesday 19:30 (Europe/Berlin): Ishita Rao could hold it.',
    'Ask the student to move Tuesday 18:00 to Tuesday 20:00 (Europe/Berlin): Ishita Rao could hold it.',
  ]);
});

test('no change asks a trainer to learn a language, and a trainer who left or misses two rules is no option', () => {
  expect(unblock(trainer('a', { languages: ['de'] }))).toEqual([]);
  expect(unblock(trainer('a', { hasLeft: true }))).toEqual([]);
  expect(unblock(trainer('a', { isPaused: true, activeStudents: 10 }))).toEqual([]);
});

test('where somebody fits as it is, nothing needs to change', () => {
  expect(unblock(trainer('full', { activeStudents: 10 }), trainer('free'))).toEqual([]);
});

test('the smallest change comes first, and no kind crowds out the others', () => {
  const full = ['a', 'b', 'c', 'd', 'e'].map((id) => trainer(id, { activeStudents: 10 }));
  const changes = unblock(...full, trainer('f', { isPaused: true }), trainer('g', { level: null }));
  expect(changes.map(({ kind }) => kind)).toEqual(['cap', 'cap', 'cap', 'paused', 'skill']);
  expect(changes[0]).toMatchObject({ trainerId: 'a', firstStartsAt: new Date('2026-12-01T17:00:00Z') });
});

test('thousands of near misses are not all planned', () => {
  let planned = 0;
  const counted = {
    ...times,
    get availability() {
      planned += 1;
      return times.availability;
    },
  };
  const many = Array.from({ length: 3_000 }, (_, index) =>
    trainer(String(index), { activeStudents: 10, times: counted }),
  );
  expect(unblock(...many)).toHaveLength(3);
  expect(planned).toBeLessThan(triedPerRule * 10);
});

// ── Laws ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const hour = 3_600_000;
const spans = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 60 * 24 }), fc.integer({ min: 1, max: 100 })).map(([start, length]) => ({
    startsAt: new Date(now.getTime() + start * hour),
    endsAt: new Date(now.getTime() + (start + length) * hour),
  })),
  { maxLength: 3 },
);
/** What stands in the way of a trainer: mostly one thing, so that one change can help. */
const obstacle: fc.Arbitrary<Partial<Candidate>> = fc.oneof(
  fc.integer({ min: 0, max: 4 }).map((over) => ({ maxStudents: 2, activeStudents: 2 + over })),
  fc.constantFrom<Partial<Candidate>>({ isPaused: true }, { level: null }, { level: 'BEGINNER' }),
  fc.constantFrom<Partial<Candidate>>({ languages: ['de'] }, { hasLeft: true }),
  fc.constantFrom(30, 45).map((maxWeeklyMinutes) => ({ times: { ...times, maxWeeklyMinutes } })),
  fc
    .integer({ min: 0, max: 12 })
    .map((day) => day * 24 * hour + now.getTime())
    .map((start) => ({
      times: { ...times, timeOff: [{ startsAt: new Date(start), endsAt: new Date(start + 60 * 24 * hour) }] },
    })),
  fc.constantFrom(18.25, 18.5, 19, 20).map((from) => ({
    times: { ...times, availability: [window(2, from, 24), window(3, 17, 24), window(4, 9, 24)] },
  })),
);
const candidate: fc.Arbitrary<Candidate> = fc
  .record({
    trainerId: fc.uuid(),
    obstacle,
    second: fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: obstacle }),
    busy: spans,
    zone: fc.constantFrom('Europe/Berlin', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'),
    bufferMinutes: fc.constantFrom(0, 15),
  })
  .map(({ trainerId, obstacle: first, second, ...calendar }) => {
    const blockedBy = trainer(trainerId, { ...first, ...second });
    return { ...blockedBy, times: blockedBy.times && { ...blockedBy.times, ...calendar } };
  });
const blocked = fc
  .uniqueArray(candidate, { selector: ({ trainerId }) => trainerId, minLength: 1, maxLength: 8 })
  .filter((candidates) => rankTrainers({ candidates, need, now }).ranked.length === 0);

test('law: after each change that is named, that trainer really fits; and every change has its cost', () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(blocked, (candidates) => {
      const changes = smallestUnblock({ candidates, need, now });
      for (const change of changes) {
        kinds.add(change.kind);
        const before = candidates.find(({ trainerId }) => trainerId === change.trainerId);
        if (!before) throw new Error('a change for nobody');
        const after = applyChange(change, before, need);
        const { ranked } = rankTrainers({ candidates: [after.candidate], need: after.need, now });
        expect(ranked.map(({ trainerId }) => trainerId)).toEqual([change.trainerId]);
        expect(change.cost).toBe(costOf(change));
        expect(change.cost).toBeGreaterThan(0);
      }
      const costs = changes.map(({ cost }) => cost);
      expect(costs).toEqual([...costs].sort((a, b) => a - b));
    }),
    { numRuns: 300 },
  );
  // Else the law would say nothing of those that never came up.
  expect([...kinds].sort()).toEqual([
    'cap',
    'leave',
    'level',
    'paused',
    'skill',
    'time',
    'weekly-hours',
    'window',
  ]);
});

test('law: the order of the input changes nothing', () => {
  const shuffled = blocked.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      expect(unblock(...other)).toEqual(unblock(...list));
    }),
    { numRuns: 60 },
  );
});
