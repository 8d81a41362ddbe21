/** Success, or a message for the person. */
export type Outcome = { ok: true } | { ok: false; message: string };

/** Signs in and sets the session cookie. Returns a message when refused; does not throw. */
export function signIn(input: { email: string; password: string }): Promise<Outcome> {
  return post('/api/auth/sign-in/email', input);
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

/** Signs this browser out. */
export function signOut(): Promise<Outcome> {
  return post('/api/auth/sign-out', {});
}

const sentences: Record<string, string> = {
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
  'BANNED_USER',
  'FOREIGN_HOST',
  'FOREIGN_ORIGIN',
  'TOO_LARGE',
];

async function post(path: string, body: object): Promise<Outcome> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.ok ? { ok: true } : { ok: false, message: await sentenceOf(response) };
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
