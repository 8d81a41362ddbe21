'use client';

import { useEffect, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import type { Feasibility } from '@/server/checkout/check-feasibility';
import type { Preferences } from '@/server/checkout/preferences';

/** How long the choices must rest before they are asked about. */
const pauseMs = 350;

/** What is known about the choices: nothing, that it is being asked, the answer, or that there was none. */
export type FeasibilityState =
  | { state: 'unasked' | 'asking' | 'unknown' }
  | { state: 'known'; answer: Feasibility };

/**
 * Asks who could hold a plan at these choices, whenever they rest; an answer to earlier choices is dropped. `preferences`
 * is null while they are not complete. A check that fails says nothing: checkout goes on without it.
 */
export function useFeasibility(planId: string, preferences: Preferences | null): FeasibilityState {
  const client = useApiClient();
  const [known, setKnown] = useState<{ key: string; answer: Feasibility | null } | null>(null);
  const key = preferences && JSON.stringify(preferences);

  useEffect(() => {
    if (!key) return;
    const aborted = new AbortController();
    const timer = setTimeout(() => {
      client.checkout.feasibility
        .query({ planId, preferences: JSON.parse(key) }, { signal: aborted.signal })
        .then((answer) => setKnown({ key, answer }))
        .catch(() => !aborted.signal.aborted && setKnown({ key, answer: null }));
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      aborted.abort();
    };
  }, [client, planId, key]);

  if (!key) return { state: 'unasked' };
  if (known?.key !== key) return { state: 'asking' };
  return known.answer ? { state: 'known', answer: known.answer } : { state: 'unknown' };
}
