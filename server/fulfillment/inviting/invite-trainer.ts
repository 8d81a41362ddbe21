import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { unknownTrainer } from '@/server/school/trainers/claim-trainer';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';
import { writeInvitation } from './write-invitation';

export const inviteTrainerInput = z.object({ trainerId: id });

/**
 * Invites a trainer to an account by a mail with a link that works once, and ends the invitation that was sent before.
 * Audited. Throws NotFoundError `trainer.unknown`, PreconditionError `trainer.has-account` or `trainer.left`.
 */
export async function inviteTrainer(ctx: Context, input: z.input<typeof inviteTrainerInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { trainerId } = inviteTrainerInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    await lockTrainer(tx, trainerId);
    const trainer = await tx.trainer.findUnique({
      where: { id: trainerId },
      select: { name: true, email: true, userId: true, leftAt: true },
    });
    if (!trainer) throw unknownTrainer();
    const { name, email } = trainer;
    if (trainer.leftAt) throw new PreconditionError('trainer.left', `${name} has left.`);
    if (trainer.userId) throw new PreconditionError('trainer.has-account', `${name} has an account already.`);
    await writeInvitation(tx, ctx, { role: 'TRAINER', trainerId, email, name });
    await appendAudit(tx, ctx, {
      action: 'trainer.invited',
      subject: { kind: 'trainer', id: trainerId },
      data: { email },
    });
  });
}
