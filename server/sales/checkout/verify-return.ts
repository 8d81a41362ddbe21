import { z } from 'zod';
import type { PurchaseStatus } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { reconcilePurchase } from '@/server/sales/reconciliation/reconcile-purchase';

export const verifyReturnInput = z.object({ purchaseId: id });

/**
 * A student comes back from the payment page: the provider is asked at once, whether or not its webhook has come. Throws
 * NotFoundError `purchase.unknown` also for somebody else's purchase.
 */
export async function verifyReturn(
  ctx: Context,
  input: z.input<typeof verifyReturnInput>,
): Promise<{ status: PurchaseStatus }> {
  const { userId: studentId } = authorize(ctx, 'student');
  const { purchaseId } = verifyReturnInput.parse(input);
  const own = await ctx.db.purchase.findFirst({
    where: { id: purchaseId, studentId },
    select: { id: true },
  });
  if (!own) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  return reconcilePurchase(ctx, { purchaseId: own.id });
}
