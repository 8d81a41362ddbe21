import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { requireStepUp } from '@/server/core/require-step-up';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { unknownTrainer } from '@/server/school/trainers/claim-trainer';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';

export const unlinkTrainerInput = z.object({ trainerId: id, reason });

/**
 * Takes a trainer's account away from them, which counts at once, also for open pages. It stays an account of a student.
 * Audited. Throws NotFoundError `trainer.unknown`, PreconditionError `trainer.no-account`.
 */
export async function unlinkTrainer(ctx: Context, input: z.input<typeof unlinkTrainerInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { trainerId, reason } = unlinkTrainerInput.parse(input);
  requireStepUp(ctx);
  await inTransaction(ctx, async (tx) => {
    await lockTrainer(tx, trainerId);
    const trainer = await tx.trainer.findUnique({ where: { id: trainerId }, select: { userId: true } });
    if (!trainer) throw unknownTrainer();
    const { userId } = trainer;
    if (!userId) throw new PreconditionError('trainer.no-account', 'This trainer has no account.');
    await tx.trainer.update({ where: { id: trainerId }, data: { userId: null }, select: { id: true } });
    await tx.user.update({ where: { id: userId }, data: { role: 'STUDENT' }, select: { id: true } });
    await appendAudit(tx, ctx, {
      action: 'trainer.account-unlinked',
      subject: { kind: 'trainer', id: trainerId },
      reason,
      data: { userId },
    });
  });
}
