'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { isApiError } from './is-api-error';
import { sentenceOf } from './sentence-of';
import { useProblem } from './use-problem';

/** Why a change was refused, for the person. `isStale`: somebody else was first, and the page shows what was before. */
export type ChangeProblem = { message: string; isStale: boolean };

/**
 * Runs a change and shows the page as it is after. `run` answers whether it was done; a refusal is in `problem`, and what
 * the person entered stays theirs. `isBusy` lasts until the new page is there. `entered`: what the refusal is about, where a
 * preview follows what is typed; of anything else, the refusal is gone.
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
