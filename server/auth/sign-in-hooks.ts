import { APIError, createAuthMiddleware } from 'better-auth/api';
import { z } from 'zod';
import { RateLimitedError } from '@/server/errors';
import { requesterOf } from '@/server/limits/requester';
import { createDeviceCookie, deviceCookieName, hashEmail, readDeviceCookie } from './known-device';
import { type Attempt, admitAttempt, forgiveAttempt } from './sign-in-guard';

const path = '/sign-in/email';
const body = z.object({ email: z.string().max(320) });
const deviceCookieSeconds = 365 * 24 * 3600;

type HookContext = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** Better Auth's `before` hook: refuses an attempt to sign in that is one too many, with Retry-After. */
export const guardSignIn = createAuthMiddleware(async (ctx) => {
  const attempt = attemptOf(ctx);
  if (!attempt) return;
  try {
    await admitAttempt(attempt);
  } catch (error) {
    if (!(error instanceof RateLimitedError)) throw error;
    throw new APIError(
      'TOO_MANY_REQUESTS',
      { code: 'RATE_LIMITED', message: error.message },
      { 'Retry-After': String(error.retryAfterSeconds) },
    );
  }
});

/** Better Auth's `after` hook: forgives what led to a success, and makes the device known where one signed in or up. */
export const rememberDevice = createAuthMiddleware(async (ctx) => {
  const { newSession, secret, authCookies } = ctx.context;
  if (!newSession) return;
  const attempt = attemptOf(ctx);
  if (attempt) await forgiveAttempt(attempt);
  const { email } = newSession.user;
  ctx.setCookie(deviceCookieName(email), createDeviceCookie(email, secret), {
    ...authCookies.sessionToken.attributes,
    path: '/api/auth',
    maxAge: deviceCookieSeconds,
  });
});

function attemptOf(ctx: HookContext): Attempt | null {
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
