'use client';

import { useEffect, useEffectEvent, useState } from 'react';

/** How long to wait after the last keystroke, in milliseconds. */
const pause = 350;

/**
 * Loads a preview shortly after `key` last changed. Null until the answer for the current key arrives. Late answers to
 * earlier keys are dropped, and so are failures: saving reports them.
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
        // No preview then.
      }
    }, pause);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [key]);
  return answer?.key === key ? answer.value : null;
}
