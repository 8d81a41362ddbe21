import { createAuthMiddleware } from 'better-auth/api';
import { answerTakenChange } from '../account-mail/answer-taken-change';
import { guardEmails } from '../account-mail/guard-emails';
import { asRefusal } from '../guard/as-refusal';
import { admitAttempt } from '../guard/sign-in-guard';
import { codePaths } from '../security/code-paths';
import { guardPasskeys } from '../security/guard-passkeys';
import { refuseUsedCode } from '../security/refuse-used-code';
import { attemptOf } from './attempt-of';

/**
 * Better Auth's `before` hook: refuses an attempt to sign in that is one too many, with Retry-After; also one to guess the
 * password or a code of a session. A change of the password ends the other sessions.
 */
export const guardSignIn = createAuthMiddleware(async (ctx) => {
  await guardEmails(ctx);
  const taken = await answerTakenChange(ctx);
  if (taken) return ctx.json(taken);
  const attempt = await attemptOf(ctx);
  if (attempt) await asRefusal(admitAttempt(attempt));
  // A new password is chosen because another person may be signed in: their sessions end, whatever the client asks for.
  if (ctx.path === '/change-password')
    return { context: { body: { ...ctx.body, revokeOtherSessions: true } } };
  const passkey = await guardPasskeys(ctx);
  if (passkey) return { context: { body: passkey } };
  if (!codePaths.includes(ctx.path)) return;
  await refuseUsedCode(ctx);
  // No device is trusted to go without a code, whatever the client asks for.
  return { context: { body: { ...ctx.body, trustDevice: false, disableSession: false } } };
});
