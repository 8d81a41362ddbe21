import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { confirmsWithinDays } from '@/server/purchases/money/confirms-within-days';
import { lockPayment } from './lock-payment';
import type { ConfirmOutcome } from './reported-payment';

/**
 * Records that a student paid by a method that confirms later: nothing expires meanwhile, and the purchase is late when the
 * provider has not confirmed the money in time. After a confirmation or failure it changes nothing. Safe to call twice.
 */
export async function awaitConfirmation(
  tx: Tx,
  ctx: Context,
  {
    paymentId,
    intentRef,
    inboxEventId,
  }: { paymentId: string; intentRef: string | null; inboxEventId: string | null },
): Promise<ConfirmOutcome> {
  const payment = await lockPayment(tx, paymentId);
  const { purchaseId, provider, providerRef, status, failureReason } = payment;
  const isOpen = status === 'PENDING' || (status === 'CANCELLED' && failureReason === null);
  if (!isOpen) return { outcome: 'IGNORED', reason: `The payment is ${status} already.` };
  await tx.payment.update({
    where: { id: paymentId },
    data: {
      status: 'CONFIRMING',
      confirmingAt: ctx.now,
      failureReason: null,
      intentRef: intentRef ?? undefined,
    },
    select: { id: true },
  });
  await tx.purchase.updateMany({
    where: { id: purchaseId, status: 'PENDING' },
    data: { stageDueAt: new Date(ctx.now.getTime() + confirmsWithinDays * 86_400_000) },
  });
  const data = { provider, providerRef, inboxEventId };
  await appendEntry(tx, ctx, purchaseId, { kind: 'payment.confirming', data });
  return { outcome: 'APPLIED', reason: null };
}
