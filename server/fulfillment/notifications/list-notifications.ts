import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';

export const listNotificationsInput = z.object({
  /** The id of the last mail of the page before. */
  after: id.optional(),
  limit: z.number().int().min(1).max(200).default(50),
});

/** One page of the mails Caravan wrote, newest first. `next` is null on the last page. */
export async function listNotifications(
  { db }: Pick<Context, 'db'>,
  input: z.input<typeof listNotificationsInput>,
) {
  const { after, limit } = listNotificationsInput.parse(input);
  // Ids are UUIDs of version 7: their order is the order of creation.
  const found = await db.notification.findMany({
    where: after ? { id: { lt: after } } : {},
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: {
      id: true,
      kind: true,
      recipient: true,
      subject: true,
      createdAt: true,
      sentAt: true,
      isMuted: true,
      refusedAt: true,
      purchase: { select: { number: true } },
    },
  });
  const rows = found.slice(0, limit);
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}
