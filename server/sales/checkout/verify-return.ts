import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { reconcilePurchase } from '@/server/sales/payments/reconcile-purchase';

/**
 * A student comes back from the payment page: the provider is asked at once, whether or not its webhook has come. Throws
 * NotFoundError `purchase.unknown` also for somebody else's purchase.
 */
export async function verifyReturn(
  ctx: Context,
  input: { purchaseId: string; studentId: string },
): Promise<{ status: PurchaseStatus }> {
  const own = await ctx.db.purchase.findFirst({
    where: { id: input.purchaseId, studentId: input.studentId },
    select: { id: true },
  });
  if (!own) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  return reconcilePurchase(ctx, { purchaseId: own.id });
}
