import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { PreconditionError } from '@/server/core/errors';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';
import { findInvitation, type invitationInput } from './find-invitation';

/** Locks an open invitation: of two who use it at once, the second one finds it used. Throws as findInvitation does. */
export async function lockInvitation(tx: Tx, now: Date, input: z.output<typeof invitationInput>) {
  const { id, trainerId } = await findInvitation({ db: tx, now }, input);
  if (trainerId) await lockTrainer(tx, trainerId);
  await tx.$executeRaw`SELECT 1 FROM "Invitation" WHERE id = ${id}::uuid FOR UPDATE`;
  return findInvitation({ db: tx, now }, input);
}

/**
 * Gives an account the role of a locked invitation, which is used up by it. An invitation to the team also shows that the address
 * is its owner's. Audited. Throws PreconditionError `invitation.other-role` for staff and trainers.
 */
export async function takeInvitation(
  tx: Tx,
  ctx: Context,
  { invitation, userId }: { invitation: Awaited<ReturnType<typeof lockInvitation>>; userId: string },
): Promise<void> {
  const { id, role, email, trainerId } = invitation;
  const { count } = await tx.user.updateMany({
    where: { id: userId, role: 'STUDENT' },
    data: { role, ...(trainerId === null && { emailVerified: true }) },
  });
  if (count === 0) {
    throw new PreconditionError(
      'invitation.other-role',
      'This account belongs to staff or to another trainer. Sign out, and accept with another account.',
    );
  }
  await tx.invitation.update({
    where: { id },
    data: { endedAt: ctx.now, acceptedById: userId },
    select: { id: true },
  });
  if (trainerId)
    await tx.trainer.update({ where: { id: trainerId }, data: { userId }, select: { id: true } });
  await appendAudit(tx, ctx, {
    action: trainerId ? 'trainer.invitation-accepted' : 'user.invitation-accepted',
    subject: trainerId ? { kind: 'trainer', id: trainerId } : { kind: 'user', id: userId },
    data: { userId, invitedAt: email, role },
  });
}
