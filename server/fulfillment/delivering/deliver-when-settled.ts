import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { setBookedDeadlines } from '@/server/purchases/set-booked-deadlines';

/**
 * Delivers a locked, booked purchase once every session of it is settled, which also frees the trainer's place; otherwise sets its
 * deadline to what is still due. Inside the transaction that settled a session. Returns whether it was delivered.
 */
export async function deliverWhenSettled(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  { purchaseId }: { purchaseId: string },
): Promise<boolean> {
  const sessions = await tx.trainingSession.findMany({
    where: { purchaseId, status: { not: 'CANCELLED' }, purchase: { status: 'SCHEDULED' } },
    orderBy: { endsAt: 'asc' },
    select: {
      endsAt: true,
      resultDueAt: true,
      makesUpForId: true,
      purchase: { select: { sessionCount: true } },
    },
  });
  const last = sessions.at(-1);
  const isWhole = sessions.filter(({ makesUpForId }) => !makesUpForId).length === last?.purchase.sessionCount;
  if (!last || !isWhole || sessions.some(({ resultDueAt }) => resultDueAt !== null)) {
    await setBookedDeadlines(tx, ctx, { purchaseId });
    return false;
  }
  await tx.trainerAllocation.updateMany({
    where: { purchaseId, endedAt: null, completedAt: null },
    data: { completedAt: last.endsAt },
  });
  await transitionPurchase(tx, ctx, {
    purchaseId,
    from: 'SCHEDULED',
    to: 'DELIVERED',
    entry: { kind: 'purchase.delivered', data: { sessionCount: sessions.length } },
  });
  return true;
}
