import { expect, test } from 'vitest';
import { saidIn } from '@/tests/support/said-in';
import { composeInvitationMail } from './compose-invitation-mail';
import { secretMark } from './mail';

const invited = { name: 'Ishita Rao', sellerName: 'Caravan', days: 7 };

test('the invitation of a trainer has the place of its link, and says how long it works', () => {
  const mail = composeInvitationMail({ ...invited, role: 'TRAINER' });
  expect(mail.subject).toBe('Your trainer account at Caravan');
  expect(saidIn(mail)).toContain(`Accept invitation /invitations/${secretMark}`);
  expect(saidIn(mail)).toContain('The link works once, within 7 days.');
});

test.each([
  ['SUPPORT', 'as support'],
  ['ADMIN', 'as an administrator'],
] as const)('the invitation to the team says what one becomes: %s', (role, words) => {
  const mail = composeInvitationMail({ ...invited, role });
  expect(mail.subject).toBe('Join the team of Caravan');
  expect(saidIn(mail)).toContain(words);
  expect(saidIn(mail)).toContain('for this email address alone');
});
