import { expect, test } from 'vitest';
import { isRequestLate } from './is-request-late';

const day = (days: number) => new Date(Date.UTC(2027, 0, 1) + days * 86_400_000);
const now = day(0);

test.each([
  ['its first session is in eight days', day(8), day(1), false],
  ['its first session is in six days', day(6), day(1), true],
  ['no session is affected, and it begins in eight days', null, day(8), false],
  ['no session is affected, and it begins tomorrow', null, day(1), true],
])('%s', (_, firstSessionAt, startsAt, isLate) => {
  expect(isRequestLate({ firstSessionAt, startsAt }, now)).toBe(isLate);
});
