import { createEmailVerificationToken, getSessionFromCtx } from 'better-auth/api';
import { z } from 'zod';
import { email } from '@/server/core/text/email';
import type { HookContext } from '../guard/hook-context';
import { sendAccountMail, verificationSeconds } from './account-mail';

const body = z.object({ newEmail: email });

/**
 * Answers a change to an email that another account has like any other change: its asker is sent the same mail. Better Auth
 * sends none, which would reveal the account. Null for what Better Auth answers itself.
 */
export async function answerTakenChange(ctx: HookContext): Promise<{ status: true } | null> {
  const parsed = body.safeParse(ctx.body);
  const session = ctx.path === '/change-email' && parsed.success ? await getSessionFromCtx(ctx) : null;
  if (!session?.user.emailVerified || !parsed.success) return null;
  const { newEmail } = parsed.data;
  const { id: userId, name, email: present } = session.user;
  if (newEmail === present || !(await ctx.context.internalAdapter.findUserByEmail(newEmail))) return null;
  const token = await createEmailVerificationToken(
    ctx.context.secret,
    present,
    newEmail,
    verificationSeconds,
    { requestType: 'change-email-confirmation', userId },
  );
  const expiresAt = new Date(Date.now() + verificationSeconds * 1000);
  await sendAccountMail({ kind: 'confirm-change', userId, name, email: present, newEmail, token, expiresAt });
  return { status: true };
}
