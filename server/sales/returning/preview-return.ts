import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { inSnapshot } from '@/server/core/in-snapshot';
import { amountOf } from './amount-of';
import { loadReturnable } from './load-returnable';
import { refundChoice } from './return-choice';
import { type ReturnPlan, returnPlan } from './return-plan';

export const returnInput = z.object({
  purchaseId: id,
  refund: refundChoice,
  /** Whether the purchase ends: the trainer and the sessions to come are released. */
  ends: z.boolean(),
});

/**
 * What a refund or a cancellation would do to a purchase as it is now. Changes nothing.
 *
 * Throws NotFoundError `purchase.unknown`; PreconditionError `refund.too-much`, `refund.nothing-left`, `cancellation.over`.
 */
export async function previewReturn(
  ctx: Context,
  rawInput: z.input<typeof returnInput>,
): Promise<ReturnPlan> {
  authorize(ctx, 'staff');
  const { purchaseId, refund, ends } = returnInput.parse(rawInput);
  const purchase = await inSnapshot(ctx, (tx) => loadReturnable(tx, { purchaseId, now: ctx.now }));
  return returnPlan(purchase, { amount: amountOf(refund, purchase), ends });
}
