import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';

export const withdrawInvitationInput = z.object({ invitationId: id });

/** Ends an open invitation to the team: its link no longer works. Audited. Throws NotFoundError `invitation.unknown`. */
export async function withdrawInvitation(
  ctx: Context,
  input: z.input<typeof withdrawInvitationInput>,
): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { invitationId } = withdrawInvitationInput.parse(input);
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id: invitationId, trainerId: null, endedAt: null },
      data: { endedAt: ctx.now },
    });
    if (count === 0) throw new NotFoundError('invitation.unknown', 'This invitation is no longer open.');
    await appendAudit(tx, ctx, {
      action: 'user.invitation-withdrawn',
      subject: { kind: 'user', id: invitationId },
    });
  });
}
