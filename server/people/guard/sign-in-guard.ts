import { RateLimiterRes } from 'rate-limiter-flexible';
import { createWindowLimiter, limiterStore } from '@/server/core/limits/limiter-store';
import { tooMany, uncounted } from '@/server/core/limits/spend';
import { attemptSpacing } from './attempt-spacing';

/** One attempt to sign in: the hashed address, the network, and the nonce of a device that the owner already uses. */
export type Attempt = { account: string; network: string; device: string | null };

const quarter = 15 * 60;
const day = 24 * 3600;
// An attempt that succeeds is given back, so nothing may be remembered in memory of a limit just reached. Nobody signs in
// without the database, so without it nothing is counted elsewhere: a busy one would give every process its own guesses.
const counted = { inMemoryBlockOnConsumed: 0, insuranceLimiter: undefined };

const byDevice = createWindowLimiter(
  limiterStore,
  'sign-in:device',
  { points: 10, seconds: quarter },
  counted,
);
const byPair = createWindowLimiter(limiterStore, 'sign-in:pair', { points: 10, seconds: quarter }, counted);
const byNetwork = createWindowLimiter(limiterStore, 'sign-in:net', { points: 200, seconds: 3600 }, counted);
const byAccount = createWindowLimiter(
  limiterStore,
  'sign-in:account',
  { points: 1e9, seconds: day },
  counted,
);
const spacing = createWindowLimiter(limiterStore, 'sign-in:spacing', { points: 1, seconds: 1 }, counted);

const pairKey = ({ account, network }: Attempt) => `${account}:${network}`;

/**
 * Counts an attempt before its password is looked at, so that attempts made at once cannot pass together. A known device
 * has ten in 15 minutes of its own, whatever others do. Everyone else shares: ten for the account from one network, 200
 * failures an hour from one network, and spaced attempts for the account from all of them. Whether the account exists
 * makes no difference. Throws RateLimitedError `rate_limited`, and `uncounted` when the database does not answer in time.
 */
export async function admitAttempt(attempt: Attempt): Promise<void> {
  await refuseWhenSpent(async () => {
    if (attempt.device) return void (await byDevice.consume(attempt.device));
    await byPair.consume(pairKey(attempt));
    await byNetwork.consume(attempt.network);
    const { consumedPoints } = await byAccount.consume(attempt.account);
    const seconds = attemptSpacing(consumedPoints);
    if (seconds > 0) await spacing.consume(attempt.account, 1, { customDuration: seconds });
  });
}

/** Gives back what a successful attempt was counted as: its owner has shown who they are. What cannot be, stays counted. */
export async function forgiveAttempt(attempt: Attempt): Promise<void> {
  const given = attempt.device
    ? [byDevice.delete(attempt.device)]
    : [byPair.delete(pairKey(attempt)), byNetwork.reward(attempt.network), byAccount.reward(attempt.account)];
  await Promise.allSettled(given);
}

/** Forgets the attempts on an account, from everywhere and from this network: its owner has shown who they are by mail. */
export async function forgiveAccount(attempt: Attempt): Promise<void> {
  const forgotten = [byPair.delete(pairKey(attempt)), byAccount.delete(attempt.account)];
  await Promise.allSettled([...forgotten, spacing.delete(attempt.account)]);
}

async function refuseWhenSpent(count: () => Promise<void>): Promise<void> {
  try {
    await count();
  } catch (error) {
    throw error instanceof RateLimiterRes ? tooMany('sign-in attempts', error.msBeforeNext) : uncounted();
  }
}
