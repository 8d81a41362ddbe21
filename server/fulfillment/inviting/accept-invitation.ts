import type { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { invitationInput } from './find-invitation';
import { lockInvitation, takeInvitation } from './take-invitation';

/**
 * Gives the account of the person signed in the role of an invitation, once. A trainer accepts with any account, and staff with
 * that of the address that was invited. Their courses stay theirs. Audited. Throws NotFoundError `invitation.unknown`,
 * PreconditionError `invitation.other-account`, and `invitation.other-role` for staff and for somebody who is a trainer already.
 */
export async function acceptInvitation(ctx: Context, input: z.input<typeof invitationInput>): Promise<void> {
  const { userId } = authorize(ctx, 'student');
  const { token } = invitationInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const invitation = await lockInvitation(tx, ctx.now, { token });
    const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true } });
    if (invitation.trainerId === null && user?.email !== invitation.email) {
      throw new PreconditionError(
        'invitation.other-account',
        `This invitation is for ${invitation.email}. Sign out, and accept with that account.`,
      );
    }
    await takeInvitation(tx, ctx, { invitation, userId });
  });
}
