import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { contract } from '@/server/process/stages/contract';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { setBookedDeadlines } from '@/server/purchases/set-booked-deadlines';
import type { ConfirmOutcome } from './confirm-payment';

/**
 * Records that the provider gave a payment back, or had to: the payment is REFUNDED, no stage goes on, and a purchase in
 * flight or with sessions to come is late from now on, so that nobody overlooks it. Its status stays: ending it is a
 * decision. Told before the payment itself, it keeps that from ever counting. Safe to call twice.
 */
export async function reversePayment(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  input: { paymentId: string; reason: string },
): Promise<ConfirmOutcome> {
  const { purchaseId, provider, providerRef } = await tx.payment.findUniqueOrThrow({
    where: { id: input.paymentId },
    select: { purchaseId: true, provider: true, providerRef: true },
  });
  const { status } = await lockPurchase(tx, purchaseId);
  const { count } = await tx.payment.updateMany({
    where: { id: input.paymentId, status: { not: 'REFUNDED' } },
    data: { status: 'REFUNDED', failureReason: input.reason },
  });
  if (count === 0) return { outcome: 'IGNORED', reason: 'The payment was returned before.' };
  if (contract.isOwed(status)) {
    await tx.purchase.updateMany({
      where: { id: purchaseId, stageDueAt: { gt: ctx.now } },
      data: { stageDueAt: ctx.now },
    });
  }
  if (status === 'SCHEDULED') await setBookedDeadlines(tx, ctx, { purchaseId });
  await appendEntry(tx, ctx, purchaseId, {
    kind: 'payment.reversed',
    data: { provider, providerRef, reason: input.reason },
  });
  return { outcome: 'APPLIED', reason: null };
}
