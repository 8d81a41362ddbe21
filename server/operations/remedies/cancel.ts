import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { cancelPurchase } from '@/server/sales/cancellation/cancel-purchase';
import type { Applied, Patient } from './patient';
import { claimRemedy } from './remedy-claim';

/** Ends the purchase: the money goes back, trainer and sessions to come are released. */
export async function cancel(ctx: Context, { intent }: Patient): Promise<Applied> {
  authorize(ctx, 'admin', 'system');
  const summary = 'cancelled, trainer and sessions released, money returned';
  const { remedyId } = await inTransaction(ctx, (tx) => claimRemedy(tx, ctx, intent, { summary }));
  await cancelPurchase(ctx, { purchaseId: intent.purchaseId, reason: intent.reason });
  return { remedyId, summary };
}
