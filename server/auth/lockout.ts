import { createHash } from 'node:crypto';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { z } from 'zod';
import { db } from '@/server/db';
import { countAttempt, forgetAttempts } from './sign-in-attempts';

const path = '/sign-in/email';
const body = z.object({ email: z.string() });

/**
 * Better Auth's `before` hook: too many attempts for one address, from wherever they come, and nobody signs in to it for
 * a while. The address is all that counts, so the answer does not tell whether it has an account.
 */
export const refuseWhenLocked = createAuthMiddleware(async (ctx) => {
  if (ctx.path !== path) return;
  const key = keyOf(ctx.body);
  if (!key || (await countAttempt(db, key, new Date())) === 'allowed') return;
  throw new APIError('TOO_MANY_REQUESTS', {
    code: 'LOCKED_OUT',
    message: 'Too many attempts for this address. Wait 15 minutes, then try again.',
  });
});

/** Better Auth's `after` hook: whoever signed in has shown who they are, so earlier attempts no longer count. */
export const clearAttempts = createAuthMiddleware(async (ctx) => {
  if (ctx.path !== path || !ctx.context.newSession) return;
  const key = keyOf(ctx.body);
  if (key) await forgetAttempts(db, key);
});

function keyOf(input: unknown): string | null {
  const parsed = body.safeParse(input);
  return parsed.success ? createHash('sha256').update(parsed.data.email.toLowerCase()).digest('hex') : null;
}
