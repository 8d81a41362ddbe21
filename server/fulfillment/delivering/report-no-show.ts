import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { canReportNoShow } from '@/server/scheduling/joining/no-show-window';
import { deliverWhenSettled } from './deliver-when-settled';
import { loadUnsettled } from './load-unsettled';

export const reportNoShowInput = z.object({ sessionId: id });

/**
 * Records, once, that a student says that the trainer did not come: the purchase is late at once, with a cause, and the trainer is
 * told by email (see queueDeliveryMails). Pressed again, it changes nothing.
 *
 * Throws what loadUnsettled throws, and PreconditionError `no-show.early`.
 */
export async function reportNoShow(ctx: Context, input: z.input<typeof reportNoShowInput>): Promise<void> {
  const { userId: studentId } = authorize(ctx, 'student');
  const { sessionId } = reportNoShowInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const session = await loadUnsettled(tx, ctx, { sessionId, studentId });
    if (session.noShow) return;
    if (!canReportNoShow(session, ctx.now))
      throw new PreconditionError(
        'no-show.early',
        'Please wait 15 minutes. Your trainer may be a little late.',
      );
    await tx.noShowReport.create({
      data: { sessionId, studentId, reportedAt: ctx.now },
      select: { sessionId: true },
    });
    const { purchaseId, ordinal, trainer } = session;
    await appendEntry(tx, ctx, purchaseId, {
      kind: 'session.no-show-reported',
      data: { sessionId, ordinal, trainerName: trainer.name },
    });
    await deliverWhenSettled(tx, ctx, { purchaseId });
  });
}
