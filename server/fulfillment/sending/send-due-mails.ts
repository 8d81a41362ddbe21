import pLimit from 'p-limit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { log } from '@/server/core/log';
import { sendNotification } from './send-notification';

/** Mails at once, and mails of one turn. */
const [lanes, batch] = [5, 50];
/** Milliseconds that the function which wrote a mail has for sending it. */
const headStart = 15_000;

/**
 * Sends the mails that are due: those that no function sends, and those that could not be sent before. Each for itself: one
 * that fails waits for its next turn and holds up no other. Returns how many were sent.
 */
export async function sendDueMails(ctx: Context): Promise<{ sent: number }> {
  authorize(ctx, 'system');
  const due = await ctx.db.notification.findMany({
    where: {
      sentAt: null,
      refusedAt: null,
      nextAttemptAt: { lte: new Date(ctx.now.getTime() - headStart) },
      OR: [{ claimedUntil: null }, { claimedUntil: { lte: ctx.now } }],
    },
    orderBy: { nextAttemptAt: 'asc' },
    take: batch,
    select: { id: true },
  });
  const limit = pLimit(lanes);
  const outcomes = await Promise.all(due.map(({ id }) => limit(() => sendOne(ctx, id))));
  return { sent: outcomes.filter((outcome) => outcome === 'sent').length };
}

async function sendOne(ctx: Context, notificationId: string): Promise<string> {
  try {
    return await sendNotification(ctx, { notificationId });
  } catch (error) {
    if (!(error instanceof ConflictError))
      log.warn({ err: error, notificationId }, 'a mail was not sent, and is tried again');
    return 'failed';
  }
}
