import { expect, test } from 'vitest';
import { ago, evidenceOf } from '@/tests/support/evidence';
import { mailRefused } from './mail-refused';

const refused = {
  ...{ id: 'mail-1', recipient: 'aarav@exampel.com', subject: 'Your sessions are booked' },
  ...{ refusedAt: ago(60), lastError: '550 No such mailbox' },
};

test('a refused email about a booking stops at the last stage, and says whose address it is', () => {
  expect(mailRefused(evidenceOf('SCHEDULED', { refusedMails: [refused] }))).toMatchObject({
    state: 'stopped',
    stage: 'notify',
    headline: 'Email to aarav@exampel.com was refused',
    remedies: ['resend-mail'],
  });
});

test('each refusal is its own stop, so that the remedy can be pressed again', () => {
  const keyOf = (refusedAt: Date) =>
    mailRefused(evidenceOf('SCHEDULED', { refusedMails: [{ ...refused, refusedAt }] }))?.key;
  expect(keyOf(ago(60))).not.toBe(keyOf(ago(10)));
});

test('without a refusal, and before the booking, it is another cause', () => {
  expect(mailRefused(evidenceOf('SCHEDULED'))).toBeNull();
  expect(mailRefused(evidenceOf('CREATED', { refusedMails: [refused] }))).toBeNull();
});
