import { expect, test } from 'vitest';
import { describeSettled } from './describe-settled';

const say = (status: Parameters<typeof describeSettled>[0]['status'], isPaid: boolean) =>
  describeSettled({ number: 10_001, status, isPaid });

test.each(['CONFIRMED', 'CREATED', 'ALLOCATED', 'SCHEDULED'] as const)('%s and paid is paid', (status) => {
  expect(say(status, true)).toContain('paid already');
});

test.each(['CONFIRMED', 'CREATED', 'ALLOCATED', 'SCHEDULED'] as const)(
  '%s with a payment that went back is not called paid',
  (status) => {
    expect(say(status, false)).toContain('went back to you');
  },
);

test('what was cancelled or returned is never called paid', () => {
  expect(say('CANCELLED', false)).toBe(
    'P-10001 was cancelled. Begin a new checkout if you want this course.',
  );
  expect(say('REFUNDED', false)).toContain('your money was returned');
  for (const status of ['EXPIRED', 'CANCELLED', 'REFUNDED'] as const)
    expect(say(status, false)).not.toMatch(/is paid|charged/);
});
