import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import { actorColumns, type Context } from '@/server/core/context';
import { ConflictError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { prose } from '@/server/core/text/prose';
import { violates } from '@/server/core/violates';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { longestMessage } from '../vocabulary/longest-message';
import { loadConversation } from './load-conversation';

export const writeMessageInput = z.object({
  purchaseId: id,
  text: prose(longestMessage, 'Write a message first.'),
});

const kinds = { student: 'STUDENT', trainer: 'TRAINER', staff: 'STAFF' } as const;

/**
 * Writes a message of the student, of the trainer the purchase has now, or of staff who were asked for help. The others get an
 * email soon after: see queueMessageMails.
 *
 * Throws NotFoundError `conversation.unknown`, PreconditionError `message.no-trainer` or `message.no-account`, ConflictError
 * `message.changed` when the trainer changed or the request for help was closed meanwhile.
 */
export async function writeMessage(ctx: Context, input: z.input<typeof writeMessageInput>): Promise<void> {
  const actor = authorize(ctx, 'student');
  const { purchaseId, text } = writeMessageInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const { side, allocation } = await loadConversation({ ...ctx, db: tx }, { purchaseId });
    if (!allocation)
      throw new PreconditionError('message.no-trainer', 'You can write once this course has a trainer.');
    if (!allocation.trainer.userId)
      throw new PreconditionError('message.no-account', 'This trainer cannot read messages here yet.');
    const { id: allocationId, trainerId } = allocation;
    const { actorId: authorId } = actorColumns(actor);
    await tx.message.create({
      data: {
        purchaseId,
        allocationId,
        trainerId,
        authorId,
        authorKind: kinds[side],
        text,
        createdAt: ctx.now,
      },
      select: { id: true },
    });
  }).catch((error: unknown) => {
    if (!violates(error, 'message_between')) throw error;
    throw new ConflictError(
      'message.changed',
      'This conversation has changed. Reload the page, then try again.',
      {
        cause: error,
      },
    );
  });
}
