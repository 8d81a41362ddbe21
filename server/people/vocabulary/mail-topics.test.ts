import { expect, test } from 'vitest';
import { codesOf } from '@/server/core/vocabulary/codes';
import { isMailChoice, mailChoices, mailKinds, mailTopics } from './mail-topics';

test('what can be turned off is what has a label', () => {
  const labeled = codesOf(mailTopics).filter((topic) => mailTopics[topic].label !== null);
  expect(labeled).toEqual(mailChoices);
});

test('nobody can turn off email about money or security', () => {
  expect(['money', 'security', 'team'].filter(isMailChoice)).toEqual([]);
  const kept = codesOf(mailKinds).filter((kind) => !isMailChoice(mailKinds[kind]));
  expect(kept).toEqual([
    'payment.student',
    'waiting.student',
    'cancelled.student',
    'refund-issued.student',
    'refund-failed.student',
    'account.password-reset',
    'account.password-changed',
    'account.verify-email',
    'account.confirm-change',
    'account.email-corrected',
    'account.email-taken',
    'account.passkey-added',
    'account.passkey-removed',
    'account.two-factor-on',
    'account.two-factor-off',
    'account.recovery-code-used',
    'account.recovery-codes-replaced',
    'invitation.trainer',
    'result-request.trainer',
    'no-show.trainer',
    'invitation.staff',
    'resent',
    'dispute.team',
    'help.team',
    'time-off.team',
    'time-off.trainer',
  ]);
});
