import { setTimeout as delay } from 'node:timers/promises';
import type { TimelineFeed } from './listen';

/**
 * Yields at once, then after every change of the purchase (of any purchase without `purchaseId`), or of the waiting room
 * of `sessionId`, until `signal` aborts or the feed closes.
 * Changes that come while the consumer is busy are one: it reads what is true now. `pauseMs`, in milliseconds, is the
 * shortest time between two.
 */
export async function* changes(
  feed: TimelineFeed,
  options: { purchaseId?: string; sessionId?: string; pauseMs?: number; signal?: AbortSignal },
): AsyncGenerator<void, void> {
  const { purchaseId, sessionId, pauseMs = 0, signal } = options;
  const sought = sessionId ?? purchaseId;
  let isDue = true;
  let wake = () => {};
  const onChange = (changed: string | null) => {
    if (sought !== undefined && changed !== null && changed !== sought) return;
    isDue = true;
    wake();
  };
  const unsubscribe = sessionId === undefined ? feed.subscribe(onChange) : feed.subscribeRoom(onChange);
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
