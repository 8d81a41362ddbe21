import { expect, test } from 'vitest';
import type { SessionOutcome } from '@/prisma/generated/enums';
import { heldOf, isSeriesComplete } from './is-series-complete';

const sessions = (...outcomes: (SessionOutcome | null)[]) =>
  outcomes.map((outcome) => ({ result: outcome && { outcome } }));

test.each([
  ['every session was held', sessions('HELD', 'HELD'), true],
  ['one was cut short and one missed', sessions('CUT_SHORT', 'STUDENT_ABSENT'), true],
  ['one has no result', sessions('HELD', null), false],
  ['one is not booked', sessions('HELD'), false],
  ['none was held', sessions('STUDENT_ABSENT', 'TRAINER_ABSENT'), false],
  ['none is booked', [], false],
])('%s', (_, of, isComplete) => {
  expect(isSeriesComplete(2, of)).toBe(isComplete);
});

test('held are those that took place, also if they were cut short', () => {
  expect(heldOf(sessions('HELD', 'NOT_HELD', 'CUT_SHORT', null))).toHaveLength(2);
});
