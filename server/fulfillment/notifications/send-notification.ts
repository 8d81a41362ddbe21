import { z } from 'zod';
import { Prisma } from '@/prisma/generated/client';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { env } from '@/server/core/env';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { toLine } from '@/server/core/text/to-line';
import { insertEntries } from '@/server/process/timeline/append-entry';
import { setBookedDeadlines } from '@/server/purchases/set-booked-deadlines';
import { smtp } from './smtp';

export const sendNotificationInput = z.object({ notificationId: id });

/**
 * Sends one notification unless it was sent before, and says so on the timeline. A crash between the mail server's answer
 * and the commit sends it again: mail is at least once. Without SMTP_URL a mail stays in the console's mailbox, which is
 * its delivery. What is late because somebody was not told is on time again once all were.
 */
export async function sendNotification(
  ctx: Context,
  rawInput: z.input<typeof sendNotificationInput>,
): Promise<void> {
  authorize(ctx, 'staff', 'system');
  const input = sendNotificationInput.parse(rawInput);
  const mail = await ctx.db.notification.findUnique({
    where: { id: input.notificationId },
    select: {
      purchaseId: true,
      recipient: true,
      subject: true,
      text: true,
      sentAt: true,
      purchase: { select: { stageDueAt: true } },
    },
  });
  if (!mail) throw new NotFoundError('notification.unknown', 'There is no such notification.');
  if (mail.sentAt) return;

  if (smtp) {
    const { recipient, subject, text } = mail;
    // An address as an object is one address, whatever it holds.
    const to = { name: '', address: toLine(recipient).trim() };
    await smtp.sendMail({ from: env.MAIL_FROM, to, subject: toLine(subject), text });
  }
  const { recipient, subject, purchaseId } = mail;
  const told = insertEntries(
    ctx,
    [{ purchaseId, kind: 'notification.sent', data: { recipient, subject, by: smtp ? 'smtp' : 'mailbox' } }],
    Prisma.sql`WHERE EXISTS (SELECT FROM sent)`,
  );
  await ctx.db.$executeRaw`
    WITH sent AS (
      UPDATE "Notification" SET "sentAt" = ${ctx.now} WHERE id = ${input.notificationId} AND "sentAt" IS NULL
      RETURNING id
    ) ${told}`;
  if (mail.purchase.stageDueAt) await setBookedDeadlines(ctx.db, ctx, { purchaseId });
}
