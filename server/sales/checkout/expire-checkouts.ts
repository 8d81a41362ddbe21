import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { log } from '@/server/core/log';
import { expireCheckout } from './expire-checkout';

/** How many checkouts one sweep ends. */
const batch = 50;

/**
 * The sweep over unpaid checkouts past their hour. One that was paid by a method that confirms later is not among them. One that cannot be ended, because the provider does not answer for it,
 * holds up no other: it is tried again after those that were not tried since, and the check `checkout-ends` tells of it.
 * Returns what became of them.
 */
export async function expireCheckouts(
  ctx: Context,
): Promise<{ expired: number; paid: number; moved: number; failed: number }> {
  authorize(ctx, 'system');
  const due = await ctx.db.purchase.findMany({
    where: {
      status: 'PENDING',
      checkoutExpiresAt: { lt: ctx.now },
      payments: { none: { status: 'CONFIRMING' } },
    },
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
    take: batch,
    select: { id: true },
  });
  const counts = { expired: 0, paid: 0, moved: 0, failed: 0 };
  for (const { id } of due) {
    const outcome = await expireCheckout(ctx, { purchaseId: id, reason: 'unpaid' }).catch(
      (error: unknown) => {
        log.error(
          { err: error, purchaseId: id },
          'an unpaid checkout could not be ended, and is tried again',
        );
        return 'failed' as const;
      },
    );
    counts[outcome] += 1;
    // What stays goes to the end of the queue.
    if (outcome === 'failed' || outcome === 'moved') {
      await ctx.db.purchase.updateMany({ where: { id, status: 'PENDING' }, data: { updatedAt: ctx.now } });
    }
  }
  return counts;
}
