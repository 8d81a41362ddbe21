import { codesIn, textIn } from './answer-parts';

/** Success, with what was answered, or a message for the person. */
export type Outcome = { ok: true; answer?: unknown } | { ok: false; message: string };

/** Where a code is asked for after the password, and then leads to `next`. */
export const codePage = (next: string) => `/sign-in/code?next=${encodeURIComponent(next)}`;

/**
 * Signs in and sets the session cookie, or says that a code is needed: see `codePage`. Returns a message when refused; does not
 * throw.
 */
export async function signIn(input: {
  email: string;
  password: string;
}): Promise<Outcome & { needsCode?: boolean }> {
  const outcome = await post('/api/auth/sign-in/email', input);
  return { ...outcome, needsCode: outcome.ok && textIn(outcome.answer, 'twoFactorRedirect') === 'true' };
}

/** Completes a sign-in, or confirms who is signed in, with a code of the authenticator app or a recovery code. */
export function verifyCode({ code, isRecovery }: { code: string; isRecovery?: boolean }): Promise<Outcome> {
  return post(`/api/auth/two-factor/verify-${isRecovery ? 'backup-code' : 'totp'}`, { code });
}

/** Confirms who is signed in by their password. */
export function verifyPassword(input: { password: string }): Promise<Outcome> {
  return post('/api/auth/verify-password', input);
}

/** Begins to set up an authenticator app: `uri` is what its QR code says. It counts once verifyCode took a first code. */
export async function beginTwoFactor(input: {
  password: string;
}): Promise<{ ok: true; uri: string; recoveryCodes: string[] } | { ok: false; message: string }> {
  const outcome = await post('/api/auth/two-factor/enable', input);
  if (!outcome.ok) return outcome;
  const { answer } = outcome;
  return { ok: true, uri: textIn(answer, 'totpURI'), recoveryCodes: codesIn(answer) };
}

/** Replaces the recovery codes by ten new ones. */
export async function replaceRecoveryCodes(input: {
  password: string;
}): Promise<{ ok: true; recoveryCodes: string[] } | { ok: false; message: string }> {
  const outcome = await post('/api/auth/two-factor/generate-backup-codes', input);
  return outcome.ok ? { ok: true, recoveryCodes: codesIn(outcome.answer) } : outcome;
}

/** Turns two-factor authentication off. */
export function endTwoFactor(input: { password: string }): Promise<Outcome> {
  return post('/api/auth/two-factor/disable', input);
}

/** Where Google asks who one is, and then leads to `next`. */
export async function signInWithGoogle(next: string): Promise<Outcome> {
  const outcome = await post('/api/auth/sign-in/social', {
    ...{ provider: 'google', callbackURL: next, errorCallbackURL: '/sign-in', disableRedirect: true },
  });
  if (outcome.ok) window.location.assign(textIn(outcome.answer, 'url'));
  return outcome;
}

/** Creates a student's account and signs in, for example during checkout. `zone` is an IANA time zone. */
export function signUp(input: {
  name: string;
  email: string;
  password: string;
  zone?: string;
}): Promise<Outcome> {
  return post('/api/auth/sign-up/email', input);
}

/** Asks for the email with the link to a new password. Succeeds whether the email has an account or not. */
export function requestPasswordReset(input: { email: string }): Promise<Outcome> {
  return post('/api/auth/request-password-reset', input);
}

/** Sets a new password by the token of such a link. All sessions end. */
export function resetPassword(input: { token: string; newPassword: string }): Promise<Outcome> {
  return post('/api/auth/reset-password', input);
}

/** Mails the link that confirms the email of the person who is signed in. */
export function sendVerification(input: { email: string }): Promise<Outcome> {
  return post('/api/auth/send-verification-email', input);
}

/** Confirms an email, or a change of it, by the token of a link. */
export function verifyEmail(token: string): Promise<Outcome> {
  return ask(`/api/auth/verify-email?token=${encodeURIComponent(token)}`);
}

/** Changes the name and the IANA time zone of the person who is signed in. */
export function updateProfile(input: { name: string; zone?: string }): Promise<Outcome> {
  return post('/api/auth/update-user', input);
}

/** Asks to change the email. It changes once the links that are mailed were used. */
export function changeEmail(input: { newEmail: string }): Promise<Outcome> {
  return post('/api/auth/change-email', input);
}

/** Changes the password. All other sessions end. */
export function changePassword(input: { currentPassword: string; newPassword: string }): Promise<Outcome> {
  return post('/api/auth/change-password', input);
}

/** Signs this browser out. */
export function signOut(): Promise<Outcome> {
  return post('/api/auth/sign-out', {});
}

const sentences: Record<string, string> = {
  INVALID_PASSWORD: 'This password is wrong.',
  TOKEN_EXPIRED: 'This link has expired.',
  INVALID_USER: 'This link is for another account. Sign out first, then open it again.',
  USER_NOT_FOUND: 'This link has expired or was already used.',
  EMAIL_ALREADY_VERIFIED: 'Your email is confirmed already.',
  INVALID_TOKEN: 'This link has expired or was already used.',
  PASSKEY_NOT_FOUND: 'This passkey is no longer known here. Sign in with your password.',
  CHALLENGE_NOT_FOUND: 'That took too long. Try again.',
  AUTHENTICATION_FAILED: 'This passkey did not work. Try again, or use your password.',
  INVALID_CODE: 'This code is wrong or was used already. Wait for the next one, and try that.',
  INVALID_BACKUP_CODE: 'This recovery code is wrong or was used already.',
  INVALID_TWO_FACTOR_COOKIE: 'That took too long. Sign in again with your password.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Too many wrong codes. Sign in again with your password.',
  ACCOUNT_TEMPORARILY_LOCKED: 'Too many wrong codes. Wait 15 minutes, then try again.',
  INVALID_EMAIL_OR_PASSWORD: 'Wrong email or password.',
  INVALID_EMAIL: 'Enter a valid email address.',
  PASSWORD_TOO_SHORT: 'Choose a password of at least 10 characters.',
  PASSWORD_TOO_LONG: 'Choose a password of at most 128 characters.',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'This email already has an account. Sign in instead.',
};
/** Our own error codes. Their message is meant for people. */
const readable = [
  'RATE_LIMITED',
  'BUSY',
  'INVALID_PROFILE',
  'UNVERIFIED_HOLDER',
  'BANNED_USER',
  'FOREIGN_HOST',
  'FOREIGN_ORIGIN',
  'TOO_LARGE',
];

/** Posts to an endpoint of Better Auth. Returns a message when refused; does not throw. */
export function post(path: string, body: object): Promise<Outcome> {
  return ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** As `post`, with any other request. */
export async function ask(path: string, init?: RequestInit): Promise<Outcome> {
  try {
    const response = await fetch(path, init);
    return response.ok
      ? { ok: true, answer: await response.json().catch(() => null) }
      : { ok: false, message: await sentenceOf(response) };
  } catch {
    return { ok: false, message: 'We couldn’t reach Caravan. Check your connection and try again.' };
  }
}

async function sentenceOf(response: Response): Promise<string> {
  const answer: { code?: string; message?: string } = await response.json().catch(() => ({}));
  if (answer.code && answer.message && readable.includes(answer.code)) return answer.message;
  if (answer.code && sentences[answer.code]) return sentences[answer.code] ?? '';
  if (response.status === 429) return 'Too many attempts. Wait a minute, then try again.';
  return 'Something went wrong on our side. Please try again.';
}
