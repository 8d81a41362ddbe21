import { setTimeout as delay } from 'node:timers/promises';
import type { TimelineFeed } from './listen';

/**
 * Yields at once, then after every change of the purchase (of any purchase without `purchaseId`), until `signal` aborts or
 * the feed closes.
 * Changes that come while the consumer is busy are one: it reads what is true now. `pauseMs`, in milliseconds, is the
 * shortest time between two.
 */
export async function* changes(
  feed: TimelineFeed,
  options: { purchaseId?: string; pauseMs?: number; signal?: AbortSignal },
): AsyncGenerator<void, void> {
  const { purchaseId, pauseMs = 0, signal } = options;
  let isDue = true;
  let wake = () => {};
  const unsubscribe = feed.subscribe((changed) => {
    if (purchaseId !== undefined && changed !== null && changed !== purchaseId) return;
    isDue = true;
    wake();
  });
  const onAbort = () => wake();
  signal?.addEventListener('abort', onAbort);
  try {
    while (!signal?.aborted && !feed.isClosed) {
      if (isDue) {
        isDue = false;
        yield;
        if (pauseMs) await delay(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    unsubscribe();
  }
}
