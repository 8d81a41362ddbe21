import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { line } from '@/server/core/text/line';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { sendRefund } from '../refunds/send-refund';
import { carryOutPlan } from '../returning/carry-out-plan';
import { planMyCancellation } from './plan-my-cancellation';

export const cancelMyPurchaseInput = z.object({
  purchaseId: id,
  /** The token of the preview that was read: it stands for the amount and the sessions. */
  token: line(100),
});

/**
 * Ends the student's own purchase and returns what the policy of the school says, exactly as previewed. Refund and end
 * commit together; the provider is asked after that. Pressed twice, it is done once.
 *
 * Throws NotFoundError `purchase.unknown`, PreconditionError `cancellation.over`, ConflictError `cancellation.changed` when
 * the amount or the sessions are no longer those that were read.
 */
export async function cancelMyPurchase(
  ctx: Context,
  rawInput: z.input<typeof cancelMyPurchaseInput>,
): Promise<{ amount: number; currency: string }> {
  authorize(ctx, 'student');
  const { purchaseId, token } = cancelMyPurchaseInput.parse(rawInput);
  const { plan, refundIds } = await inTransaction(ctx, async (tx) => {
    await lockPurchase(tx, purchaseId);
    const { plan, purchase } = await planMyCancellation(tx, ctx, purchaseId);
    if (plan.token !== token)
      throw new ConflictError(
        'cancellation.changed',
        'Your course changed since you opened this. Look at the new amount, then confirm again.',
      );
    const reason = 'The student cancelled.';
    return { plan, refundIds: await carryOutPlan(tx, ctx, { purchaseId, purchase, plan, reason }) };
  });
  const asSystem = { ...ctx, actor: { kind: 'system', job: 'cancel-my-purchase' } as const };
  for (const refundId of refundIds) await sendRefund(asSystem, { refundId });
  return { amount: plan.amount, currency: plan.currency };
}
