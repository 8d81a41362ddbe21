import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { describeError } from '@/server/core/describe-error';
import { ConflictError, NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { queryRows } from '@/server/core/query-rows';
import { unsubscribeUrl } from '@/server/people/mail-choices/unsubscribe-url';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { aroundDelivery } from './around-delivery';
import { deliverMail, longestDelivery } from './deliver-mail';
import { dropOutdated } from './drop-outdated';
import { isOutdated } from './is-outdated';
import { isRefusedForGood } from './is-refused-for-good';
import { nextSend } from './next-send';
import { revealSecret } from './reveal-secret';
import { settleNotification } from './settle-notification';

export const sendNotificationInput = z.object({ notificationId: id });

const claimed = z.object({
  id,
  recipient: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  calendar: z.string().nullable(),
  attempts: z.number(),
  secret: z.string().nullable(),
  expiresAt: z.date().nullable(),
  kind: z.string(),
  readerId: id.nullable(),
});

/**
 * Sends one mail unless it was sent or refused before, and says on the timeline what became of it. One at a time sends it; a
 * process that dies between the mail server's answer and the commit is followed by another attempt, with the same
 * Message-ID. Without SMTP_URL a mail stays in the console's mailbox, which is its delivery.
 *
 * Throws NotFoundError `notification.unknown`, ConflictError `notification.in-progress` while somebody else sends it, and what
 * the mail server's failure throws: then the sweep tries it again, ever more rarely. A refusal for good is no failure. A
 * reminder whose session changed or began is removed instead.
 */
export async function sendNotification(
  ctx: Context,
  rawInput: z.input<typeof sendNotificationInput>,
): Promise<'sent' | 'refused' | 'dropped'> {
  authorize(ctx, 'staff', 'system');
  const { notificationId } = sendNotificationInput.parse(rawInput);
  const until = new Date(ctx.now.getTime() + longestDelivery * 2);
  const [mail] = await queryRows(ctx.db, claimed)`
    UPDATE "Notification" SET attempts = attempts + 1, "claimedUntil" = ${until}
    WHERE id = ${notificationId}::uuid AND "sentAt" IS NULL AND "refusedAt" IS NULL
      AND ("claimedUntil" IS NULL OR "claimedUntil" <= ${ctx.now}) AND NOT ${isOutdated(ctx.now)}
    RETURNING id, recipient, subject, text, html, calendar, attempts, secret, "expiresAt", kind,
      coalesce("userId", (SELECT t."userId" FROM "Trainer" t WHERE t.id = "trainerId")) AS "readerId"`;
  if (!mail) return (await dropOutdated(ctx, { notificationId })) ? 'dropped' : readEnd(ctx, notificationId);
  if (mail.expiresAt && mail.expiresAt <= ctx.now) {
    await settleNotification(ctx.db, ctx, {
      notificationId,
      refusal: 'Its link expired before it was sent.',
    });
    return 'refused';
  }
  try {
    const deliver = async () => {
      const revealed = await revealSecret(mail);
      await deliverMail({ ...revealed, unsubscribeUrl: unsubscribeUrl(mail) }, await getSchoolSettings(ctx));
    };
    await (aroundDelivery.plugged()?.(ctx.db, mail, deliver) ?? deliver());
  } catch (error) {
    const lastError = describeError(error);
    if (isRefusedForGood(error)) {
      await settleNotification(ctx.db, ctx, { notificationId, refusal: lastError });
      return 'refused';
    }
    const nextAttemptAt = nextSend(mail.attempts, ctx.now);
    await ctx.db.notification.updateMany({
      where: { id: notificationId },
      data: { claimedUntil: null, lastError, nextAttemptAt },
    });
    throw error;
  }
  await settleNotification(ctx.db, ctx, { notificationId, refusal: null });
  return 'sent';
}

async function readEnd({ db }: Context, notificationId: string): Promise<'sent' | 'refused'> {
  const mail = await db.notification.findUnique({
    where: { id: notificationId },
    select: { sentAt: true, refusedAt: true },
  });
  if (!mail) throw new NotFoundError('notification.unknown', 'There is no such mail.');
  if (mail.sentAt) return 'sent';
  if (mail.refusedAt) return 'refused';
  throw new ConflictError('notification.in-progress', 'This mail is being sent. Look again in a minute.');
}
