import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { cancelPurchase } from '@/server/sales/cancellation/cancel-purchase';
import { claimRemedy } from './remedy-claim';
import type { Applied, RemedyTarget } from './remedy-target';

/** Ends the purchase: the money goes back, trainer and sessions to come are released. */
export async function cancel(ctx: Context, { intent }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'admin', 'system');
  const summary = 'cancelled, trainer and sessions released, money returned';
  const { remedyId } = await inTransaction(ctx, (tx) => claimRemedy(tx, ctx, intent, { summary }));
  await cancelPurchase(ctx, { purchaseId: intent.purchaseId, reason: intent.reason });
  return { remedyId, summary };
}
