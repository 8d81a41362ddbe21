import { RateLimiterRes } from 'rate-limiter-flexible';
import { createWindowLimiter, limiterStore } from '@/server/core/limits/limiter-store';
import { uncounted } from '@/server/core/limits/spend';

/** Seconds, longer than the minute and a half for which a code is right. */
const seconds = 120;
const used = createWindowLimiter(
  limiterStore,
  'code:used',
  { points: 1, seconds },
  { insuranceLimiter: undefined },
);

/** Whether a code is tried for the first time. Throws RateLimitedError `uncounted`. */
export function admitCode(key: string): Promise<boolean> {
  return used.consume(key).then(
    () => true,
    (error: unknown) => {
      if (error instanceof RateLimiterRes) return false;
      throw uncounted();
    },
  );
}
