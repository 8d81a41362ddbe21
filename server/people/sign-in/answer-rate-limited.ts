import type { RateLimitedError } from '@/server/core/errors';

/** A refusal in the shape of Better Auth's own, which its clients read. */
export function answerRateLimited({ message, retryAfterSeconds }: RateLimitedError): Response {
  return Response.json(
    { code: 'RATE_LIMITED', message },
    { status: 429, headers: { 'retry-after': String(retryAfterSeconds) } },
  );
}
