import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { optionalProse } from '@/server/core/text/prose';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimTrainer, seenTrainer, unknownTrainer } from '../trainers/claim-trainer';

export const pauseTrainerInput = seenTrainer.extend({ reason: optionalProse(300).optional() });

/**
 * Gives a trainer no new students until they are resumed; those they have stay. Audited. Throws NotFoundError
 * `trainer.unknown`, ConflictError `trainer.changed`, PreconditionError `trainer.left` or `trainer.paused`.
 */
export async function pauseTrainer(ctx: Context, input: z.input<typeof pauseTrainerInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { trainerId, expected, reason } = pauseTrainerInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const trainer = await tx.trainer.findUnique({
      where: { id: trainerId },
      select: { name: true, pausedAt: true, leftAt: true },
    });
    if (!trainer) throw unknownTrainer();
    if (trainer.leftAt) throw new PreconditionError('trainer.left', `${trainer.name} has left the school.`);
    if (trainer.pausedAt) throw new PreconditionError('trainer.paused', `${trainer.name} is paused already.`);
    await claimTrainer(tx, { trainerId, expected, now: ctx.now }, { pausedAt: ctx.now });
    await appendAudit(tx, ctx, {
      action: 'trainer.paused',
      subject: { kind: 'trainer', id: trainerId },
      reason: reason || undefined,
      data: { before: { pausedAt: null }, after: { pausedAt: ctx.now.toISOString() } },
    });
  });
}
