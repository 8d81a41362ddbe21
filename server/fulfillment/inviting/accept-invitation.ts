import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';
import { findInvitation, invitationInput } from './find-invitation';

/**
 * Makes the account of the person signed in the trainer's, once. Their courses stay theirs. Audited. Throws NotFoundError
 * `invitation.unknown`, PreconditionError `invitation.other-role` for staff and for somebody who is a trainer already.
 */
export async function acceptInvitation(
  ctx: Context,
  input: z.input<typeof invitationInput>,
): Promise<{ trainerId: string }> {
  const { userId } = authorize(ctx, 'student');
  const { token } = invitationInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const { trainerId } = await findInvitation({ db: tx, now: ctx.now }, { token });
    await lockTrainer(tx, trainerId);
    // Two who accept at once queue at the lock: the second one finds it used.
    const invitation = await findInvitation({ db: tx, now: ctx.now }, { token });
    const { count } = await tx.user.updateMany({
      where: { id: userId, role: 'STUDENT' },
      data: { role: 'TRAINER' },
    });
    if (count === 0) {
      throw new PreconditionError(
        'invitation.other-role',
        'This account belongs to staff or to another trainer. Sign out, and accept with another account.',
      );
    }
    await tx.trainerInvitation.update({
      where: { id: invitation.id },
      data: { endedAt: ctx.now, acceptedById: userId },
      select: { id: true },
    });
    await tx.trainer.update({ where: { id: trainerId }, data: { userId }, select: { id: true } });
    await appendAudit(tx, ctx, {
      action: 'trainer.invitation-accepted',
      subject: { kind: 'trainer', id: trainerId },
      data: { userId, invitedAt: invitation.email },
    });
    return { trainerId };
  });
}
