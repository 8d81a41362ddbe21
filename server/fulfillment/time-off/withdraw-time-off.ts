import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError, NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';

export const withdrawTimeOffInput = z.object({ requestId: id });

/**
 * A trainer takes a request back that nobody has decided on. Audited. Throws NotFoundError `time-off.unknown`, also for
 * another trainer's, ConflictError `time-off.ended`.
 */
export async function withdrawTimeOff(
  ctx: Context,
  rawInput: z.input<typeof withdrawTimeOffInput>,
): Promise<void> {
  const { trainerId, name } = authorize(ctx, 'trainer');
  const { requestId } = withdrawTimeOffInput.parse(rawInput);
  await inTransaction(ctx, async (tx) => {
    await lockTrainer(tx, trainerId);
    const own = { id: requestId, trainerId };
    const withdrawn = await tx.timeOffRequest.updateMany({
      where: { ...own, status: 'OPEN' },
      data: { status: 'WITHDRAWN', endedAt: ctx.now, endedBy: name },
    });
    if (withdrawn.count === 0) {
      if ((await tx.timeOffRequest.count({ where: own })) === 0)
        throw new NotFoundError('time-off.unknown', 'There is no such request.');
      throw new ConflictError('time-off.ended', 'This request was decided or withdrawn already.');
    }
    await appendAudit(tx, ctx, {
      action: 'trainer.time-off-withdrawn',
      subject: { kind: 'trainer', id: trainerId },
      data: { requestId },
    });
  });
}
