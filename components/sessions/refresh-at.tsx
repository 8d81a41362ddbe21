'use client';

import { useEffect, useRef } from 'react';
import { useRefresh } from '@/components/api/use-refresh';
import { useClock } from '@/components/time/use-clock';

/** Refreshes the page when the clock passes one of these instants. `now` is when the page was made. */
export function RefreshAt({ instants, now }: { instants: Date[]; now: Date }) {
  const refresh = useRefresh();
  const clock = useClock(now);
  const passed = instants.filter((instant) => instant.getTime() <= clock).length;
  const known = useRef(instants.filter((instant) => instant <= now).length);
  useEffect(() => {
    if (passed <= known.current) return;
    known.current = passed;
    refresh();
  }, [passed, refresh]);
  return null;
}
