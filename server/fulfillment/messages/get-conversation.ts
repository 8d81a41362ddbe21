import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { listMessages } from './list-messages';
import { loadConversation } from './load-conversation';

export const getConversationInput = z.object({ purchaseId: id });

/**
 * The messages of a purchase for its student, who reads all of them, or for the trainer it has now, who reads their own. `with` is
 * the other one's name; `canWrite` is false while there is no trainer, or one who has no account to read with. Throws
 * NotFoundError `conversation.unknown` for anybody else: staff read by readConversation.
 */
export async function getConversation(ctx: Context, input: z.input<typeof getConversationInput>) {
  const actor = authorize(ctx, 'student');
  const { purchaseId } = getConversationInput.parse(input);
  const { side, student, allocation, help } = await loadConversation(ctx, { purchaseId });
  if (side === 'staff') throw new NotFoundError('conversation.unknown', 'There is no such conversation.');
  const trainerId = side === 'trainer' ? allocation?.trainerId : undefined;
  const messages = await listMessages(ctx.db, { purchaseId, trainerId });
  return {
    purchaseId,
    side,
    zone: await zoneOf(ctx, { userId: actor.userId, trainerId }),
    with: side === 'trainer' ? student.name : (allocation?.trainer.name ?? null),
    canWrite: Boolean(allocation?.trainer.userId),
    helpAskedAt: help?.askedAt ?? null,
    messages,
  };
}

/** The zone in which the reader reads times. Undefined: that of their device. */
async function zoneOf({ db }: Pick<Context, 'db'>, who: { userId: string; trainerId?: string }) {
  if (who.trainerId) {
    const trainer = await db.trainer.findUnique({ where: { id: who.trainerId }, select: { zone: true } });
    return trainer?.zone;
  }
  const user = await db.user.findUnique({ where: { id: who.userId }, select: { zone: true } });
  return user?.zone ?? undefined;
}

export type Conversation = Awaited<ReturnType<typeof getConversation>>;
