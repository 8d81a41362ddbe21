import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { afterSignUp } from '../account-mail/after-sign-up';
import { createDeviceCookie, deviceCookieName } from '../guard/known-device';
import { forgiveAttempt } from '../guard/sign-in-guard';
import { noteConfirmation } from '../security/note-confirmation';
import { tellOwner } from '../security/tell-owner';
import { attemptOf } from './attempt-of';
import { refuseWrongPasskey } from './passkeys';

const deviceCookieSeconds = 365 * 24 * 3600;

/**
 * After an endpoint of Better Auth: forgives what led to a success, tells the owner of what concerns the account's security, and
 * makes the device known where one signed in or up. A plugin behind that of the second factor, which takes back the session
 * of a right password until the code is right.
 */
export const completeSignIn: BetterAuthPlugin = {
  id: 'complete-sign-in',
  hooks: {
    after: [
      {
        matcher: () => true,
        handler: createAuthMiddleware(async (ctx) => {
          await afterSignUp(ctx);
          const { newSession, returned, secret, authCookies } = ctx.context;
          if (returned instanceof APIError) return refuseWrongPasskey(returned);
          const attempt = await attemptOf(ctx);
          if (attempt && !isChallenge(returned)) await forgiveAttempt(attempt);
          await tellOwner(ctx);
          await noteConfirmation(ctx);
          if (!newSession) return;
          const { email } = newSession.user;
          ctx.setCookie(deviceCookieName(email), createDeviceCookie(email, secret), {
            ...authCookies.sessionToken.attributes,
            path: '/api/auth',
            maxAge: deviceCookieSeconds,
          });
        }),
      },
    ],
  },
};

/** Whether the password was right and a code is asked for now. */
const isChallenge = (returned: unknown) =>
  typeof returned === 'object' && returned !== null && 'twoFactorRedirect' in returned;
