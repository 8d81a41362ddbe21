import type { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { requireStepUp } from '@/server/core/require-step-up';
import { line } from '@/server/core/text/line';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { sendRefund } from '../refunds/send-refund';
import { amountOf } from './amount-of';
import { carryOutPlan } from './carry-out-plan';
import { loadReturnable } from './load-returnable';
import { returnInput } from './preview-return';
import { type ReturnPlan, returnPlan } from './return-plan';

export const returnPurchaseInput = returnInput.extend({
  reason,
  /** The token of the preview that was read. */
  token: line(100),
});

/**
 * Returns money of a purchase, ends it, or both, exactly as previewed. Refunds and end commit together; the provider is
 * asked after that, and by the sweep when it cannot be reached. Pressed by two, it is done once.
 *
 * Throws what previewReturn throws, and ConflictError `return.changed` when the purchase is no longer as it was read.
 */
export async function returnPurchase(
  ctx: Context,
  rawInput: z.input<typeof returnPurchaseInput>,
): Promise<Omit<ReturnPlan, 'token' | 'parts'>> {
  authorize(ctx, 'admin', 'system');
  const { purchaseId, refund, ends, reason, token } = returnPurchaseInput.parse(rawInput);
  requireStepUp(ctx);
  const { plan, refundIds } = await inTransaction(ctx, async (tx) => {
    await lockPurchase(tx, purchaseId);
    const purchase = await loadReturnable(tx, { purchaseId, now: ctx.now });
    const plan = returnPlan(purchase, { amount: amountOf(refund, purchase), ends });
    if (plan.token !== token)
      throw new ConflictError('return.changed', 'This purchase changed since you looked. Preview it again.');
    return { plan, refundIds: await carryOutPlan(tx, ctx, { purchaseId, purchase, plan, reason }) };
  });
  for (const refundId of refundIds) await sendRefund(ctx, { refundId });
  const { token: _, parts: __, ...done } = plan;
  return done;
}
