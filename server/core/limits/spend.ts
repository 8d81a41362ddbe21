import { RateLimiterRes } from 'rate-limiter-flexible';
import { RateLimitedError } from '@/server/core/errors';
import { type Limit, type LimitClass, limitClasses } from './limit-classes';
import { createWindowLimiter, limiterStore } from './limiter-store';
import type { Requester } from './requester';
import { waitWords } from './wait-words';

const limiters = new Map(
  Object.entries<Limit>(limitClasses).map(([name, { perUser, perNetwork, isStrict }]) => {
    const options = isStrict ? { insuranceLimiter: undefined } : {};
    return [
      name,
      {
        user: perUser && createWindowLimiter(limiterStore, `${name}:user`, perUser, options),
        network: createWindowLimiter(limiterStore, `${name}:network`, perNetwork, options),
      },
    ];
  }),
);

/**
 * Counts `points` requests of a class against the requester: their account and their network, both at once, so it costs
 * one round trip, and none while the requester is over the limit. Throws RateLimitedError `rate_limited` when either has
 * had its share of the window, and `uncounted` when a strict class cannot be counted.
 */
export async function spend(name: LimitClass, requester: Requester, points = 1): Promise<void> {
  const limiter = limiters.get(name);
  const counted = await Promise.allSettled([
    requester.user !== null && limiter?.user?.consume(requester.user, points),
    limiter?.network.consume(requester.network, points),
  ]);
  const waits = counted.flatMap((result) => {
    if (result.status === 'fulfilled') return [];
    if (!(result.reason instanceof RateLimiterRes)) throw uncounted();
    return result.reason.msBeforeNext;
  });
  if (waits.length > 0) throw tooMany(limitClasses[name].noun, Math.max(...waits));
}

/** The refusal of what is not let through uncounted, while the database does not answer in time. */
export function uncounted(): RateLimitedError {
  return new RateLimitedError('uncounted', 'Many people are here right now. Try again in 5 seconds.', 5);
}

/** The refusal of a request made too often; it may be made again in `waitMs` milliseconds. */
export function tooMany(noun: string, waitMs: number): RateLimitedError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new RateLimitedError(
    'rate_limited',
    `Too many ${noun} in a short time. Try again in ${waitWords(seconds)}.`,
    seconds,
  );
}
