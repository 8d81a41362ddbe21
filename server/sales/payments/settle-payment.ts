import type { PaymentStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { contract } from '@/server/process/stages/contract';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { isAllReturned } from '@/server/purchases/money/is-all-returned';
import { moneyOf, moneyOfPayment } from '@/server/purchases/money/money-of';
import { moneySelect } from '@/server/purchases/money/money-select';
import { setBookedDeadlines } from '@/server/purchases/set-booked-deadlines';
import type { LockedPayment } from './lock-payment';

/**
 * Derives the status of a locked payment from its money, after its refunds or disputes changed, and keeps its purchase's clock.
 * When all of it went back, it is REFUNDED: no stage goes on, and a purchase in flight or with sessions to come is late from
 * now on, so that nobody overlooks it. Ending it is a person's decision, except for a checkout whose payment is reported only
 * after it went back. A partial refund leaves the status, and a refund that fails afterwards takes REFUNDED away again.
 * `reason` is null when Caravan returned the money: the timeline has its entry already.
 */
export async function settlePayment(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  payment: LockedPayment,
  reason: string | null,
): Promise<void> {
  await settleStatus(tx, ctx, payment, reason);
  await endAsRefunded(tx, ctx, payment);
  await setBookedDeadlines(tx, ctx, payment);
}

async function settleStatus(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  { id, purchaseId, purchaseStatus, provider, providerRef }: LockedPayment,
  reason: string | null,
): Promise<void> {
  const payment = await tx.payment.findUniqueOrThrow({
    where: { id },
    select: { ...moneySelect.payments.select, succeededAt: true },
  });
  const { returned } = moneyOfPayment(payment);
  const isGone = returned >= (payment.takenAmount ?? payment.amount);
  if (isGone === (payment.status === 'REFUNDED')) return;
  const status = isGone ? 'REFUNDED' : statusBefore(payment);
  await tx.payment.update({
    where: { id },
    data: { status, ...(isGone && reason && { failureReason: reason }) },
    select: { id: true },
  });
  if (!isGone) return;

  const entry = reason && {
    kind: 'payment.reversed' as const,
    data: { provider, providerRef, reason },
  };
  // The payment was never reported before it went back, and its page is closed.
  if (purchaseStatus === 'PENDING' && entry)
    return transitionPurchase(tx, ctx, { purchaseId, from: 'PENDING', to: 'REFUNDED', entry });
  if (contract.isOwed(purchaseStatus)) {
    await tx.purchase.updateMany({
      where: { id: purchaseId, stageDueAt: { gt: ctx.now } },
      data: { stageDueAt: ctx.now },
    });
  }
  if (entry) await appendEntry(tx, ctx, purchaseId, entry);
}

/** A cancelled purchase becomes REFUNDED once all of its money is back, whether that was at once or days later. */
async function endAsRefunded(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  { purchaseId, purchaseStatus }: LockedPayment,
): Promise<void> {
  if (purchaseStatus !== 'CANCELLED') return;
  const purchase = await tx.purchase.findUniqueOrThrow({ where: { id: purchaseId }, select: moneySelect });
  if (!isAllReturned(moneyOf(purchase))) return;
  const entry = { kind: 'purchase.refunded' as const, data: {} };
  await transitionPurchase(tx, ctx, { purchaseId, from: 'CANCELLED', to: 'REFUNDED', entry });
}

function statusBefore(payment: { succeededAt: Date | null; takenAmount: number | null }): PaymentStatus {
  if (payment.succeededAt) return 'SUCCEEDED';
  return payment.takenAmount === null ? 'PENDING' : 'REJECTED';
}
