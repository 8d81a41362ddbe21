import { expect, test } from 'vitest';
import { cancellationWords } from './cancellation-words';

const words = (more: Partial<Parameters<typeof cancellationWords>[0]> = {}) =>
  cancellationWords({
    byPolicy: { rule: 'share', amount: 9000, sessions: 1 },
    amount: 9000,
    sessionsCancelled: 2,
    trainerName: 'Ishita Rao',
    ...more,
  }).join(' ');

test('the share names the sessions that are refunded, and what ends', () => {
  expect(words()).toContain('1 session that is far enough away');
  expect(words()).toContain('Your 2 next sessions are cancelled, and we let Ishita Rao know.');
});

test('a student whose refund is nothing reads why, and no word of an account', () => {
  const none = words({ byPolicy: { rule: 'none', amount: 0, sessions: 0 }, amount: 0 });
  expect(none).toContain('Nothing is refunded');
  expect(none).not.toContain('account');
});

test('what was refunded before explains why it is less', () => {
  expect(words({ amount: 1000 })).toContain('refunded before');
});
