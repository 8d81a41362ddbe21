import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { loadConversation } from './load-conversation';

export const askForHelpInput = z.object({ purchaseId: id });

/**
 * The student or the trainer asks the school for help: from then on staff read and answer the messages of the purchase, until
 * the request is closed. Asking again changes nothing. The team gets an email: see queueMessageMails. Throws NotFoundError
 * `conversation.unknown`.
 */
export async function askForHelp(ctx: Context, input: z.input<typeof askForHelpInput>): Promise<void> {
  const { userId: askedById } = authorize(ctx, 'student');
  const { purchaseId } = askForHelpInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    await lockPurchase(tx, purchaseId);
    const { side, help } = await loadConversation({ ...ctx, db: tx }, { purchaseId });
    if (side === 'staff') throw new NotFoundError('conversation.unknown', 'There is no such conversation.');
    if (help) return;
    const askedByKind = side === 'student' ? 'STUDENT' : 'TRAINER';
    await tx.helpRequest.create({
      data: { purchaseId, askedById, askedByKind, askedAt: ctx.now },
      select: { id: true },
    });
    await appendEntry(tx, ctx, purchaseId, { kind: 'help.asked', data: { by: side } });
  });
}
