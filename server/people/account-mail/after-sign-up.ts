import { APIError } from 'better-auth/api';
import { z } from 'zod';
import { requesterOf } from '@/server/core/limits/requester';
import { email } from '@/server/core/text/email';
import { noteTaken } from '../guard/account-mail-limits';
import type { HookContext } from '../guard/hook-context';
import { hashEmail } from '../guard/known-device';
import { sendAccountMail } from './account-mail';

const body = z.object({ email });

/** After a sign-up with an email that has an account: counts it for the network, and writes to the owner once a day. */
export async function afterSignUp(ctx: HookContext): Promise<void> {
  const { returned } = ctx.context;
  if (ctx.path !== '/sign-up/email' || !ctx.headers || !(returned instanceof APIError)) return;
  const parsed = body.safeParse(ctx.body);
  if (returned.body?.code !== 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL' || !parsed.success) return;
  const { network } = requesterOf(ctx.headers, null);
  if (!(await noteTaken(network, hashEmail(parsed.data.email)))) return;
  const owner = await ctx.context.internalAdapter.findUserByEmail(parsed.data.email);
  if (!owner) return;
  const { id: userId, name, email: address } = owner.user;
  await sendAccountMail({ kind: 'email-taken', userId, name, email: address });
}
