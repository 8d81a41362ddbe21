import { Prisma } from '@/prisma/generated/client';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { codeIn } from '@/server/core/vocabulary/codes';
import { mailKinds } from '@/server/people/vocabulary/mail-topics';
import { insertEntries } from '@/server/process/timeline/append-entry';
import { setBookedDeadlines } from '@/server/purchases/set-booked-deadlines';
import { smtp } from './smtp';

/**
 * Records once that a mail was sent, or refused for good and why, and adds it to the timeline of its purchase. A purchase that
 * is late because of a missing mail is on time again once all are sent; a refused mail makes it late.
 */
export async function settleNotification(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  { notificationId, refusal }: { notificationId: string; refusal: string | null },
): Promise<void> {
  const { recipient, subject, purchaseId, kind } = await tx.notification.findUniqueOrThrow({
    where: { id: notificationId },
    select: { recipient: true, subject: true, purchaseId: true, kind: true },
  });
  const [sentAt, refusedAt] = refusal === null ? [ctx.now, null] : [null, ctx.now];
  const settle = Prisma.sql`
    UPDATE "Notification" SET "sentAt" = ${sentAt}::timestamptz, "refusedAt" = ${refusedAt}::timestamptz,
      "lastError" = ${refusal}, "claimedUntil" = NULL, secret = NULL
    WHERE id = ${notificationId}::uuid AND "sentAt" IS NULL AND "refusedAt" IS NULL RETURNING id`;
  if (!purchaseId || (isFrequent(kind) && refusal === null)) {
    await tx.$executeRaw(settle);
    return;
  }
  const entries = insertEntries(
    ctx,
    [
      refusal === null
        ? {
            purchaseId,
            kind: 'notification.sent',
            data: { recipient, subject, by: smtp ? 'smtp' : 'mailbox' },
          }
        : { purchaseId, kind: 'notification.refused', data: { recipient, subject, error: refusal } },
    ],
    Prisma.sql`WHERE EXISTS (SELECT FROM settled)`,
  );
  await tx.$executeRaw`WITH settled AS (${settle}) ${entries}`;
  const { stageDueAt } = await tx.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    select: { stageDueAt: true },
  });
  if (stageDueAt || refusal !== null) await setBookedDeadlines(tx, ctx, { purchaseId });
}

/** A series has dozens of reminders and messages: those that were sent are in the list of its emails alone. */
const isFrequent = (kind: string) => {
  const known = codeIn(mailKinds, kind);
  return known !== undefined && ['reminders', 'messages'].includes(mailKinds[known]);
};
