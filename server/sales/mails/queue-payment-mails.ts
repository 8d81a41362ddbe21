import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { writeMails } from '@/server/fulfillment/notifications/write-mails';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { issueReceipt } from '../receipts/issue-receipt';
import { composePaymentMail } from './compose-payment-mail';
import { forEachRow } from './for-each-row';

const batch = 100;

/**
 * Issues the receipts of payments that succeeded since `issuesSince`, in the order in which they did, and writes to students
 * whose payment arrived since `recentSince`. Returns how many receipts were issued.
 */
export async function queuePaymentMails(
  ctx: Context,
  { recentSince, issuesSince }: { recentSince: Date; issuesSince: Date },
): Promise<number> {
  authorize(ctx, 'system');
  const due = await ctx.db.payment.findMany({
    where: {
      status: { in: ['SUCCEEDED', 'REFUNDED'] },
      succeededAt: { gte: issuesSince },
      receipts: { none: { kind: 'RECEIPT' } },
    },
    orderBy: [{ succeededAt: 'asc' }, { id: 'asc' }],
    take: batch,
    select: {
      id: true,
      succeededAt: true,
      purchase: { select: { id: true, studentId: true, course: { select: { title: true } } } },
    },
  });
  return forEachRow(due, ({ id: paymentId, succeededAt, purchase }) =>
    inTransaction(ctx, async (tx) => {
      const receipt = await issueReceipt(tx, { paymentId, now: ctx.now });
      if (!succeededAt || succeededAt < recentSince) return;
      const mail = composePaymentMail(receipt, { courseTitle: purchase.course.title });
      const to = { userId: purchase.studentId, email: receipt.buyerEmail };
      await writeMails({ ...ctx, db: tx }, [
        { purchaseId: purchase.id, kind: 'payment.student', cause: paymentId, to, mail },
      ]);
    }),
  );
}
