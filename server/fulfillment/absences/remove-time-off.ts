import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';

export const removeTimeOffInput = z.object({ trainerId: id, timeOffId: id });

/**
 * Takes time off back: what has not begun disappears, what is running ends now. What is over is kept. Audited, and
 * purchases that wait for a trainer are woken. Throws NotFoundError `trainer.time-off-unknown`, PreconditionError
 * `trainer.time-off-past`.
 */
export async function removeTimeOff(ctx: Context, input: z.input<typeof removeTimeOffInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { trainerId, timeOffId } = removeTimeOffInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    await lockTrainer(tx, trainerId);
    const found = await tx.trainerTimeOff.findFirst({
      where: { id: timeOffId, trainerId },
      select: { startsAt: true, endsAt: true, reason: true },
    });
    if (!found) throw new NotFoundError('trainer.time-off-unknown', 'This time off is gone already.');
    if (found.endsAt <= ctx.now) {
      throw new PreconditionError('trainer.time-off-past', 'This time off is over: it stays in the history.');
    }
    if (found.startsAt < ctx.now) {
      await tx.trainerTimeOff.update({
        where: { id: timeOffId },
        data: { endsAt: ctx.now },
        select: { id: true },
      });
    } else {
      await tx.trainerTimeOff.delete({ where: { id: timeOffId }, select: { id: true } });
    }
    await appendAudit(tx, ctx, {
      action: 'trainer.time-off-removed',
      subject: { kind: 'trainer', id: trainerId },
      data: {
        startsAt: found.startsAt.toISOString(),
        endsAt: found.endsAt.toISOString(),
        reason: found.reason,
        endedEarly: found.startsAt < ctx.now,
      },
    });
  });
}
