import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { prose } from '@/server/core/text/prose';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { appendEntry } from '../process/timeline/append-entry';

export const addNoteInput = z.object({
  purchaseId: id,
  text: prose(2000, 'A note needs some words.'),
});

/** Writes a note of staff on a purchase's timeline, where it stays. Throws NotFoundError `purchase.unknown`. */
export async function addNote(ctx: Context, input: z.input<typeof addNoteInput>): Promise<void> {
  authorize(ctx, 'staff', 'system');
  const { purchaseId, text } = addNoteInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    await lockPurchase(tx, purchaseId);
    await appendEntry(tx, ctx, purchaseId, { kind: 'note.added', data: { text } });
  });
}
