'use client';

import { useEffect, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { isApiError } from '@/components/api/is-api-error';
import type { Feasibility } from '@/server/sales/feasibility/check-feasibility';
import type { Preferences } from '@/server/scheduling/preferences/preferences';

/** The debounce before availability is checked, in milliseconds. */
const pauseMs = 350;

/** The availability of the choices: unknown, loading, answered, invalid choices, or no answer. */
export type FeasibilityState =
  | { state: 'unasked' | 'asking' | 'unknown' }
  | { state: 'refused'; message: string }
  | { state: 'known'; answer: Feasibility };

type Outcome = Exclude<FeasibilityState, { state: 'unasked' }>;

/**
 * Checks availability for the choices, debounced. Answers to earlier choices are dropped. `preferences` is null while
 * incomplete. If the server does not answer, checkout works without it. Invalid choices are reported, since checkout would
 * refuse them too.
 */
export function useFeasibility(
  planId: string,
  preferences: Preferences | null,
): { feasibility: FeasibilityState; askAgain(refusal: { nobodyFits: boolean }): void } {
  const client = useApiClient();
  const [known, setKnown] = useState<{ key: string; outcome: Outcome } | null>(null);
  const key = preferences && JSON.stringify(preferences);

  useEffect(() => {
    if (!key) return;
    const aborted = new AbortController();
    const timer = setTimeout(() => {
      client.checkout.feasibility
        .query({ planId, preferences: JSON.parse(key) }, { signal: aborted.signal })
        .then((answer) => setKnown({ key, outcome: { state: 'known', answer } }))
        .catch((error) => !aborted.signal.aborted && setKnown({ key, outcome: outcomeOf(error) }));
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      aborted.abort();
    };
  }, [client, planId, key]);

  /** The server refused to sell at these choices: says so at once if nobody fits, and asks what it offers now. */
  function askAgain({ nobodyFits }: { nobodyFits: boolean }) {
    if (!key) return;
    const outcome = nobodyFits
      ? ({ state: 'known', answer: noOffer } as const)
      : ({ state: 'asking' } as const);
    setKnown({ key, outcome });
    client.checkout.feasibility
      .query({ planId, preferences: JSON.parse(key) })
      .then((answer) => setKnown({ key, outcome: { state: 'known', answer } }))
      .catch((error) => !nobodyFits && setKnown({ key, outcome: outcomeOf(error) }));
  }

  return { feasibility: stateOf(), askAgain };

  function stateOf(): FeasibilityState {
    if (!key) return { state: 'unasked' };
    return known?.key === key ? known.outcome : { state: 'asking' };
  }
}

const noOffer: Feasibility = { fits: 0, isMore: false, offer: null, alternatives: [] };

/** Only these refusals are about the choices. Anything else may be temporary. */
function outcomeOf(error: unknown): Outcome {
  const refusal = isApiError(error) ? error.data?.domain : null;
  return refusal?.kind === 'Validation' || refusal?.kind === 'NotFound'
    ? { state: 'refused', message: refusal.message }
    : { state: 'unknown' };
}
