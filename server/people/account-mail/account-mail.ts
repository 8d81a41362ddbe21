import { z } from 'zod';
import { socket } from '@/server/core/socket';

const owner = { userId: z.uuid(), name: z.string(), email: z.string() };
/** What the link ends with, which is written nowhere else, and until when it works. */
const link = { token: z.string().min(1), expiresAt: z.date() };

/** What a mail about an account can be about. */
export const accountMailInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password-reset'), ...owner, ...link }),
  z.object({ kind: z.literal('password-changed'), ...owner }),
  z.object({ kind: z.literal('verify-email'), ...owner, ...link }),
  /** To the present address. */
  z.object({ kind: z.literal('confirm-change'), ...owner, ...link, newEmail: z.string() }),
  /** To the former address. */
  z.object({ kind: z.literal('email-corrected'), ...owner, newEmail: z.string() }),
  z.object({ kind: z.literal('email-taken'), ...owner }),
  z.object({ kind: z.literal('passkey-added'), ...owner }),
  z.object({ kind: z.literal('passkey-removed'), ...owner }),
  z.object({ kind: z.literal('two-factor-on'), ...owner }),
  z.object({ kind: z.literal('two-factor-off'), ...owner }),
  z.object({ kind: z.literal('recovery-code-used'), ...owner }),
  z.object({ kind: z.literal('recovery-codes-replaced'), ...owner }),
]);

export type AccountMail = z.infer<typeof accountMailInput>;

/** How long a link confirms an email, in seconds. */
export const verificationSeconds = 24 * 3600;

/** Who sends the mails about accounts: mail is above accounts, and plugs itself in at start. */
export const accountMail = socket<(mail: AccountMail) => Promise<void>>('account-mail');

/** Hands a mail about an account to the district that sends it. It is written when this returns. */
export async function sendAccountMail(mail: AccountMail): Promise<void> {
  const send = accountMail.plugged();
  if (!send) throw new Error('Nobody sends mails about accounts in this process.');
  await send(mail);
}
