import type { PurchaseStatus } from '@/prisma/generated/enums';
import { contract } from '@/server/process/stages/contract';

/**
 * Of the paid purchases counted by status: how many came to each stage of the pipeline, and how many then came through
 * it. One that was cancelled or refunded before its end is left out: it stopped by decision. One whose trainer was
 * released counts as it stands now.
 */
export function reachedStages(
  counts: { status: PurchaseStatus; wasBooked: boolean; count: number }[],
): { stage: string; title: string; entered: number; passed: number }[] {
  const far = (status: PurchaseStatus, wasBooked: boolean) => {
    if (wasBooked) return contract.pipeline.length;
    if (!contract.isPaid(status)) return null;
    return contract.pipeline.filter(({ to }) => contract.hasReached(status, to)).length;
  };
  const reached = counts.flatMap(({ status, wasBooked, count }) => {
    const passed = far(status, wasBooked);
    return passed === null ? [] : [{ passed, count }];
  });
  const atLeast = (stages: number) =>
    reached.reduce((sum, { passed, count }) => (passed >= stages ? sum + count : sum), 0);
  return contract.pipeline.map(({ id, title }, index) => ({
    stage: id,
    title,
    entered: atLeast(index),
    passed: atLeast(index + 1),
  }));
}
