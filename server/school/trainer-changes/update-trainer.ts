import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { changedFields } from '@/server/core/audit/changed-fields';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { violates } from '@/server/core/violates';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimTrainer, seenTrainer, unknownTrainer } from '../trainers/claim-trainer';
import { countStudents } from '../trainers/count-students';
import { emailTaken } from '../trainers/email-taken';
import { requireZone, trainerProfile } from '../trainers/trainer-profile';
import { storeLocalDays } from './store-local-days';

export const updateTrainerInput = seenTrainer.extend(trainerProfile.shape);

/**
 * Changes a trainer's profile and limits. Sessions that are booked stay where they are, also under another zone, but their
 * local days become those of the new one. Audited with what changed. Throws NotFoundError `trainer.unknown`, ConflictError `trainer.changed` or `trainer.email-taken`,
 * ValidationError `trainer.zone-unknown`, PreconditionError `trainer.cap-below-load`.
 */
export async function updateTrainer(ctx: Context, input: z.input<typeof updateTrainerInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { trainerId, expected, ...profile } = updateTrainerInput.parse(input);
  requireZone(profile.zone);
  try {
    await inTransaction(ctx, async (tx) => {
      const before = await tx.trainer.findUnique({
        where: { id: trainerId },
        select: {
          name: true,
          email: true,
          headline: true,
          bio: true,
          zone: true,
          languages: true,
          meetingUrl: true,
          maxStudents: true,
          bufferMinutes: true,
          maxWeeklyMinutes: true,
        },
      });
      if (!before) throw unknownTrainer();
      if (profile.maxStudents < before.maxStudents) {
        const students = (await countStudents(tx, [trainerId])).get(trainerId) ?? 0;
        if (profile.maxStudents < students) throw capBelowLoad(before.name, students);
      }
      await claimTrainer(tx, { trainerId, expected, now: ctx.now }, profile);
      if (profile.zone !== before.zone) await storeLocalDays(tx, { trainerId, now: ctx.now });
      await appendAudit(tx, ctx, {
        action: 'trainer.updated',
        subject: { kind: 'trainer', id: trainerId },
        data: changedFields(before, profile),
      });
    });
  } catch (error) {
    if (violates(error, 'Trainer_email_key')) throw emailTaken(profile.email);
    // A student was allocated between the count and the write.
    if (violates(error, 'trainer_cap')) throw capBelowLoad(profile.name, profile.maxStudents + 1);
    throw error;
  }
}

function capBelowLoad(name: string, students: number): PreconditionError {
  return new PreconditionError(
    'trainer.cap-below-load',
    `${name} teaches ${students} ${students === 1 ? 'student' : 'students'} now, so the cap cannot be below ${students}.`,
  );
}
