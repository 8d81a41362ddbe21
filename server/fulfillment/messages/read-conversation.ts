import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { listMessages } from './list-messages';
import { loadConversation } from './load-conversation';

export const readConversationInput = z.object({ purchaseId: id });

/**
 * The messages of a purchase for staff, while a request for help is open. Each look is audited, because the messages are
 * private otherwise. Throws NotFoundError `conversation.unknown`.
 */
export async function readConversation(ctx: Context, input: z.input<typeof readConversationInput>) {
  authorize(ctx, 'staff');
  const { purchaseId } = readConversationInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const { allocation } = await loadConversation({ ...ctx, db: tx }, { purchaseId });
    await appendAudit(tx, ctx, {
      action: 'purchase.messages-read',
      subject: { kind: 'purchase', id: purchaseId },
    });
    const messages = await listMessages(tx, { purchaseId });
    return { messages, canWrite: Boolean(allocation?.trainer.userId) };
  });
}
