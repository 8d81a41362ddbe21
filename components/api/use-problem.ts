'use client';

import { useState } from 'react';

/**
 * What was wrong with what the person entered, and how to say so. It is about what `entered` was then: once that is another,
 * it is gone, so that no old refusal stands beside a new preview.
 */
export function useProblem<T>(entered: string): [problem: T | null, report: (problem: T | null) => void] {
  const [said, setSaid] = useState<{ entered: string; problem: T } | null>(null);
  const isOld = said !== null && said.entered !== entered;
  if (isOld) setSaid(null);
  const report = (problem: T | null) => setSaid(problem === null ? null : { entered, problem });
  return [isOld ? null : (said?.problem ?? null), report];
}
