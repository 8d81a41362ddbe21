import { expect, test } from 'vitest';
import { byPromise, describeOffer, isClearlyBetter, unaccepted } from './describe-offer';

const shape = { sessionCount: 4, sessionMinutes: 60, sessionsPerWeek: 2 };
const asked = { shape, preferences: { zone: 'America/New_York', startDate: '2026-11-30' } };
const at = (...days: string[]) =>
  days.map((day) => ({ startsAt: new Date(`2026-${day}Z`), endsAt: new Date(`2026-${day}Z`) }));
const offerOf = (...days: string[]) => {
  const offer = describeOffer(at(...days), asked);
  if (!offer) throw new Error('no sessions');
  return offer;
};

test('two a week for two weeks keeps the pace, on whichever days', () => {
  const mondays = offerOf('11-30T23:00', '12-02T23:00', '12-07T23:00', '12-09T23:00');
  const wednesdayFirst = offerOf('12-02T23:00', '12-07T23:00', '12-09T23:00', '12-14T23:00');
  expect([mondays, wednesdayFirst].map(({ weeks, shortfalls }) => [weeks, shortfalls])).toEqual([
    [2, []],
    [2, []],
  ]);
});

test('sold two a week for two weeks, held one a week for four: it says so', () => {
  const { weeks, shortfalls } = offerOf('11-30T23:00', '12-07T23:00', '12-14T23:00', '12-21T23:00');
  expect({ weeks, shortfalls }).toEqual({
    weeks: 4,
    shortfalls: [{ kind: 'pace', words: 'At these times, 4 sessions take 4 weeks instead of 2.' }],
  });
});

test('days are those of the student: 03:00 UTC is still the evening before in New York', () => {
  const soon = ['12-17T23:00', '12-22T03:00', '12-24T23:00'];
  expect(offerOf('12-15T03:00', ...soon)).toMatchObject({ firstDay: '2026-12-14', shortfalls: [] });
  expect(offerOf('12-15T12:00', ...soon)).toMatchObject({
    firstDay: '2026-12-15',
    shortfalls: [{ kind: 'start', words: 'The first session is 15 days after the day you chose.' }],
  });
});

test('accepting covers what is as good or better, and nothing worse', () => {
  const late = offerOf('12-21T23:00', '12-28T23:00', '12-29T23:00', '12-30T23:00');
  const slow = { ...late, weeks: 4, shortfalls: [{ kind: 'pace' as const, words: '' }, ...late.shortfalls] };
  const kinds = (accepted: object) => unaccepted(slow, accepted).map(({ kind }) => kind);
  expect(kinds({})).toEqual(['pace', 'start']);
  expect(kinds({ weeks: 3, firstDay: '2026-12-20' })).toEqual(['pace', 'start']);
  expect(kinds({ weeks: 4, firstDay: '2026-12-20' })).toEqual(['start']);
  expect(kinds({ weeks: 5, firstDay: '2026-12-21' })).toEqual([]);
});

test('what keeps the promise comes before what starts earlier', () => {
  const earlyAndSlow = offerOf('11-30T23:00', '12-07T23:00', '12-14T23:00', '12-21T23:00');
  const kept = offerOf('12-07T23:00', '12-09T23:00', '12-14T23:00', '12-16T23:00');
  const keptLater = offerOf('12-08T23:00', '12-10T23:00', '12-15T23:00', '12-17T23:00');
  expect([keptLater, earlyAndSlow, kept].toSorted(byPromise)).toEqual([kept, keptLater, earlyAndSlow]);
});

test('a start one day earlier is no better choice, one a week earlier or in the right pace is', () => {
  const slow = (first: string) => offerOf(first, '12-22T23:00', '12-29T23:00', '12-30T23:00');
  const kept = offerOf('12-09T23:00', '12-10T23:00', '12-15T23:00', '12-17T23:00');
  expect(isClearlyBetter(slow('12-07T23:00'), slow('12-08T23:00'))).toBe(false);
  expect(isClearlyBetter(slow('12-01T23:00'), slow('12-08T23:00'))).toBe(true);
  expect(isClearlyBetter(kept, slow('12-08T23:00'))).toBe(true);
  expect(isClearlyBetter(slow('12-01T23:00'), kept)).toBe(false);
});
