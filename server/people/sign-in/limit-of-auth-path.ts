import type { LimitClass } from '@/server/core/limits/limit-classes';

/** What compares a password, a code, a passkey or the token of a link, which could be guessed otherwise. */
const comparesSecret =
  /^\/api\/auth\/(sign-in|change-password|verify-password|delete-user|reset-password|two-factor|passkey)(\/|$)/;
/** What writes to an address that the requester names. */
const sendsMail = /^\/api\/auth\/(request-password-reset|send-verification-email|change-email)$/;

/** The class of a request to Better Auth, whose endpoints lie under /api/auth. */
export function limitOfAuthPath(url: string): LimitClass {
  const { pathname } = new URL(url);
  if (comparesSecret.test(pathname)) return 'signIn';
  if (sendsMail.test(pathname)) return 'accountMail';
  return pathname.startsWith('/api/auth/sign-up') ? 'signUp' : 'account';
}
