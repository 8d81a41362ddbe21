import { expect, test } from 'vitest';
import { checkReschedule, type RescheduleFacts } from './check-reschedule';

const now = new Date('2026-10-12T09:00:00Z');
const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const facts: RescheduleFacts = {
  now,
  by: 'student',
  session: { startsAt: inHours(24), status: 'SCHEDULED' },
  seriesEndsAt: inHours(240),
  movesBefore: { ofSession: 1, ofSeries: 2 },
};
const codeOf = (changed: Partial<RescheduleFacts>) => checkReschedule({ ...facts, ...changed })?.code ?? null;

test('a student moves a session a day ahead, twice, and three in a series', () => {
  expect(codeOf({})).toBeNull();
  expect(codeOf({ session: { startsAt: inHours(23.9), status: 'SCHEDULED' } })).toBe('reschedule.notice');
  expect(codeOf({ movesBefore: { ofSession: 2, ofSeries: 2 } })).toBe('reschedule.session-limit');
  expect(codeOf({ movesBefore: { ofSession: 0, ofSeries: 3 } })).toBe('reschedule.series-limit');
});

test('staff move any session that has not begun', () => {
  const by = 'staff';
  const movesBefore = { ofSession: 9, ofSeries: 9 };
  expect(codeOf({ by, movesBefore, session: { startsAt: inHours(0.1), status: 'SCHEDULED' } })).toBeNull();
  expect(codeOf({ by, session: { startsAt: now, status: 'SCHEDULED' } })).toBe('reschedule.begun');
  expect(codeOf({ by, session: { startsAt: inHours(9), status: 'CANCELLED' } })).toBe('reschedule.begun');
});
