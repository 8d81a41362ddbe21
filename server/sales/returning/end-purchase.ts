import type { PurchaseStatus } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/core/audit/append-audit';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { isAllReturned } from '@/server/purchases/money/is-all-returned';
import { moneyOf } from '@/server/purchases/money/money-of';
import { moneySelect } from '@/server/purchases/money/money-select';

/**
 * Ends a locked purchase inside the caller's transaction: releases the trainer and the sessions to come, and keeps what was
 * held. REFUNDED when all of its money went back already, else CANCELLED until it has: see settlePayment. On the timeline and
 * in the audit log.
 */
export async function endPurchase(
  tx: Tx,
  ctx: Context,
  { purchaseId, from, reason }: { purchaseId: string; from: PurchaseStatus; reason: string },
): Promise<{ to: 'REFUNDED' | 'CANCELLED'; sessionsCancelled: number }> {
  await tx.payment.updateMany({ where: { purchaseId, status: 'PENDING' }, data: { status: 'CANCELLED' } });
  const { sessionsCancelled, trainerName } = await release(tx, ctx, purchaseId, reason);
  const purchase = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId }, select: moneySelect });
  const isRefunded = isAllReturned(moneyOf(purchase));
  const to = isRefunded ? 'REFUNDED' : 'CANCELLED';
  const data = { reason, isRefunded, sessionsCancelled, trainerName };
  const entry = { kind: 'purchase.cancelled' as const, data };
  await transitionPurchase(tx, ctx, { purchaseId, from, to, entry });
  await appendAudit(tx, ctx, {
    action: 'purchase.cancelled',
    subject: { kind: 'purchase', id: purchaseId },
    reason,
    data: { from, to, sessionsCancelled },
  });
  return { to, sessionsCancelled };
}

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
