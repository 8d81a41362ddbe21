import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { violates } from '@/server/core/violates';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { emailTaken } from '../trainers/email-taken';
import { requireZone, trainerProfile } from '../trainers/trainer-profile';

/**
 * Adds a trainer. They have no skills and no availability yet, so no student is allocated to them. Audited. Throws
 * ConflictError `trainer.email-taken`, ValidationError `trainer.zone-unknown`.
 */
export async function createTrainer(
  ctx: Context,
  input: z.input<typeof trainerProfile>,
): Promise<{ trainerId: string }> {
  authorize(ctx, 'admin', 'system');
  const profile = trainerProfile.parse(input);
  requireZone(profile.zone);
  try {
    return await inTransaction(ctx, async (tx) => {
      const { id } = await tx.trainer.create({
        data: { ...profile, createdAt: ctx.now, updatedAt: ctx.now },
        select: { id: true },
      });
      await appendAudit(tx, ctx, {
        action: 'trainer.created',
        subject: { kind: 'trainer', id },
        data: { after: profile },
      });
      return { trainerId: id };
    });
  } catch (error) {
    throw violates(error, 'Trainer_email_key') ? emailTaken(profile.email) : error;
  }
}
