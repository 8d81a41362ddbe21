import { describe, expect, test } from 'vitest';
import { type AccountMail, accountMailInput } from '@/server/people/account-mail/account-mail';
import { secretMark } from '../mail/mail';
import { renderMail } from '../mail/render-mail';
import { composeAccountMail } from './compose-account-mail';

const owner = {
  userId: '01a22547-df3b-74de-837f-506a41ec18e5',
  name: 'Aarav',
  email: 'aarav@example.com',
};
const link = { token: 'abc.DEF-123', expiresAt: new Date() };
const mails: AccountMail[] = [
  { kind: 'password-reset', ...owner, ...link },
  { kind: 'password-changed', ...owner },
  { kind: 'verify-email', ...owner, ...link },
  { kind: 'confirm-change', ...owner, ...link, newEmail: 'new@example.com' },
  { kind: 'email-corrected', ...owner, newEmail: 'new@example.com' },
  { kind: 'email-taken', ...owner },
  { kind: 'passkey-added', ...owner },
  { kind: 'passkey-removed', ...owner },
  { kind: 'two-factor-on', ...owner },
  { kind: 'two-factor-off', ...owner },
  { kind: 'recovery-code-used', ...owner },
  { kind: 'recovery-codes-replaced', ...owner },
];
const sender = {
  sellerName: 'Caravan School',
  sellerAddress: '1 Street',
  supportEmail: 'help@example.com',
  logoTag: null,
  origin: 'https://school.example',
};

test('each kind of mail is tried here', () => {
  expect(mails.map(({ kind }) => kind)).toEqual(
    accountMailInput.options.map(({ shape }) => shape.kind.value),
  );
});

describe.each(mails)('$kind', (mail) => {
  test('is written without its secret, and says whom to ask', async () => {
    const { subject, html, text } = await renderMail(composeAccountMail(mail), sender);
    for (const part of [subject, html, text]) expect(part).not.toContain(link.token);
    expect(text).toContain('help@example.com');
    expect(text.includes(secretMark)).toBe('token' in mail);
    expect(html.includes(`#${secretMark}`)).toBe('token' in mail);
  });
});
