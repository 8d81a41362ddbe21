import { APIError, getSessionFromCtx } from 'better-auth/api';
import { requesterOf } from '@/server/core/limits/requester';
import { admitAccountMail, admitSignUp } from '../guard/account-mail-limits';
import { asRefusal } from '../guard/as-refusal';
import type { HookContext } from '../guard/hook-context';

/** Before an endpoint of Better Auth: limits what writes to an address, and what reveals whether one has an account. */
export async function guardEmails(ctx: HookContext): Promise<void> {
  if (!ctx.headers) return;
  if (ctx.path === '/sign-up/email') await asRefusal(admitSignUp(requesterOf(ctx.headers, null).network));
  if (ctx.path !== '/send-verification-email' && ctx.path !== '/change-email') return;
  const session = await getSessionFromCtx(ctx);
  // Without a session, this would reveal which addresses have an account.
  if (!session) throw new APIError('UNAUTHORIZED', { code: 'SIGN_IN', message: 'Sign in to continue.' });
  await asRefusal(admitAccountMail(session.user.id));
}
