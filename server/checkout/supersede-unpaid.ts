import type { Context } from '@/server/context';
import { ConflictError } from '@/server/errors';
import { expireCheckout } from './expire-checkout';

/**
 * Clears the way for a new checkout of a course: an unpaid earlier one ends, at the provider first. The one with the key
 * `butFor` is the new one itself, begun by the same submit arriving twice: it stays. Throws ConflictError
 * `checkout.already-paid` when the earlier one turns out to be paid, or is being fulfilled.
 */
export async function supersedeUnpaid(
  ctx: Context,
  { butFor, ...input }: { studentId: string; courseId: string; butFor: string },
): Promise<void> {
  const earlier = await ctx.db.purchase.findFirst({
    where: {
      ...input,
      checkoutKey: { not: butFor },
      status: { in: ['PENDING', 'CONFIRMED', 'CREATED', 'ALLOCATED'] },
    },
    select: { id: true, number: true, status: true },
  });
  if (!earlier) return;
  const isUnpaid =
    earlier.status === 'PENDING' &&
    (await expireCheckout(ctx, { purchaseId: earlier.id, reason: 'superseded' })) === 'expired';
  if (isUnpaid) return;
  throw new ConflictError(
    'checkout.already-paid',
    `You have paid for this course: P-${earlier.number} is on its way. You are not charged again.`,
  );
}
