import type { PurchaseStatus } from '@/prisma/generated/enums';
import { pipeline } from '@/server/process/stages/contract';

/**
 * Of the paid purchases counted by status: how many came to each stage of the pipeline, and how many then came through
 * it. One that was cancelled or refunded before its end is left out: it stopped by decision. One whose trainer was
 * released counts as it stands now.
 */
export function reachedStages(
  counts: { status: PurchaseStatus; wasFulfilled: boolean; count: number }[],
): { stage: string; title: string; entered: number; passed: number }[] {
  const far = (status: PurchaseStatus, wasFulfilled: boolean) => {
    if (wasFulfilled) return pipeline.length;
    if (status === 'CONFIRMED') return 0;
    const passed = pipeline.findIndex((stage) => stage.to === status);
    return passed === -1 ? null : passed + 1;
  };
  const reached = counts.flatMap(({ status, wasFulfilled, count }) => {
    const passed = far(status, wasFulfilled);
    return passed === null ? [] : [{ passed, count }];
  });
  const atLeast = (stages: number) =>
    reached.reduce((sum, { passed, count }) => (passed >= stages ? sum + count : sum), 0);
  return pipeline.map(({ stage, title }, index) => ({
    stage,
    title,
    entered: atLeast(index),
    passed: atLeast(index + 1),
  }));
}
