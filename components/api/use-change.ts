'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { isApiError } from './is-api-error';
import { sentenceOf } from './sentence-of';
import { useProblem } from './use-problem';

/** Why a change was refused, for the person. `isStale`: somebody else changed it first, and the page is out of date. */
export type ChangeProblem = { message: string; isStale: boolean };

/**
 * Runs a change and refreshes the page. `run` returns whether it succeeded; otherwise `problem` says why, and the input
 * stays. `isBusy` lasts until the refreshed page renders. `entered`: the input that the refusal is about; once it changes,
 * `problem` is cleared.
 */
export function useChange(entered = '') {
  const router = useRouter();
  const [isSending, setIsSending] = useState(false);
  const [isRefreshing, refresh] = useTransition();
  const [problem, setProblem] = useProblem<ChangeProblem>(entered);

  async function run(change: () => Promise<unknown>, { goTo }: { goTo?: string } = {}): Promise<boolean> {
    setIsSending(true);
    setProblem(null);
    try {
      await change();
      refresh(() => {
        if (goTo) router.push(goTo);
        router.refresh();
      });
      return true;
    } catch (error) {
      setProblem(problemOf(error));
      return false;
    } finally {
      setIsSending(false);
    }
  }

  return { run, isBusy: isSending || isRefreshing, problem, setProblem };
}

function problemOf(error: unknown): ChangeProblem {
  const code = isApiError(error) ? error.data?.domain?.code : undefined;
  return { message: sentenceOf(error), isStale: code?.endsWith('.changed') ?? false };
}
