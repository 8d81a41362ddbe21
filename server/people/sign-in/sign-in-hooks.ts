import { createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { z } from 'zod';
import { requesterOf } from '@/server/core/limits/requester';
import { sendAccountMail } from '../account-mail/account-mail';
import { afterSignUp } from '../account-mail/after-sign-up';
import { answerTakenChange } from '../account-mail/answer-taken-change';
import { guardEmails } from '../account-mail/guard-emails';
import { asRefusal } from '../guard/as-refusal';
import type { HookContext } from '../guard/hook-context';
import { createDeviceCookie, deviceCookieName, hashEmail, readDeviceCookie } from '../guard/known-device';
import { type Attempt, admitAttempt, forgiveAttempt } from '../guard/sign-in-guard';

const path = '/sign-in/email';
/** Endpoints that compare the password of the session's owner. */
const asksForPassword = ['/change-password', '/verify-password', '/delete-user'];
const body = z.object({ email: z.string().max(320) });
const deviceCookieSeconds = 365 * 24 * 3600;

/**
 * Better Auth's `before` hook: refuses an attempt to sign in that is one too many, with Retry-After; also one to guess the
 * password of a session. A change of the password ends the other sessions.
 */
export const guardSignIn = createAuthMiddleware(async (ctx) => {
  await guardEmails(ctx);
  const taken = await answerTakenChange(ctx);
  if (taken) return ctx.json(taken);
  const attempt = await attemptOf(ctx);
  if (!attempt) return;
  await asRefusal(admitAttempt(attempt));
  // A new password is chosen because another person may be signed in: their sessions end, whatever the client asks for.
  if (ctx.path === '/change-password')
    return { context: { body: { ...ctx.body, revokeOtherSessions: true } } };
});

/** Better Auth's `after` hook: forgives what led to a success, and makes the device known where one signed in or up. */
export const rememberDevice = createAuthMiddleware(async (ctx) => {
  await afterSignUp(ctx);
  const { newSession, secret, authCookies } = ctx.context;
  if (!newSession) return;
  const attempt = await attemptOf(ctx);
  if (attempt) await forgiveAttempt(attempt);
  const { id: userId, name, email } = newSession.user;
  if (ctx.path === '/change-password')
    await sendAccountMail({ kind: 'password-changed', userId, name, email });
  ctx.setCookie(deviceCookieName(email), createDeviceCookie(email, secret), {
    ...authCookies.sessionToken.attributes,
    path: '/api/auth',
    maxAge: deviceCookieSeconds,
  });
});

async function attemptOf(ctx: HookContext): Promise<Attempt | null> {
  if (asksForPassword.includes(ctx.path) && ctx.headers) {
    const session = await getSessionFromCtx(ctx);
    if (!session) return null;
    const { network } = requesterOf(ctx.headers, null);
    // Somebody who stole the session may have the device's cookie too.
    return { account: hashEmail(session.user.email), network, device: null };
  }
  if (ctx.path !== path || !ctx.headers) return null;
  const parsed = body.safeParse(ctx.body);
  if (!parsed.success) return null;
  const { email } = parsed.data;
  return {
    account: hashEmail(email),
    network: requesterOf(ctx.headers, null).network,
    device: readDeviceCookie(ctx.getCookie(deviceCookieName(email)), email, ctx.context.secret),
  };
}
