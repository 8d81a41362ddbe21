import type { LimitClass } from '@/server/core/limits/limit-classes';

/** What compares a password, beside signing in: guessed with a stolen session otherwise. */
const asksForPassword = /^\/api\/auth\/(sign-in|change-password|verify-password|delete-user)(\/|$)/;

/** The class of a request to Better Auth, whose endpoints lie under /api/auth. */
export function limitOfAuthPath(url: string): LimitClass {
  const { pathname } = new URL(url);
  if (asksForPassword.test(pathname)) return 'signIn';
  return pathname.startsWith('/api/auth/sign-up') ? 'signUp' : 'account';
}
