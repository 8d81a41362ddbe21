import { RateLimitedError } from '@/server/core/errors';
import type { Requester } from './requester';

/** Streams that may be open at once. They bind sockets and memory of one process, so each process counts its own. */
const mostPerUser = 30;
const mostPerNetwork = 300;
/** Streams end at any moment, so nothing better is known than to try again soon. */
const retryAfterSeconds = 10;

const open = new Map<string, number>();

/**
 * Takes a place for a stream, and answers what gives it back, once. Throws RateLimitedError `too_many_streams` when the
 * person or the network has too many open.
 */
export function claimStream({ user, network }: Requester): () => void {
  const claims = [{ key: `network:${network}`, most: mostPerNetwork }];
  if (user !== null) claims.push({ key: `user:${user}`, most: mostPerUser });
  if (claims.some(({ key, most }) => (open.get(key) ?? 0) >= most)) {
    throw new RateLimitedError(
      'too_many_streams',
      'Too many pages with live updates are open. Close some of them; this one checks again in a few seconds.',
      retryAfterSeconds,
    );
  }
  for (const { key } of claims) open.set(key, (open.get(key) ?? 0) + 1);
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    for (const { key } of claims) {
      const left = (open.get(key) ?? 1) - 1;
      if (left > 0) open.set(key, left);
      else open.delete(key);
    }
  };
}
