import type { Tx } from '@/server/core/db';
import { contract } from '@/server/process/stages/contract';
import { heldOf, isSeriesComplete } from '../certificates/is-series-complete';

const rating = {
  id: true,
  subject: true,
  stars: true,
  text: true,
  status: true,
  declineReason: true,
} as const;

/** A student's own purchase with what it says of ratings, or null. `trainer`: who held the last session. */
export async function loadRatable(
  tx: Tx,
  { purchaseId, studentId }: { purchaseId: string; studentId: string },
) {
  const purchase = await tx.purchase.findFirst({
    where: { id: purchaseId, studentId },
    select: {
      status: true,
      courseId: true,
      sessionCount: true,
      ratings: { select: rating },
      sessions: {
        where: { status: { not: 'CANCELLED' } },
        orderBy: { startsAt: 'asc' },
        select: { trainer: { select: { id: true, name: true } }, result: { select: { outcome: true } } },
      },
    },
  });
  if (!purchase) return null;
  const { sessions, ratings, courseId } = purchase;
  return {
    courseId,
    course: ratings.find(({ subject }) => subject === 'COURSE') ?? null,
    forTrainer: ratings.find(({ subject }) => subject === 'TRAINER') ?? null,
    trainer: heldOf(sessions).at(-1)?.trainer ?? null,
    mayRate: contract.isPaid(purchase.status) && isSeriesComplete(purchase.sessionCount, sessions),
  };
}
