import { z } from 'zod';
import type { PurchaseStatus } from '@/prisma/generated/enums';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { gatewayFor } from '@/server/sales/payments/gateways';
import { listPayments } from '@/server/sales/payments/list-payments';
import { unlessUnknown } from '@/server/sales/payments/unless-unknown';

export const cancelPurchaseInput = z.object({
  purchaseId: id,
  reason,
});

export type CancelOutcome = {
  outcome: 'cancelled' | 'already-ended';
  status: PurchaseStatus;
  /** Whether the money went back. */
  isRefunded: boolean;
  sessionsCancelled: number;
};

const isOver = (status: PurchaseStatus) => status === 'CANCELLED' || status === 'REFUNDED';

/**
 * Ends a purchase whatever its status: the money is returned by the provider, the trainer and the sessions to come are
 * released, and what was held stays. The provider is asked first, which is safe to repeat, so a crash in between leaves
 * nothing that a second call does not finish.
 *
 * Throws NotFoundError `purchase.unknown`; PreconditionError `refund.refused` when the provider does not return the money.
 */
export async function cancelPurchase(
  ctx: Context,
  input: z.input<typeof cancelPurchaseInput>,
): Promise<CancelOutcome> {
  authorize(ctx, 'admin', 'system');
  const { purchaseId, reason } = cancelPurchaseInput.parse(input);
  const before = await ctx.db.purchase.findUnique({ where: { id: purchaseId }, select: { status: true } });
  if (before && isOver(before.status)) return alreadyEnded(before.status);
  const refunded = await returnMoney(ctx, purchaseId);

  return inTransaction(ctx, async (tx) => {
    const { status } = await lockPurchase(tx, purchaseId);
    if (isOver(status)) return alreadyEnded(status);
    await tx.payment.updateMany({
      where: { id: { in: refunded }, status: { not: 'REFUNDED' } },
      data: { status: 'REFUNDED' },
    });
    await tx.payment.updateMany({ where: { purchaseId, status: 'PENDING' }, data: { status: 'CANCELLED' } });
    const { sessionsCancelled, trainerName } = await release(tx, ctx, purchaseId, reason);
    const wasReturned = await tx.payment.count({ where: { purchaseId, status: 'REFUNDED' } });
    const to = wasReturned > 0 ? 'REFUNDED' : 'CANCELLED';
    const data = { reason, isRefunded: wasReturned > 0, sessionsCancelled, trainerName };
    const entry = { kind: 'purchase.cancelled' as const, data };
    await transitionPurchase(tx, ctx, { purchaseId, from: status, to, entry });
    await appendAudit(tx, ctx, {
      action: 'purchase.cancelled',
      subject: { kind: 'purchase', id: purchaseId },
      reason,
      data: { from: status, to, sessionsCancelled },
    });
    return { outcome: 'cancelled', status: to, isRefunded: wasReturned > 0, sessionsCancelled };
  });
}

const alreadyEnded = (status: PurchaseStatus): CancelOutcome => ({
  outcome: 'already-ended',
  status,
  isRefunded: status === 'REFUNDED',
  sessionsCancelled: 0,
});

/** Has the provider return what it took and close what is open; the ids of the payments whose money went back. */
async function returnMoney(ctx: Context, purchaseId: string): Promise<string[]> {
  const payments = await listPayments(ctx, { purchaseId });
  const refunded: string[] = [];
  for (const { id, provider, providerRef, status } of payments) {
    if (status === 'REFUNDED') continue;
    const gateway = gatewayFor(provider, ctx.db);
    let word = await unlessUnknown(gateway.retrieveCheckout(providerRef));
    if (!word && status === 'SUCCEEDED') {
      throw new PreconditionError(
        'refund.refused',
        `${provider} does not know the payment ${providerRef}, so it cannot return the money. Look for it there.`,
      );
    }
    if (!word) continue;
    if (word.status === 'open') word = await gateway.expireCheckout(providerRef);
    if (word.status === 'paid') word = await gateway.refundCheckout(providerRef);
    if (word.status === 'paid') {
      throw new PreconditionError('refund.refused', `${provider} did not return the money. Try again later.`);
    }
    if (word.status === 'refunded') refunded.push(id);
  }
  return refunded;
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
