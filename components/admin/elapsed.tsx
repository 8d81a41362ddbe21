'use client';

import { useSyncExternalStore } from 'react';
import { formatDuration } from '@/server/core/time/format-duration';
import { formatTime } from '@/server/core/time/format-time';

/** The time elapsed since an instant, ticking. `now` is the server's clock for the first paint. */
export function Elapsed({ since, now, className }: { since: Date; now: Date; className?: string }) {
  const second = useSyncExternalStore(subscribe, readSecond, () => toSecond(now.getTime()));
  const length = Math.max(second, toSecond(now.getTime())) - since.getTime();
  return (
    <time
      dateTime={since.toISOString()}
      title={`since ${formatTime(since, 'full')}\n${formatTime(since, 'full', 'UTC')} UTC`}
      className={className}
      suppressHydrationWarning
    >
      {formatDuration(Math.max(1000, length))}
    </time>
  );
}

const toSecond = (ms: number) => Math.floor(ms / 1000) * 1000;
const readSecond = () => toSecond(Date.now());

// One timer for all clocks on the page.
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
