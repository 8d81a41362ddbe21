import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { type ReceiptDocument, receiptSelect } from './receipt-document';

export const getReceiptInput = z.object({ receiptId: id });

/** A receipt or a credit note, for its student and for staff. Throws NotFoundError `receipt.unknown`, also for anybody else's. */
export async function getReceipt(
  ctx: Context,
  input: z.input<typeof getReceiptInput>,
): Promise<ReceiptDocument> {
  const actor = authorize(ctx, 'student');
  const { receiptId } = getReceiptInput.parse(input);
  const isOwn = actor.kind === 'staff' ? {} : { purchase: { studentId: actor.userId } };
  const receipt = await ctx.db.receipt.findFirst({
    where: { id: receiptId, ...isOwn },
    select: receiptSelect,
  });
  if (!receipt) throw new NotFoundError('receipt.unknown', 'There is no such receipt.');
  return receipt;
}
