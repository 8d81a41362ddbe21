import type { Context } from '@/server/context';
import { expireCheckout } from './expire-checkout';

/** How many checkouts one sweep ends. */
const batch = 50;

/** The sweep over unpaid checkouts past their hour, oldest first. Returns what became of them. */
export async function expireCheckouts(
  ctx: Context,
): Promise<{ expired: number; paid: number; moved: number }> {
  const due = await ctx.db.purchase.findMany({
    where: { status: 'PENDING', checkoutExpiresAt: { lt: ctx.now } },
    orderBy: { checkoutExpiresAt: 'asc' },
    take: batch,
    select: { id: true },
  });
  const counts = { expired: 0, paid: 0, moved: 0 };
  for (const { id } of due) {
    counts[await expireCheckout(ctx, { purchaseId: id, reason: 'unpaid' })] += 1;
  }
  return counts;
}
