import nodemailer from 'nodemailer';
import type { Context } from '@/server/context';
import { env } from '@/server/env';
import { NotFoundError } from '@/server/errors';
import { appendEntry } from '@/server/timeline/append-entry';

// One pooled connection per process. Without SMTP_URL a mail stays in the console's mailbox, which is its delivery.
const smtp = env.SMTP_URL ? nodemailer.createTransport(env.SMTP_URL) : null;

/**
 * Sends one notification unless it was sent before, and says so on the timeline. A crash between the mail server's answer
 * and the commit sends it again: mail is at least once.
 */
export async function sendNotification(ctx: Context, input: { notificationId: string }): Promise<void> {
  const mail = await ctx.db.notification.findUnique({
    where: { id: input.notificationId },
    select: { purchaseId: true, recipient: true, subject: true, text: true, sentAt: true },
  });
  if (!mail) throw new NotFoundError('notification.unknown', 'There is no such notification.');
  if (mail.sentAt) return;

  if (smtp) {
    await smtp.sendMail({ from: env.MAIL_FROM, to: mail.recipient, subject: mail.subject, text: mail.text });
  }
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.notification.updateMany({
      where: { id: input.notificationId, sentAt: null },
      data: { sentAt: ctx.now },
    });
    if (count === 0) return;
    await appendEntry(tx, ctx, mail.purchaseId, {
      kind: 'notification.sent',
      data: { recipient: mail.recipient, subject: mail.subject, by: smtp ? 'smtp' : 'mailbox' },
    });
  });
}
