import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { requireStepUp } from '@/server/core/require-step-up';
import { line } from '@/server/core/text/line';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { makeChange } from './make-change';
import { previewUnblock, previewUnblockInput } from './preview-unblock';

export const carryOutUnblockInput = previewUnblockInput.extend({
  /** The token of the preview that was read. */
  token: line(100),
  reason,
});

/**
 * Makes one of the smallest changes of findUnblocks, exactly as previewed. The room it makes wakes the waiting purchases of the
 * preview, so they complete automatically. Audited as the verb of the change does, and on the purchase with the reason.
 *
 * Throws what previewUnblock throws, and ConflictError `unblock.changed` when it would now place other purchases.
 */
export async function carryOutUnblock(
  ctx: Context,
  rawInput: z.input<typeof carryOutUnblockInput>,
): Promise<{ words: string }> {
  authorize(ctx, 'admin', 'system');
  const { purchaseId, key, token, reason } = carryOutUnblockInput.parse(rawInput);
  requireStepUp(ctx);
  const { change, words, placed, token: tokenNow } = await previewUnblock(ctx, { purchaseId, key });
  if (token !== tokenNow) {
    throw new ConflictError(
      'unblock.changed',
      'Other purchases would be placed now than the preview showed. Nothing was done: look again.',
    );
  }
  await inTransaction(ctx, async (tx) => {
    await makeChange({ ...ctx, db: tx }, change);
    await appendAudit(tx, ctx, {
      action: 'purchase.unblocked',
      subject: { kind: 'purchase', id: purchaseId },
      reason,
      data: {
        words,
        kind: change.kind,
        trainerId: change.trainerId,
        placed: placed.map(({ number }) => number),
      },
    });
  });
  return { words };
}
