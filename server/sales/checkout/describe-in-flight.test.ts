import { expect, test } from 'vitest';
import { describeInFlight } from './describe-in-flight';

test.each([
  ['CREATED', true, 'You have paid for this course'],
  ['CREATED', false, 'went back to you'],
  ['PENDING', false, 'looking into a payment'],
] as const)('%s, paid %s: "%s"', (status, isPaid, words) => {
  expect(describeInFlight({ number: 10_001, status, isPaid })).toContain(words);
});
