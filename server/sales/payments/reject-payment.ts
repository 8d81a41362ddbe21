import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import type { LockedPayment } from './lock-payment';
import { nextAsk } from './next-ask';
import { type ConfirmOutcome, type ReportedPayment, takenOf } from './reported-payment';
import { settlePayment } from './settle-payment';
import { writeEntryOnce } from './write-entry-once';

/**
 * Records money that the provider took and no course takes: the locked payment is REJECTED, and all of it is owed back. Told
 * on the timeline once for each payment and reason, however often it is reported.
 */
export async function rejectPayment(
  tx: Tx,
  ctx: Context,
  payment: LockedPayment,
  report: Omit<ReportedPayment, 'paymentId' | 'source'> & { reason: string },
): Promise<ConfirmOutcome> {
  const { id, purchaseId, provider, providerRef } = payment;
  const { reason, inboxEventId } = report;
  await tx.payment.update({
    where: { id },
    data: {
      status: 'REJECTED',
      failureReason: reason,
      askAt: nextAsk(ctx.now, ctx.now),
      ...takenOf(report),
    },
    select: { id: true },
  });
  const data = { provider, providerRef, inboxEventId, reason };
  await writeEntryOnce(tx, ctx, purchaseId, { kind: 'payment.rejected', data });
  // It may have been refunded before it was reported.
  await settlePayment(tx, ctx, payment, null);
  return { outcome: 'REJECTED', reason };
}
