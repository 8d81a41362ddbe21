'use client';

import { useEffect, useState } from 'react';
import { useApiClient } from '@/components/api/client';
import { sentenceOf } from '@/components/api/sentence-of';
import { useDiscount } from './discount-context';

/**
 * Enters a discount code for a plan: asks the server what the price is with it, and shares the answer. `kept` is the code of the
 * draft, `onKeep` changes it. The code of a restored draft is asked about again.
 */
export function useDiscountCode(
  planId: string,
  kept: string | undefined,
  onKeep: (code: string | undefined) => void,
) {
  const client = useApiClient();
  const { quote, setQuote } = useDiscount();
  const [typed, setTyped] = useState(kept ?? '');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function apply(code: string) {
    if (!code.trim()) return setProblem('Enter a code.');
    setIsBusy(true);
    setProblem(null);
    try {
      const answer = await client.checkout.discount.query({ planId, code });
      setQuote(answer);
      onKeep(answer.code);
    } catch (error) {
      drop(sentenceOf(error));
    } finally {
      setIsBusy(false);
    }
  }

  /** Without the code, and why; what was typed stays. */
  function drop(why: string | null) {
    setProblem(why);
    setQuote(null);
    onKeep(undefined);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what an earlier visit of the page left
  useEffect(() => {
    if (kept) void apply(kept);
    return () => setQuote(null);
  }, []);

  return {
    quote,
    typed,
    isBusy,
    problem,
    type(text: string) {
      setTyped(text);
      setProblem(null);
    },
    apply: () => apply(typed),
    drop,
    remove() {
      setTyped('');
      drop(null);
    },
    /** Typed and not applied: it must not be forgotten on the way to payment. */
    isPending: !quote && typed.trim() !== '',
  };
}

export type DiscountEntry = ReturnType<typeof useDiscountCode>;
