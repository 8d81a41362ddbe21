import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';

/** Throws NotFound `purchase_not_found` when there is none, or when it is someone else's and the actor is not staff. */
export async function mayWatchPurchase(
  ctx: Pick<Context, 'db' | 'actor'>,
  { purchaseId }: { purchaseId: string },
): Promise<void> {
  const { kind, userId } = authorize(ctx, 'student');
  const purchase = await ctx.db.purchase.findUnique({
    where: { id: purchaseId },
    select: { studentId: true },
  });
  if (!purchase || (kind !== 'staff' && purchase.studentId !== userId)) {
    throw new NotFoundError('purchase_not_found', 'There is no such purchase.');
  }
}
