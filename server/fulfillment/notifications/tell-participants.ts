import type { Context } from '@/server/core/context';
import { queueScheduleMails } from './queue-schedule-mails';
import { sendNotification } from './send-notification';

/** Tells student and trainer of a booking here and now, whom nobody has told yet. Throws as its two verbs do. */
export async function tellParticipants(ctx: Context, input: { purchaseId: string }): Promise<void> {
  const mails = await queueScheduleMails(ctx, input);
  for (const notificationId of mails) await sendNotification(ctx, { notificationId });
}
