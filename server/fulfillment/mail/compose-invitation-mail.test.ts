import { expect, test } from 'vitest';
import { saidIn } from '@/tests/support/said-in';
import { composeInvitationMail } from './compose-invitation-mail';

test('the invitation has its link, and says how long it works', () => {
  const mail = composeInvitationMail({ name: 'Ishita Rao', sellerName: 'Caravan', token: 'abc', days: 7 });
  expect(mail.subject).toBe('Your trainer account at Caravan');
  expect(saidIn(mail)).toContain('Accept invitation /invitations/abc');
  expect(saidIn(mail)).toContain('The link works once, within 7 days.');
});
