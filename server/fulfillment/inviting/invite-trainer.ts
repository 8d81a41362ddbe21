import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { newId } from '@/server/core/ids/new-id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { unknownTrainer } from '@/server/school/trainers/claim-trainer';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';
import { createToken, hashToken } from '../calendar/feed-token';
import { composeInvitationMail } from '../mail/compose-invitation-mail';
import { writeMails } from '../notifications/write-mails';

export const inviteTrainerInput = z.object({ trainerId: id });

/** How long an invitation works, in days. */
const validDays = 7;

/**
 * Invites a trainer to an account by a mail with a link that works once, and ends the invitation that was sent before.
 * Audited. Throws NotFoundError `trainer.unknown`, PreconditionError `trainer.has-account` or `trainer.left`.
 */
export async function inviteTrainer(ctx: Context, input: z.input<typeof inviteTrainerInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { trainerId } = inviteTrainerInput.parse(input);
  const token = createToken();
  const { sellerName } = await getSchoolSettings(ctx);
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
    await tx.trainerInvitation.updateMany({
      where: { trainerId, endedAt: null },
      data: { endedAt: ctx.now },
    });
    const invitationId = newId();
    await tx.trainerInvitation.create({
      data: {
        id: invitationId,
        ...{ trainerId, email, tokenHash: hashToken(token), createdAt: ctx.now },
        expiresAt: new Date(ctx.now.getTime() + validDays * 86_400_000),
      },
      select: { id: true },
    });
    await writeMails({ ...ctx, db: tx }, [
      {
        purchaseId: null,
        kind: 'invitation.trainer',
        cause: invitationId,
        to: { trainerId, email },
        mail: composeInvitationMail({ name, sellerName, token, days: validDays }),
      },
    ]);
    await appendAudit(tx, ctx, {
      action: 'trainer.invited',
      subject: { kind: 'trainer', id: trainerId },
      data: { email },
    });
  });
}
