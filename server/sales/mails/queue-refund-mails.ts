import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';
import { writeMails } from '@/server/fulfillment/notifications/write-mails';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { issueCreditNote } from '../receipts/issue-credit-note';
import { byHand } from '../refunds/by-hand';
import { composeRefundFailedMail } from './compose-refund-failed-mail';
import { composeRefundIssuedMail } from './compose-refund-issued-mail';
import { forEachRow } from './for-each-row';

const row = z.object({
  id: z.string(),
  status: z.enum(['SUCCEEDED', 'FAILED']),
  amount: z.number(),
  currency: z.string(),
  method: z.string().nullable(),
  isByHand: z.boolean(),
  purchaseId: z.string(),
  number: z.number(),
  courseTitle: z.string(),
  userId: z.string(),
  name: z.string(),
  email: z.string(),
});

/**
 * Writes to students whose refund was made or failed since then, once for each state of each refund, with a credit note for
 * what came from a receipt. Returns how many were written.
 */
export async function queueRefundMails(
  ctx: Context,
  { recentSince }: { recentSince: Date },
): Promise<number> {
  authorize(ctx, 'system');
  const due = await queryRows(ctx.db, row)`
    SELECT r.id, r.status, r.amount, r.currency, y.method,
      r.provider = ${byHand} AS "isByHand", p.id AS "purchaseId", p.number, c.title AS "courseTitle",
      u.id AS "userId", u.name, u.email
    FROM "Refund" r JOIN "Payment" y ON y.id = r."paymentId" JOIN "Purchase" p ON p.id = y."purchaseId"
      JOIN "Course" c ON c.id = p."courseId" JOIN "User" u ON u.id = p."studentId"
    WHERE r.status IN ('SUCCEEDED', 'FAILED') AND r."settledAt" >= ${recentSince}
      AND NOT EXISTS (SELECT FROM "Refund" again WHERE again."retryOfId" = r.id AND r.status = 'FAILED')
      AND NOT EXISTS (SELECT FROM "Notification" n WHERE n."purchaseId" = p.id AND n.cause = r.id::text
        AND n.kind = CASE r.status WHEN 'FAILED' THEN 'refund-failed.student' ELSE 'refund-issued.student' END)
    ORDER BY r."settledAt" LIMIT 100`;
  return forEachRow(due, (refund) =>
    inTransaction(ctx, async (tx) => {
      const { id: refundId, purchaseId, userId, email, status } = refund;
      const isMade = status === 'SUCCEEDED';
      const creditNoteId = isMade ? await issueCreditNote(tx, { refundId, now: ctx.now }) : null;
      const compose = isMade ? composeRefundIssuedMail : composeRefundFailedMail;
      await writeMails({ ...ctx, db: tx }, [
        {
          purchaseId,
          kind: isMade ? 'refund-issued.student' : 'refund-failed.student',
          cause: refundId,
          to: { userId, email },
          mail: compose({ ...refund, creditNoteId }),
        },
      ]);
    }),
  );
}
