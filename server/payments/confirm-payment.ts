import type { InboxOutcome } from '@/prisma/generated/enums';
import type { Context } from '@/server/context';
import type { Tx } from '@/server/db';
import { lockPurchase } from '@/server/purchases/lock-purchase';
import { transitionPurchase } from '@/server/purchases/transition-purchase';
import { appendEntry } from '@/server/timeline/append-entry';

/** A payment as the provider reports it. `amount` in minor units of `currency`. */
export type ReportedPayment = {
  paymentId: string;
  amount: number;
  currency: string;
  method: string | null;
  source: 'webhook' | 'reconciliation';
  inboxEventId: string | null;
};

export type ConfirmOutcome = { outcome: InboxOutcome; reason: string | null };

/**
 * The one way a purchase becomes paid, whoever brings the news first: PENDING -> CONFIRMED, or EXPIRED -> CONFIRMED for a
 * payment that came late. Compares amount and currency with the quote. Safe to call twice, and at once.
 *
 * What cannot be accepted is an outcome with its reason, written on the timeline: the money is never lost from sight.
 */
export async function confirmPayment(tx: Tx, ctx: Context, report: ReportedPayment): Promise<ConfirmOutcome> {
  const { purchaseId } = await tx.payment.findUniqueOrThrow({
    where: { id: report.paymentId },
    select: { purchaseId: true },
  });
  const { status } = await lockPurchase(tx, purchaseId);
  const payment = await tx.payment.findUniqueOrThrow({
    where: { id: report.paymentId },
    select: {
      status: true,
      amount: true,
      currency: true,
      provider: true,
      providerRef: true,
      purchase: inFlightOf,
    },
  });

  const refuse = async (outcome: 'IGNORED' | 'REJECTED', reason: string): Promise<ConfirmOutcome> => {
    const kind = outcome === 'IGNORED' ? 'payment.ignored' : 'payment.rejected';
    const data = { provider: payment.provider, inboxEventId: report.inboxEventId, reason };
    await appendEntry(tx, ctx, purchaseId, { kind, data });
    return { outcome, reason };
  };

  if (payment.status === 'SUCCEEDED') return refuse('IGNORED', 'This payment was confirmed before.');
  if (report.amount !== payment.amount || report.currency !== payment.currency) {
    return refuse(
      'REJECTED',
      `Paid ${report.amount} ${report.currency} (minor units), quoted ${payment.amount} ${payment.currency}. A refund is due.`,
    );
  }
  if (status !== 'PENDING' && status !== 'EXPIRED') {
    return refuse('REJECTED', `The purchase is ${status} already. A refund of this payment is due.`);
  }
  const other = await tx.purchase.findFirst({
    where: {
      id: { not: purchaseId },
      studentId: payment.purchase.studentId,
      courseId: payment.purchase.courseId,
      status: { in: ['PENDING', 'CONFIRMED', 'CREATED', 'ALLOCATED'] },
    },
    select: { number: true },
  });
  if (other) return refuse('REJECTED', `P-${other.number} of the same course is in flight. A refund is due.`);

  await tx.payment.update({
    where: { id: report.paymentId },
    data: { status: 'SUCCEEDED', succeededAt: ctx.now, method: report.method, failureReason: null },
    select: { id: true },
  });
  await transitionPurchase(tx, ctx, {
    purchaseId,
    from: status,
    to: 'CONFIRMED',
    entry: {
      kind: 'payment.confirmed',
      data: {
        provider: payment.provider,
        providerRef: payment.providerRef,
        amount: report.amount,
        currency: report.currency,
        method: report.method,
        source: report.source,
        inboxEventId: report.inboxEventId,
      },
    },
  });
  return { outcome: 'APPLIED', reason: null };
}

const inFlightOf = { select: { studentId: true, courseId: true } } as const;
