import type { AccountMail } from '@/server/people/account-mail/account-mail';
import { type Mail, secretMark } from '../mail/mail';

type Words = Pick<Mail, 'subject' | 'blocks'>;

const say = (...lines: string[]) => lines.map((text) => ({ kind: 'text' as const, text }));
// A fragment is sent to no server, so the secret is in no log and no Referer.
const link = (label: string, page: string): Mail['blocks'][number] => ({
  kind: 'buttons',
  buttons: [{ label, path: `${page}#${secretMark}` }],
});

const ifNotYou: Mail['blocks'] = [
  ...say('If this wasn’t you, reset your password now and write to us.'),
  { kind: 'buttons', buttons: [{ label: 'Reset password', path: '/forgot-password' }] },
];

/** What a mail about an account says. Links that open the account hold `secretMark`. */
export function composeAccountMail(mail: AccountMail): Mail {
  return { name: mail.name, ...wordsOf(mail) };
}

function wordsOf(mail: AccountMail): Words {
  switch (mail.kind) {
    case 'password-reset':
      return {
        subject: 'Reset your password',
        blocks: [
          ...say('You asked to reset your password. Choose a new one within an hour. The link works once.'),
          link('Choose a new password', '/reset-password'),
          ...say('If you didn’t ask for this, ignore this email. Your password stays as it is.'),
        ],
      };
    case 'verify-email':
      return {
        subject: 'Confirm your email',
        blocks: [
          ...say(`Please confirm that ${mail.email} is your email. The link works for a day.`),
          link('Confirm email', '/verify-email'),
          ...say('If you don’t know what this is about, ignore this email.'),
        ],
      };
    case 'confirm-change':
      return {
        subject: 'Change your email?',
        blocks: [
          ...say(
            `You asked to change your email to ${mail.newEmail}. Confirm it here first; then we write to the new address. The link works for a day.`,
          ),
          link('Change my email', '/confirm-change'),
          ...say('If you didn’t ask for this, change your password now.'),
        ],
      };
    case 'email-corrected':
      return {
        subject: 'Your email was changed',
        blocks: say(
          `Our team changed the email of your account to ${mail.newEmail}. All devices were signed out.`,
          'If this is a mistake, please write to us.',
        ),
      };
    case 'email-taken':
      return {
        subject: 'You already have an account',
        blocks: [
          ...say('Somebody tried to use your email for an account, and it already has one.'),
          {
            kind: 'buttons',
            buttons: [
              { label: 'Sign in', path: '/sign-in' },
              { label: 'Reset password', path: '/forgot-password' },
            ],
          },
          ...say('If this wasn’t you, there is nothing to do. Nobody got into your account.'),
        ],
      };
    case 'passkey-added':
      return {
        subject: 'A passkey was added to your account',
        blocks: [...say('From now on, you can sign in with it, without your password.'), ...ifNotYou],
      };
    case 'passkey-removed':
      return {
        subject: 'A passkey was removed from your account',
        blocks: [...say('Nobody can sign in with it any more.'), ...ifNotYou],
      };
    case 'two-factor-on':
      return {
        subject: 'Two-factor authentication is on',
        blocks: [
          ...say(
            'From now on, signing in takes your password and a code of your authenticator app. Keep your recovery codes in a safe place.',
          ),
          ...ifNotYou,
        ],
      };
    case 'two-factor-off':
      return {
        subject: 'Two-factor authentication is off',
        blocks: [...say('From now on, your password alone signs you in.'), ...ifNotYou],
      };
    case 'recovery-code-used':
      return {
        subject: 'A recovery code was used',
        blocks: [
          ...say(
            'Somebody just used a recovery code of your account in the place of a code of your authenticator app. It does not work again.',
          ),
          ...ifNotYou,
        ],
      };
    case 'recovery-codes-replaced':
      return {
        subject: 'You have new recovery codes',
        blocks: [...say('The recovery codes that you had before no longer work.'), ...ifNotYou],
      };
    case 'password-changed':
      return {
        subject: 'Your password was changed',
        blocks: [
          ...say('The password of your account was just changed, and all other devices were signed out.'),
          ...ifNotYou,
        ],
      };
  }
}
