import { RateLimiterRes } from 'rate-limiter-flexible';
import { createWindowLimiter, limiterStore } from '@/server/core/limits/limiter-store';
import { tooMany, uncounted } from '@/server/core/limits/spend';

const hour = 3600;
const strict = { insuranceLimiter: undefined };
const mails = createWindowLimiter(limiterStore, 'account-mail', { points: 5, seconds: hour }, strict);
const taken = createWindowLimiter(limiterStore, 'taken:network', { points: 10, seconds: hour }, strict);
const toldTaken = createWindowLimiter(
  limiterStore,
  'taken:account',
  { points: 1, seconds: 24 * hour },
  strict,
);

/**
 * Counts a mail that somebody asked for: five an hour for each address or account, whether it exists or not. Those that were
 * sent still work, so nobody is locked out. Throws RateLimitedError `rate_limited` or `uncounted`.
 */
export const admitAccountMail = (key: string): Promise<void> => consume(mails, key, 'emails to this address');

/**
 * Refuses to sign up from a network that was told ten times within the hour that an address has an account. Throws
 * RateLimitedError `rate_limited` or `uncounted`.
 */
export async function admitSignUp(network: string): Promise<void> {
  const counted = await taken.get(network).catch(() => {
    throw uncounted();
  });
  if (counted && counted.consumedPoints >= 10) throw tooMany('new accounts', counted.msBeforeNext);
}

/** Counts that a network was told of an account. Answers whether its owner is to be told: once a day. */
export async function noteTaken(network: string, account: string): Promise<boolean> {
  await taken.consume(network).catch(() => null);
  return toldTaken.consume(account).then(
    () => true,
    () => false,
  );
}

async function consume(limiter: typeof mails, key: string, noun: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    throw error instanceof RateLimiterRes ? tooMany(noun, error.msBeforeNext) : uncounted();
  }
}
