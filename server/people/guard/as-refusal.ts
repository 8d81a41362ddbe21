import { APIError } from 'better-auth/api';
import { RateLimitedError } from '@/server/core/errors';

/** Turns a limit's refusal into Better Auth's, with Retry-After. */
export async function asRefusal<T>(admitted: Promise<T>): Promise<T> {
  try {
    return await admitted;
  } catch (error) {
    if (!(error instanceof RateLimitedError)) throw error;
    throw new APIError(
      'TOO_MANY_REQUESTS',
      { code: 'RATE_LIMITED', message: error.message },
      { 'Retry-After': String(error.retryAfterSeconds) },
    );
  }
}
