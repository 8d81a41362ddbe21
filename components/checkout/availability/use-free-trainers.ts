'use client';

import { useEffect, useState } from 'react';
import { useApiClient } from '@/components/api/client';

/** The debounce while a start date is typed, in milliseconds. */
const pauseMs = 250;

/** How many trainers are free at each hour of the week from `firstDay` on: see `countFreeTrainers`. */
export type FreeTrainers = { firstDay: string; free: number[] };

/**
 * Asks how many trainers are free at each hour, again for each time zone and start date. Null while unknown: the grid works
 * without it.
 */
export function useFreeTrainers(
  planId: string,
  { zone, startDate }: { zone: string; startDate: string },
): FreeTrainers | null {
  const client = useApiClient();
  const [known, setKnown] = useState<{ key: string; answer: FreeTrainers } | null>(null);
  const key = startDate && `${zone} ${startDate}`;

  useEffect(() => {
    if (!key) return;
    const aborted = new AbortController();
    const timer = setTimeout(() => {
      client.checkout.freeTrainers
        .query({ planId, zone, startDate }, { signal: aborted.signal })
        .then((answer) => setKnown({ key, answer }))
        .catch(() => undefined);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      aborted.abort();
    };
  }, [client, planId, zone, startDate, key]);

  return known?.key === key ? known.answer : null;
}
