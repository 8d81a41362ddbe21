import { z } from 'zod';
import { type InboxOutcome, PaymentStatus, PurchaseStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { formatMoney } from '@/server/core/money/format-money';
import { queryRows } from '@/server/core/query-rows';
import { contract } from '@/server/process/stages/contract';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { nextAsk } from './next-ask';

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
 * The one way a purchase becomes paid, no matter which source reports it first: PENDING -> CONFIRMED, or EXPIRED ->
 * CONFIRMED for a payment that came late. Compares amount and currency with the quote. Safe to call twice, and at once. What
 * cannot be accepted is an outcome with its reason, written on the timeline once for each payment and reason, however often
 * it is reported: the money is never lost from sight.
 */
export async function confirmPayment(tx: Tx, ctx: Context, report: ReportedPayment): Promise<ConfirmOutcome> {
  const payment = await lockPayment(tx, report.paymentId);
  const { purchaseId, purchaseStatus: status } = payment;
  const askAt = nextAsk(ctx.now, ctx.now);
  const askLater = () => tx.payment.updateMany({ where: { id: report.paymentId }, data: { askAt } });

  const refuse = async (outcome: 'IGNORED' | 'REJECTED', reason: string): Promise<ConfirmOutcome> => {
    const kind = outcome === 'IGNORED' ? 'payment.ignored' : 'payment.rejected';
    const { provider, providerRef } = payment;
    const told = await tx.timelineEntry.findFirst({
      where: {
        purchaseId,
        kind,
        AND: [
          { data: { path: ['providerRef'], equals: providerRef } },
          { data: { path: ['reason'], equals: reason } },
        ],
      },
      select: { id: true },
    });
    if (told) return { outcome, reason };
    const data = { provider, providerRef, inboxEventId: report.inboxEventId, reason };
    await appendEntry(tx, ctx, purchaseId, { kind, data });
    if (outcome === 'REJECTED') await askLater();
    return { outcome, reason };
  };

  if (payment.status === 'SUCCEEDED') return refuse('IGNORED', 'This payment was confirmed before.');
  if (payment.status === 'REFUNDED') return refuse('IGNORED', 'This payment was returned before.');
  if (report.amount !== payment.amount || report.currency !== payment.currency) {
    return refuse(
      'REJECTED',
      `Paid ${formatMoney(report.amount, report.currency)}, quoted ${formatMoney(payment.amount, payment.currency)}. A refund is due.`,
    );
  }
  if (status !== 'PENDING' && status !== 'EXPIRED') {
    return refuse('REJECTED', `The purchase is ${status} already. A refund of this payment is due.`);
  }
  // A PENDING purchase is itself the one in flight, by a unique index.
  const other = status === 'EXPIRED' ? await findOtherInFlight(tx, payment) : null;
  if (other) return refuse('REJECTED', `P-${other.number} of the same course is in flight. A refund is due.`);

  await tx.payment.update({
    where: { id: report.paymentId },
    data: { status: 'SUCCEEDED', succeededAt: ctx.now, askAt, method: report.method, failureReason: null },
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

const lockedPayment = z.object({
  purchaseId: z.string(),
  purchaseStatus: z.enum(PurchaseStatus),
  studentId: z.string(),
  courseId: z.string(),
  status: z.enum(PaymentStatus),
  amount: z.number(),
  currency: z.string(),
  provider: z.string(),
  providerRef: z.string(),
});
type LockedPayment = z.infer<typeof lockedPayment>;

/** Locks the purchase, then its payment, as lockPurchase does, and reads both. */
async function lockPayment(tx: Tx, paymentId: string): Promise<LockedPayment> {
  const [payment] = await queryRows(tx, lockedPayment)`
    SELECT p.id AS "purchaseId", p.status AS "purchaseStatus", p."studentId", p."courseId",
           pay.status, pay.amount, pay.currency, pay.provider, pay."providerRef"
    FROM "Payment" pay JOIN "Purchase" p ON p.id = pay."purchaseId"
    WHERE pay.id = ${paymentId} FOR NO KEY UPDATE OF p, pay`;
  if (!payment) throw new Error(`There is no payment ${paymentId}.`);
  return payment;
}

function findOtherInFlight(tx: Tx, { purchaseId, studentId, courseId }: LockedPayment) {
  return tx.purchase.findFirst({
    where: {
      id: { not: purchaseId },
      studentId,
      courseId,
      status: { in: contract.inFlight },
    },
    select: { number: true },
  });
}
