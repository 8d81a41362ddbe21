import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';

/**
 * Ends an allocation whose series cannot be placed any more and sends the purchase back to be allocated again:
 * ALLOCATED -> CREATED, which emits `purchase/created` again. Does nothing when the purchase has moved on.
 */
export async function releaseTrainer(
  ctx: Context,
  input: { purchaseId: string; allocationId: string; trainerName: string; reason: string },
): Promise<void> {
  authorize(ctx, 'staff', 'system');
  await inTransaction(ctx, async (tx) => {
    const { status } = await lockPurchase(tx, input.purchaseId);
    if (status !== 'ALLOCATED') return;
    const { count } = await tx.trainerAllocation.updateMany({
      where: { id: input.allocationId, endedAt: null },
      data: { endedAt: ctx.now, endReason: input.reason },
    });
    if (count === 0) return;
    await transitionPurchase(tx, ctx, {
      purchaseId: input.purchaseId,
      from: 'ALLOCATED',
      to: 'CREATED',
      entry: {
        kind: 'trainer.released',
        data: { allocationId: input.allocationId, trainerName: input.trainerName, reason: input.reason },
      },
    });
  });
}
