'use client';

import { useSyncExternalStore } from 'react';

/** The current time in milliseconds, updated every few seconds. `now` is the server's clock for the first paint. */
export function useClock(now: Date | string): number {
  return useSyncExternalStore(subscribe, readClock, () => new Date(now).getTime());
}

// One ticking clock for the whole page, stopped when nothing uses it.
const listeners = new Set<() => void>();
let clock = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function readClock(): number {
  return clock;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    clock = Date.now();
    for (const each of listeners) each();
  }, 5_000);
  clock = Date.now();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}
