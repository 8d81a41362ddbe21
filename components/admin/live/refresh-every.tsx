'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useLive } from './live-context';

/** Reads the page again every few seconds while someone looks at it and has not paused it. */
export function RefreshEvery({ seconds }: { seconds: number }) {
  const router = useRouter();
  const { isPaused } = useLive();
  useEffect(() => {
    if (isPaused) return;
    const refresh = () => {
      if (document.visibilityState === 'visible') router.refresh();
    };
    const timer = setInterval(refresh, seconds * 1000);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [router, isPaused, seconds]);
  return null;
}
