import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { loadConversation } from './load-conversation';

export const closeHelpInput = z.object({ purchaseId: id });

/**
 * Closes the open request for help: from then on staff read no messages of the purchase. The student, the trainer and staff may
 * do so. Without an open request nothing changes. Throws NotFoundError `conversation.unknown`, for staff also when none is open.
 */
export async function closeHelp(ctx: Context, input: z.input<typeof closeHelpInput>): Promise<void> {
  authorize(ctx, 'student');
  const { purchaseId } = closeHelpInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    await lockPurchase(tx, purchaseId);
    const { help } = await loadConversation({ ...ctx, db: tx }, { purchaseId });
    if (!help) return;
    await tx.helpRequest.update({
      where: { id: help.id },
      data: { closedAt: ctx.now },
      select: { id: true },
    });
    await appendEntry(tx, ctx, purchaseId, { kind: 'help.closed', data: {} });
  });
}
