import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimTrainer, seenTrainer, unknownTrainer } from '../trainers/claim-trainer';

/**
 * Lets a paused trainer be given students again. Audited, and purchases that wait for a trainer are woken. Throws NotFoundError
 * `trainer.unknown`, ConflictError `trainer.changed`, PreconditionError `trainer.left` or `trainer.not-paused`.
 */
export async function resumeTrainer(ctx: Context, input: z.input<typeof seenTrainer>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { trainerId, expected } = seenTrainer.parse(input);
  await inTransaction(ctx, async (tx) => {
    const trainer = await tx.trainer.findUnique({
      where: { id: trainerId },
      select: { name: true, pausedAt: true, leftAt: true },
    });
    if (!trainer) throw unknownTrainer();
    if (trainer.leftAt) throw new PreconditionError('trainer.left', `${trainer.name} has left the school.`);
    if (!trainer.pausedAt)
      throw new PreconditionError('trainer.not-paused', `${trainer.name} is not paused.`);
    await claimTrainer(tx, { trainerId, expected, now: ctx.now }, { pausedAt: null });
    await appendAudit(tx, ctx, {
      action: 'trainer.resumed',
      subject: { kind: 'trainer', id: trainerId },
      data: { before: { pausedAt: trainer.pausedAt.toISOString() }, after: { pausedAt: null } },
    });
  });
}
