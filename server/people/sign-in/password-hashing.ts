import { APIError } from 'better-auth/api';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import pLimit from 'p-limit';

/** scrypt takes 32 MB and one of libuv's four threads, which files and name look-ups need too. */
const atOnce = 2;
/** Some three seconds of work; later callers are asked to try again. */
const mostWaiting = 100;
const retryAfterSeconds = 5;

const limit = pLimit(atOnce);

/**
 * Better Auth's password functions, two at a time. Throws SERVICE_UNAVAILABLE `BUSY` with Retry-After when a hundred wait
 * already, so that a crowd at the door costs neither memory nor the rest of the shop.
 */
export const passwordHashing = {
  hash: (password: string): Promise<string> => inTurn(() => hashPassword(password)),
  verify: (input: { hash: string; password: string }): Promise<boolean> =>
    inTurn(() => verifyPassword(input)),
};

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (limit.pendingCount < mostWaiting) return limit(work);
  throw new APIError(
    'SERVICE_UNAVAILABLE',
    {
      code: 'BUSY',
      message: `Many people are signing in right now. Try again in ${retryAfterSeconds} seconds.`,
    },
    { 'Retry-After': String(retryAfterSeconds) },
  );
}
