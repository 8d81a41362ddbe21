import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { newId } from '@/server/core/ids/new-id';
import { log } from '@/server/core/log';
import { reason } from '@/server/core/text/reason';
import type { MailKind } from '@/server/people/vocabulary/mail-topics';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { readdressMail } from './readdress-mail';
import { sendNotification } from './send-notification';

export const resendMailInput = z.object({ notificationId: id, reason });

const resent: MailKind = 'resent';

export type Resent = { outcome: 'sent' | 'refused' | 'waiting'; recipient: string };

/**
 * Sends a mail about a purchase again, to the address that its reader has now: what was delivered as a copy, anything else
 * itself. On the timeline and audited. `waiting`: the mail server does not take it now, and the sweep tries again.
 *
 * Throws NotFoundError `notification.unknown`, PreconditionError `notification.removed` when its text is no longer kept.
 */
export async function resendMail(ctx: Context, input: z.input<typeof resendMailInput>): Promise<Resent> {
  authorize(ctx, 'staff', 'system');
  const { notificationId, reason } = resendMailInput.parse(input);
  const mail = await ctx.db.notification.findUnique({
    where: { id: notificationId },
    select: {
      purchaseId: true,
      userId: true,
      trainerId: true,
      subject: true,
      text: true,
      html: true,
      calendar: true,
    },
  });
  const purchaseId = mail?.purchaseId;
  if (!mail || !purchaseId) throw new NotFoundError('notification.unknown', 'There is no such mail.');
  if (!mail.text)
    throw new PreconditionError('notification.removed', 'What this mail said is no longer kept.');

  const { resentId, recipient } = await inTransaction(ctx, async (tx) => {
    const { isReady, recipient, subject } = await readdressMail(tx, { notificationId, now: ctx.now });
    const copyId = newId();
    if (!isReady) {
      const times = { createdAt: ctx.now, nextAttemptAt: ctx.now };
      await tx.notification.create({
        data: { ...mail, ...times, id: copyId, kind: resent, cause: copyId, recipient },
        select: { id: true },
      });
    }
    const data = { recipient, subject, reason };
    await appendEntry(tx, ctx, purchaseId, { kind: 'notification.resent', data });
    await appendAudit(tx, ctx, {
      action: 'purchase.mail-resent',
      subject: { kind: 'purchase', id: purchaseId },
      reason,
      data: { notificationId, recipient },
    });
    return { resentId: isReady ? notificationId : copyId, recipient };
  });
  try {
    const outcome = await sendNotification(ctx, { notificationId: resentId });
    if (outcome !== 'dropped') return { outcome, recipient };
  } catch (error) {
    log.warn({ err: error, notificationId: resentId }, 'a mail was not sent, and is tried again');
    return { outcome: 'waiting', recipient };
  }
  throw new PreconditionError(
    'notification.outdated',
    'The session of this reminder has changed or begun, so it was not sent.',
  );
}
