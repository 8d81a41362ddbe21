import { expect, test } from 'vitest';
import { policyWords } from './policy-words';

test('the policy names the hours of the school', () => {
  const words = policyWords({ fullRefundHours: 48, sessionNoticeHours: 24 }).join(' ');
  expect(words).toContain('at least 48 hours before your first session');
  expect(words).toContain('at least 24 hours away');
});

test('a policy without notice reads as a sentence, too', () => {
  const [all, share] = policyWords({ fullRefundHours: 0, sessionNoticeHours: 0 });
  expect(all).toContain('Cancel before your first session');
  expect(share).toContain('that have not begun');
});
