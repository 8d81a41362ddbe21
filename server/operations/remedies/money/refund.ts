import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { formatMoney } from '@/server/core/money/format-money';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { insertRefund } from '@/server/sales/refunds/insert-refund';
import { claimRemedy } from '../remedy-claim';
import type { Applied, RemedyTarget } from '../remedy-target';
import { rejectedMoney } from './rejected-money';
import { sendRefunds } from './send-refunds';

/** Returns all that is owed of each payment that no course takes. */
export async function refund(ctx: Context, { intent, evidence }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'admin', 'system');
  const due = rejectedMoney(evidence);
  if (due.length === 0) throw new ConflictError('remedy.stale', 'Nothing is owed back any more. Look again.');
  const { reason } = intent;
  const summary = `refund of ${due.map(({ amount, currency }) => formatMoney(amount, currency)).join(' and ')} requested`;
  const { remedyId, refundIds } = await inTransaction(ctx, async (tx) => {
    const claim = await claimRemedy(tx, ctx, intent, { summary });
    const refundIds: string[] = [];
    for (const { paymentId, amount } of due)
      refundIds.push(await insertRefund(tx, ctx, { paymentId, amount, reason }));
    return { ...claim, refundIds };
  });
  await sendRefunds(ctx, refundIds);
  return { remedyId, summary };
}
