import { createHash } from 'node:crypto';
import { APIError, getSessionFromCtx } from 'better-auth/api';
import { z } from 'zod';
import { asRefusal } from '../guard/as-refusal';
import type { HookContext } from '../guard/hook-context';
import { admitCode } from '../guard/used-codes';

const body = z.object({ code: z.string() });

/**
 * Refuses a code of an authenticator app that was tried before within its life, as RFC 6238, 5.2 asks: who looks over a
 * shoulder signs in with nothing. Answers like Better Auth does to a wrong one.
 */
export async function refuseUsedCode(ctx: HookContext): Promise<void> {
  const parsed = body.safeParse(ctx.body);
  if (ctx.path !== '/two-factor/verify-totp' || !parsed.success) return;
  const userId = (await getSessionFromCtx(ctx))?.user.id ?? (await challengedUser(ctx));
  if (!userId) return;
  const key = createHash('sha256').update(`${userId}:${parsed.data.code}`).digest('hex');
  if (await asRefusal(admitCode(key))) return;
  throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'Invalid code' });
}

/** Whose password was right, and whose code is asked for now. */
async function challengedUser({ context, getSignedCookie }: HookContext): Promise<string | null> {
  const { name } = context.createAuthCookie('two_factor');
  const challenge = await getSignedCookie(name, context.secret);
  if (!challenge) return null;
  return (await context.internalAdapter.findVerificationValue(challenge))?.value ?? null;
}
