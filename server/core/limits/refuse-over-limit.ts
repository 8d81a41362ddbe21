import { RateLimitedError } from '@/server/core/errors';
import type { LimitClass } from './limit-classes';
import { requesterOf } from './requester';
import { spend } from './spend';

/**
 * For route handlers: counts a request of a class, and answers 429 with Retry-After and a plain sentence when it is one
 * too many, or null when it may go on. `user` is the signed-in person or the owner of a token.
 */
export async function refuseOverLimit(
  name: LimitClass,
  headers: Headers,
  user: string | null = null,
  answer = answerRateLimited,
): Promise<Response | null> {
  try {
    await spend(name, requesterOf(headers, user));
    return null;
  } catch (error) {
    if (error instanceof RateLimitedError) return answer(error);
    throw error;
  }
}

/** A refusal as plain text. */
export function answerRateLimited({ message, retryAfterSeconds }: RateLimitedError): Response {
  return new Response(`${message}\n`, {
    status: 429,
    headers: { 'retry-after': String(retryAfterSeconds), 'content-type': 'text/plain; charset=utf-8' },
  });
}
