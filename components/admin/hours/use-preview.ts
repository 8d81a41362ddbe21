'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/** How long to wait after the last keystroke, in milliseconds. */
const pause = 350;

/**
 * Asks the server what would happen, shortly after `key` last changed. Null until it answered for the present key; an answer
 * that comes late for an earlier one is dropped, and so is one that fails: saving says why.
 */
export function usePreview<T>(key: string, ask: (signal: AbortSignal) => Promise<T> | null): T | null {
  const [answer, setAnswer] = useState<{ key: string; value: T } | null>(null);
  const askNow = useEffectEvent(ask);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const value = await askNow(stop.signal);
        if (value !== null && !stop.signal.aborted) setAnswer({ key, value });
      } catch {
        // Nothing is shown then.
      }
    }, pause);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [key]);
  return answer?.key === key ? answer.value : null;
}
