import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';

export const getNotificationInput = z.object({ notificationId: id });

/** One mail as it was written. Throws NotFoundError `notification.unknown`. */
export async function getNotification(
  { db }: Pick<Context, 'db'>,
  input: z.input<typeof getNotificationInput>,
) {
  const { notificationId } = getNotificationInput.parse(input);
  const found = await db.notification.findUnique({
    where: { id: notificationId },
    select: {
      id: true,
      kind: true,
      recipient: true,
      subject: true,
      text: true,
      html: true,
      calendar: true,
      createdAt: true,
      sentAt: true,
      isMuted: true,
      refusedAt: true,
      lastError: true,
      purchase: { select: { number: true, student: { select: { name: true } } } },
    },
  });
  if (!found) throw new NotFoundError('notification.unknown', 'There is no such mail.');
  return found;
}
