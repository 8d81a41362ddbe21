import type { Db } from '@/server/core/db';

/** The most that are shown. */
const limit = 200;

/**
 * The latest messages of a purchase, oldest first. With `trainerId` only those with that trainer: another one reads nothing of
 * what came before. `authorName` is null for staff, who answer as the school.
 */
export async function listMessages(
  db: Db,
  { purchaseId, trainerId }: { purchaseId: string; trainerId?: string },
) {
  const found = await db.message.findMany({
    where: { purchaseId, trainerId },
    orderBy: { id: 'desc' },
    take: limit,
    select: {
      id: true,
      authorKind: true,
      text: true,
      createdAt: true,
      author: { select: { name: true } },
      allocation: { select: { trainer: { select: { name: true } } } },
    },
  });
  return found.reverse().map(({ author, allocation, ...message }) => ({
    ...message,
    authorName: nameOf(message.authorKind, author.name, allocation.trainer.name),
  }));
}

function nameOf(kind: string, author: string, trainer: string): string | null {
  if (kind === 'STAFF') return null;
  return kind === 'TRAINER' ? trainer : author;
}

export type ConversationMessage = Awaited<ReturnType<typeof listMessages>>[number];
