import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';

export const endDiscountInput = z.object({ discountId: id });

/**
 * Ends a discount code now, or before it begins. Checkouts that were begun with it keep their price. Audited. Throws
 * NotFoundError `discount.unknown`, PreconditionError `discount.ended`.
 */
export async function endDiscount(ctx: Context, input: z.input<typeof endDiscountInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { discountId } = endDiscountInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const found = await tx.discountCode.findUnique({
      where: { id: discountId },
      select: { code: true, startsAt: true },
    });
    if (!found) throw new NotFoundError('discount.unknown', 'There is no such discount code.');
    const endsAt = new Date(Math.max(found.startsAt.getTime(), ctx.now.getTime()));
    const { count } = await tx.discountCode.updateMany({
      where: { id: discountId, OR: [{ endsAt: null }, { endsAt: { gt: endsAt } }] },
      data: { endsAt },
    });
    if (count === 0) throw new PreconditionError('discount.ended', `${found.code} has ended already.`);
    await appendAudit(tx, ctx, {
      action: 'discount.ended',
      subject: { kind: 'discount', id: discountId },
      data: { code: found.code },
    });
  });
}
