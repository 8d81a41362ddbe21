import { z } from 'zod';
import type { PurchaseStatus } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { id } from '@/server/core/ids/id';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { returnMoney } from './return-money';

export const cancelPurchaseInput = z.object({
  purchaseId: id,
  reason,
});

export type CancelOutcome = {
  outcome: 'cancelled' | 'already-ended';
  status: PurchaseStatus;
  /** Whether all of the money went back already. What is on its way does not count. */
  isRefunded: boolean;
  sessionsCancelled: number;
};

const isOver = (status: PurchaseStatus) => status === 'CANCELLED' || status === 'REFUNDED';

/**
 * Ends a purchase whatever its status: what is left of the money is refunded, the trainer and the sessions to come are
 * released, and what was held stays. The refund is recorded first, and safe to repeat, so a crash in between leaves nothing
 * that a second call does not finish. A provider that cannot be reached is asked for the refund later.
 *
 * Throws NotFoundError `purchase.unknown`; PreconditionError `refund.refused` when the provider refuses to return the money.
 */
export async function cancelPurchase(
  ctx: Context,
  input: z.input<typeof cancelPurchaseInput>,
): Promise<CancelOutcome> {
  authorize(ctx, 'admin', 'system');
  const { purchaseId, reason } = cancelPurchaseInput.parse(input);
  const before = await ctx.db.purchase.findUnique({ where: { id: purchaseId }, select: { status: true } });
  if (before && isOver(before.status)) return alreadyEnded(before.status);
  await returnMoney(ctx, { purchaseId, reason });

  return inTransaction(ctx, async (tx) => {
    const { status } = await lockPurchase(tx, purchaseId);
    if (isOver(status)) return alreadyEnded(status);
    await tx.payment.updateMany({ where: { purchaseId, status: 'PENDING' }, data: { status: 'CANCELLED' } });
    const { sessionsCancelled, trainerName } = await release(tx, ctx, purchaseId, reason);
    const isRefunded = (await tx.payment.count({ where: { purchaseId, status: 'REFUNDED' } })) > 0;
    const to = isRefunded ? 'REFUNDED' : 'CANCELLED';
    const data = { reason, isRefunded, sessionsCancelled, trainerName };
    const entry = { kind: 'purchase.cancelled' as const, data };
    await transitionPurchase(tx, ctx, { purchaseId, from: status, to, entry });
    await appendAudit(tx, ctx, {
      action: 'purchase.cancelled',
      subject: { kind: 'purchase', id: purchaseId },
      reason,
      data: { from: status, to, sessionsCancelled },
    });
    return { outcome: 'cancelled', status: to, isRefunded, sessionsCancelled };
  });
}

const alreadyEnded = (status: PurchaseStatus): CancelOutcome => ({
  outcome: 'already-ended',
  status,
  isRefunded: status === 'REFUNDED',
  sessionsCancelled: 0,
});

/** Ends the allocation and every session to come; one that has begun counts as held. */
async function release(tx: Tx, ctx: Context, purchaseId: string, reason: string) {
  await tx.trainingSession.updateMany({
    where: { purchaseId, status: 'SCHEDULED', startsAt: { lte: ctx.now } },
    data: { status: 'HELD' },
  });
  const { count: sessionsCancelled } = await tx.trainingSession.updateMany({
    where: { purchaseId, status: 'SCHEDULED' },
    data: { status: 'CANCELLED', sequence: { increment: 1 } },
  });
  const ended = await tx.trainerAllocation.updateManyAndReturn({
    where: { purchaseId, endedAt: null },
    data: { endedAt: ctx.now, endReason: reason },
    select: { trainer: { select: { name: true } } },
  });
  return { sessionsCancelled, trainerName: ended.at(0)?.trainer.name ?? null };
}
