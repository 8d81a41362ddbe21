import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { insertRefund } from '../refunds/insert-refund';
import { endPurchase } from './end-purchase';
import type { Returnable } from './load-returnable';
import type { ReturnPlan } from './return-plan';

/**
 * Does what a plan says inside the caller's transaction, on a locked purchase: refunds and the end of the purchase commit
 * together, or neither does. Returns the refunds that are to be sent after the commit.
 */
export async function carryOutPlan(
  tx: Tx,
  ctx: Context,
  {
    purchaseId,
    purchase,
    plan,
    reason,
  }: { purchaseId: string; purchase: Returnable; plan: ReturnPlan; reason: string },
): Promise<string[]> {
  const refundIds: string[] = [];
  for (const part of plan.parts) refundIds.push(await insertRefund(tx, ctx, { ...part, reason }));
  if (plan.ends) await endPurchase(tx, ctx, { purchaseId, from: purchase.status, reason });
  return refundIds;
}
