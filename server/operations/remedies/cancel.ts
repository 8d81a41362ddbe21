import type { Context } from '@/server/core/context';
import { dispatchOutbox } from '@/server/process/outbox/dispatch-outbox';
import { cancelPurchase } from '@/server/sales/cancellation/cancel-purchase';
import type { Applied, Patient } from './patient';
import { claimRemedy } from './remedy-claim';

/** Ends the purchase: the money goes back, trainer and sessions to come are released. */
export async function cancel(ctx: Context, { intent }: Patient): Promise<Applied> {
  const summary = 'cancelled, trainer and sessions released, money returned';
  const { remedyId } = await ctx.db.$transaction((tx) => claimRemedy(tx, ctx, intent, { summary }));
  await cancelPurchase(ctx, { purchaseId: intent.purchaseId, reason: intent.reason });
  await dispatchOutbox(ctx);
  return { remedyId, summary };
}
