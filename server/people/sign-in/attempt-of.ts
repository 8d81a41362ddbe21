import { getSessionFromCtx } from 'better-auth/api';
import { z } from 'zod';
import { requesterOf } from '@/server/core/limits/requester';
import type { HookContext } from '../guard/hook-context';
import { deviceCookieName, hashEmail, readDeviceCookie } from '../guard/known-device';
import type { Attempt } from '../guard/sign-in-guard';
import { codePaths } from '../security/code-paths';

/** Endpoints that compare the password or a code of the session's owner. */
const asksForProof = [
  '/change-password',
  '/verify-password',
  '/delete-user',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/generate-backup-codes',
  ...codePaths,
];
const body = z.object({ email: z.string().max(320) });

/**
 * Which attempt to prove who one is a request counts as, or null. A code after a password belongs to the attempt of that
 * password: it gives it back once it is right, and Better Auth limits the codes themselves.
 */
export async function attemptOf(ctx: HookContext): Promise<Attempt | null> {
  if (!ctx.headers) return null;
  const { network } = requesterOf(ctx.headers, null);
  if (asksForProof.includes(ctx.path)) {
    const owner = await getSessionFromCtx(ctx);
    // Somebody who stole the session may have the device's cookie too.
    if (owner) return { account: hashEmail(owner.user.email), network, device: null };
  }
  const parsed = body.safeParse(signsInAs(ctx));
  if (!parsed.success) return null;
  const { email } = parsed.data;
  const cookie = ctx.getCookie(deviceCookieName(email));
  return { account: hashEmail(email), network, device: readDeviceCookie(cookie, email, ctx.context.secret) };
}

function signsInAs({ path, body: given, context }: HookContext): unknown {
  if (path === '/sign-in/email') return given;
  return codePaths.includes(path) ? context.newSession?.user : null;
}
