'use client';

import { useEffect } from 'react';
import { useRefresh } from '@/components/api/use-refresh';
import { useLive } from './live-context';

/** Reloads the page every few seconds while it is visible and not paused. */
export function RefreshEvery({ seconds }: { seconds: number }) {
  const refreshPage = useRefresh();
  const { isPaused } = useLive();
  useEffect(() => {
    if (isPaused) return;
    const refresh = () => {
      if (document.visibilityState === 'visible') refreshPage();
    };
    const timer = setInterval(refresh, seconds * 1000);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [refreshPage, isPaused, seconds]);
  return null;
}
