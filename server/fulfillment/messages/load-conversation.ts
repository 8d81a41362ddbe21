import type { Actor } from '@/server/core/context';
import type { Db } from '@/server/core/db';
import { NotFoundError } from '@/server/core/errors';
import { type Side, sideOf } from '../joining/side-of';

/**
 * The conversation of a purchase as the actor may have it: `allocation` is the trainer it has now, null while it has none.
 * Staff have it only while a request for help is open. Throws NotFoundError `conversation.unknown` for anybody else, a former
 * trainer included.
 */
export async function loadConversation(
  { db, actor }: { db: Db; actor: Actor },
  { purchaseId }: { purchaseId: string },
) {
  const purchase = await db.purchase.findUnique({
    where: { id: purchaseId },
    select: {
      studentId: true,
      student: { select: { name: true } },
      allocations: {
        where: { endedAt: null },
        select: { id: true, trainerId: true, trainer: { select: { name: true, userId: true } } },
      },
      helpRequests: { where: { closedAt: null }, select: { id: true, askedAt: true, askedByKind: true } },
    },
  });
  const allocation = purchase?.allocations.at(0) ?? null;
  const help = purchase?.helpRequests.at(0) ?? null;
  const { studentId = '', student } = purchase ?? {};
  const side: Side | null = student
    ? sideOf(actor, { studentId, trainerId: allocation?.trainerId ?? '' })
    : null;
  if (!student || !side || (side === 'staff' && !help))
    throw new NotFoundError('conversation.unknown', 'There is no such conversation.');
  return { side, student, allocation, help };
}
