import type { TRPCError } from '@trpc/server';
import { RateLimitedError } from '@/server/core/errors';

/** The Retry-After header of an answer with these errors: the longest wait that any of them asks for. */
export function retryAfter(errors: readonly TRPCError[]): { 'retry-after'?: string } {
  const waits = errors.flatMap(({ cause }) =>
    cause instanceof RateLimitedError ? cause.retryAfterSeconds : [],
  );
  return waits.length > 0 ? { 'retry-after': String(Math.max(...waits)) } : {};
}
