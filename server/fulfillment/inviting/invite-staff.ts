import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError, PreconditionError } from '@/server/core/errors';
import { requireStepUp } from '@/server/core/require-step-up';
import { emailAddress } from '@/server/core/text/email';
import { violates } from '@/server/core/violates';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { writeInvitation } from './write-invitation';

export const inviteStaffInput = z.object({
  email: emailAddress('Write an email address.'),
  role: z.enum(['SUPPORT', 'ADMIN']),
});

/**
 * Invites the owner of an address to the team, by a mail with a link that works once and for that address alone. It ends the
 * invitation that was sent there before. Audited. Throws PreconditionError `team.has-role` for staff and trainers,
 * StepUpRequiredError, ConflictError `invitation.raced`.
 */
export async function inviteStaff(ctx: Context, input: z.input<typeof inviteStaffInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { role, ...given } = inviteStaffInput.parse(input);
  requireStepUp(ctx);
  const email = given.email.toLowerCase();
  try {
    await inTransaction(ctx, async (tx) => {
      const user = await tx.user.findUnique({ where: { email }, select: { role: true, name: true } });
      if (user && user.role !== 'STUDENT') {
        throw new PreconditionError(
          'team.has-role',
          user.role === 'TRAINER'
            ? `${email} is the account of a trainer.`
            : `${email} is on the team already.`,
        );
      }
      const name = user?.name ?? null;
      const { id } = await writeInvitation(tx, ctx, { role, trainerId: null, email, name });
      await appendAudit(tx, ctx, {
        action: 'user.invited',
        subject: { kind: 'user', id },
        data: { email, role },
      });
    });
  } catch (error) {
    if (!violates(error, 'invitation_open_staff')) throw error;
    throw new ConflictError('invitation.raced', 'Somebody else invited them at the same moment.', {
      cause: error,
    });
  }
}
