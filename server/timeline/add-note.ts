import { z } from 'zod';
import type { Context } from '@/server/context';
import { lockPurchase } from '@/server/purchases/lock-purchase';
import { id } from '@/server/text/id';
import { prose } from '@/server/text/prose';
import { appendEntry } from './append-entry';

export const addNoteInput = z.object({
  purchaseId: id,
  text: prose(2000, 'A note needs some words.'),
});

/** Writes a note of staff on a purchase's timeline, where it stays. Throws NotFoundError `purchase.unknown`. */
export async function addNote(ctx: Context, input: z.input<typeof addNoteInput>): Promise<void> {
  const { purchaseId, text } = addNoteInput.parse(input);
  await ctx.db.$transaction(async (tx) => {
    await lockPurchase(tx, purchaseId);
    await appendEntry(tx, ctx, purchaseId, { kind: 'note.added', data: { text } });
  });
}
