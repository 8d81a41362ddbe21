import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { deliverWhenSettled } from './deliver-when-settled';
import { loadUnsettled } from './load-unsettled';

export const askForResultInput = z.object({ sessionId: id, reason });

/**
 * Asks the trainer of a session what became of it: they get an email with a link to record it (see queueDeliveryMails) and the
 * school's time for a result again, from now on. Throws what loadUnsettled throws.
 */
export async function askForResult(ctx: Context, input: z.input<typeof askForResultInput>): Promise<void> {
  authorize(ctx, 'staff', 'system');
  const { sessionId, reason } = askForResultInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const { purchaseId, ordinal, trainer } = await loadUnsettled(tx, ctx, { sessionId });
    await tx.trainingSession.update({
      where: { id: sessionId },
      data: { askedAt: ctx.now },
      select: { id: true },
    });
    await appendEntry(tx, ctx, purchaseId, {
      kind: 'session.result-asked',
      data: { sessionId, ordinal, trainerName: trainer.name, reason },
    });
    await deliverWhenSettled(tx, ctx, { purchaseId });
  });
}
