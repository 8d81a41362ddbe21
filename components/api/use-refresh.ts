'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';

/** Milliseconds until the app is asked again, and that it may take for an answer. */
const askAgainMs = 3_000;

/**
 * Reads the page again as soon as the app answers. Without asking first, a page that nobody touches would become the
 * browser's error page when the server restarts or the network goes, and what was typed into it would be lost.
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
