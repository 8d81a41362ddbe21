import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { failedRefunds } from '@/server/operations/evidence/failed-refunds';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { insertRefund } from '@/server/sales/refunds/insert-refund';
import { claimRemedy } from '../remedy-claim';
import type { Applied, RemedyTarget } from '../remedy-target';
import { sendRefunds } from './send-refunds';

/** Asks the provider once more for each refund that failed. */
export async function retryRefund(ctx: Context, { intent, evidence }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'admin', 'system');
  const failed = failedRefunds(evidence);
  if (failed.length === 0)
    throw new ConflictError('remedy.stale', 'No failed refund is left to retry. Look again.');
  const { reason } = intent;
  const summary = failed.length === 1 ? 'refund requested again' : `${failed.length} refunds requested again`;
  const { remedyId, refundIds } = await inTransaction(ctx, async (tx) => {
    const claim = await claimRemedy(tx, ctx, intent, { summary });
    const refundIds: string[] = [];
    for (const { paymentId, amount, id: retryOfId } of failed)
      refundIds.push(await insertRefund(tx, ctx, { paymentId, amount, reason, retryOfId }));
    return { ...claim, refundIds };
  });
  await sendRefunds(ctx, refundIds);
  return { remedyId, summary };
}
