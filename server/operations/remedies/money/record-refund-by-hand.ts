import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { failedRefunds } from '@/server/operations/evidence/failed-refunds';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { insertRefund } from '@/server/sales/refunds/insert-refund';
import { claimRemedy } from '../remedy-claim';
import type { Applied, RemedyTarget } from '../remedy-target';
import { rejectedMoney } from './rejected-money';

/** Records that the student got what is owed another way than through the provider: it counts as refunded. */
export async function recordRefundByHand(ctx: Context, { intent, evidence }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'admin', 'system');
  const failed = failedRefunds(evidence).map(({ id: retryOfId, ...refund }) => ({ retryOfId, ...refund }));
  const due =
    failed.length > 0 ? failed : rejectedMoney(evidence).map((owed) => ({ retryOfId: undefined, ...owed }));
  if (due.length === 0) throw new ConflictError('remedy.stale', 'Nothing is owed back any more. Look again.');
  const { reason } = intent;
  const summary = 'recorded as refunded by hand';
  const { remedyId } = await inTransaction(ctx, async (tx) => {
    const claim = await claimRemedy(tx, ctx, intent, { summary });
    for (const { paymentId, amount, retryOfId } of due)
      await insertRefund(tx, ctx, { paymentId, amount, reason, retryOfId, isByHand: true });
    return claim;
  });
  return { remedyId, summary };
}
