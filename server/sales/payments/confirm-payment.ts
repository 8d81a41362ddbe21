import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { formatMoney } from '@/server/core/money/format-money';
import { isSameMoney } from '@/server/core/money/is-same-money';
import { contract } from '@/server/process/stages/contract';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { type LockedPayment, lockPayment } from './lock-payment';
import { nextAsk } from './next-ask';
import { rejectPayment } from './reject-payment';
import { type ConfirmOutcome, type ReportedPayment, takenOf } from './reported-payment';
import { writeEntryOnce } from './write-entry-once';

/**
 * The one way a purchase becomes paid, no matter which source reports it first: PENDING -> CONFIRMED, or EXPIRED ->
 * CONFIRMED for a payment that came late. Compares amount and currency with the quote. Safe to call twice, and at once. What
 * cannot be accepted is REJECTED with its reason and owed back: the money is never lost from sight.
 */
export async function confirmPayment(tx: Tx, ctx: Context, report: ReportedPayment): Promise<ConfirmOutcome> {
  const payment = await lockPayment(tx, report.paymentId);
  const { purchaseId, purchaseStatus: status, provider, providerRef } = payment;
  const { amount, currency, method, source, inboxEventId } = report;

  const isSettled = payment.status === 'SUCCEEDED' || payment.status === 'REFUNDED';
  if (isSettled) {
    await tx.payment.updateMany({
      where: { id: payment.id, takenAmount: null },
      data: takenOf(report),
    });
    const reason = `This payment was ${payment.status === 'SUCCEEDED' ? 'confirmed' : 'returned'} before.`;
    const ignored = { provider, providerRef, inboxEventId, reason };
    await writeEntryOnce(tx, ctx, purchaseId, { kind: 'payment.ignored', data: ignored });
    return { outcome: 'IGNORED', reason };
  }
  const wrong = await whyRejected(tx, payment, report);
  if (wrong) return rejectPayment(tx, ctx, payment, { ...report, reason: wrong });

  await tx.payment.update({
    where: { id: report.paymentId },
    data: {
      status: 'SUCCEEDED',
      succeededAt: ctx.now,
      askAt: nextAsk(ctx.now, ctx.now),
      failureReason: null,
      ...takenOf(report),
    },
    select: { id: true },
  });
  const data = { provider, providerRef, amount, currency, method, source, inboxEventId };
  await transitionPurchase(tx, ctx, {
    purchaseId,
    from: status,
    to: 'CONFIRMED',
    entry: { kind: 'payment.confirmed', data },
  });
  return { outcome: 'APPLIED', reason: null };
}

/** Why the money of a payment cannot be taken for its purchase; null when it can. */
async function whyRejected(tx: Tx, payment: LockedPayment, report: ReportedPayment): Promise<string | null> {
  const status = payment.purchaseStatus;
  if (!isSameMoney(report, payment))
    return `Paid ${formatMoney(report.amount, report.currency)}, quoted ${formatMoney(payment.amount, payment.currency)}. A refund is due.`;
  if (status !== 'PENDING' && status !== 'EXPIRED')
    return `The purchase is ${status} already. A refund of this payment is due.`;
  // A PENDING purchase is itself the one in flight, by a unique index.
  const other = status === 'EXPIRED' ? await findOther(tx, payment) : null;
  return other && `P-${other.number} of the same course is in its place. A refund is due.`;
}

/** A purchase of the same course that took the place of an expired one: in flight, or begun later and paid. */
function findOther(tx: Tx, { purchaseId, purchaseCreatedAt, studentId, courseId }: LockedPayment) {
  const later = { createdAt: { gt: purchaseCreatedAt }, status: { in: [...contract.paid] } };
  return tx.purchase.findFirst({
    where: {
      id: { not: purchaseId },
      studentId,
      courseId,
      OR: [{ status: { in: contract.inFlight } }, later],
    },
    select: { number: true },
  });
}
