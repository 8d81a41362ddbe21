'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';

/** The pause between two requests and the timeout of one, in milliseconds. */
const askAgainMs = 3_000;

/**
 * Refreshes the page once the app answers. Refreshing blindly while the server restarts or the network is down would replace
 * the page with the browser's error page and lose any input.
 */
export function useRefresh(): () => void {
  const router = useRouter();
  const waiting = useRef<AbortController>(null);
  useEffect(() => () => waiting.current?.abort(), []);

  return useCallback(() => {
    if (waiting.current && !waiting.current.signal.aborted) return;
    const abort = new AbortController();
    waiting.current = abort;
    void refreshWhenReachable(abort.signal, () => router.refresh()).finally(() => abort.abort());
  }, [router]);
}

async function refreshWhenReachable(signal: AbortSignal, refresh: () => void): Promise<void> {
  while (!(await isReachable())) {
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
    if (signal.aborted) return;
  }
  if (!signal.aborted) refresh();
}

async function isReachable(): Promise<boolean> {
  try {
    const answer = await fetch('/api/health', { cache: 'no-store', signal: AbortSignal.timeout(askAgainMs) });
    return answer.ok;
  } catch {
    return false;
  }
}
