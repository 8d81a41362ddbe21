'use client';

import { useState } from 'react';

/**
 * A problem with the input, and its setter. Once `entered` changes, the problem is cleared, so that no old refusal shows
 * beside a new preview.
 */
export function useProblem<T>(entered: string): [problem: T | null, report: (problem: T | null) => void] {
  const [said, setSaid] = useState<{ entered: string; problem: T } | null>(null);
  const isOld = said !== null && said.entered !== entered;
  if (isOld) setSaid(null);
  const report = (problem: T | null) => setSaid(problem === null ? null : { entered, problem });
  return [isOld ? null : (said?.problem ?? null), report];
}
