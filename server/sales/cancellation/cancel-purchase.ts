import { z } from 'zod';
import type { PurchaseStatus } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { endPurchase } from '../returning/end-purchase';
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
    const { to, sessionsCancelled } = await endPurchase(tx, ctx, { purchaseId, from: status, reason });
    return { outcome: 'cancelled', status: to, isRefunded: to === 'REFUNDED', sessionsCancelled };
  });
}

const alreadyEnded = (status: PurchaseStatus): CancelOutcome => ({
  outcome: 'already-ended',
  status,
  isRefunded: status === 'REFUNDED',
  sessionsCancelled: 0,
});
