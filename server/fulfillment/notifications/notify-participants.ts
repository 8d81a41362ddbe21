import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { queueScheduleMails } from './queue-schedule-mails';
import { sendNotification } from './send-notification';

/** Emails the booking to student and trainer now, to each unless that was done already. Throws as its two verbs do. */
export async function notifyParticipants(ctx: Context, input: { purchaseId: string }): Promise<void> {
  authorize(ctx, 'staff', 'system');
  const mails = await queueScheduleMails(ctx, input);
  for (const notificationId of mails) await sendNotification(ctx, { notificationId });
}
