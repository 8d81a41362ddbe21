import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { sendNotification } from '../sending/send-notification';
import { queueScheduleMails } from './queue-schedule-mails';

export const notifyParticipantsInput = z.object({ purchaseId: id });

/** Emails the booking to student and trainer now, to each unless that was done already. Throws as its two verbs do. */
export async function notifyParticipants(
  ctx: Context,
  rawInput: z.input<typeof notifyParticipantsInput>,
): Promise<void> {
  authorize(ctx, 'staff', 'system');
  const input = notifyParticipantsInput.parse(rawInput);
  const mails = await queueScheduleMails(ctx, input);
  for (const notificationId of mails) await sendNotification(ctx, { notificationId });
}
