import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';

/** A checkout that its student began and has not paid. `wasDeclined`: the last try to pay was refused by bank or card. */
export type UnfinishedCheckout = { purchaseId: string; wasDeclined: boolean };

/** The student's newest unpaid checkout of a plan, or null: what somebody finds who comes back from the payment page. */
export async function findUnfinishedCheckout(
  ctx: Context,
  { planId }: { planId: string },
): Promise<UnfinishedCheckout | null> {
  const { userId: studentId } = authorize(ctx, 'student');
  const purchase = await ctx.db.purchase.findFirst({
    where: {
      planId,
      studentId,
      status: 'PENDING',
      // Not what was paid in another way than it should be, or is confirmed later.
      payments: { every: { status: 'PENDING', refunds: { none: {} } } },
    },
    orderBy: { createdAt: 'desc' },
    select: {
      id: true,
      timeline: {
        where: { kind: 'payment.declined' },
        take: 1,
        select: { id: true },
      },
    },
  });
  return purchase && { purchaseId: purchase.id, wasDeclined: purchase.timeline.length > 0 };
}
