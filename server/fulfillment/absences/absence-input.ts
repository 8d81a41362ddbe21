import { z } from 'zod';
import type { Tx } from '@/server/core/db';
import { PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { instantsOf, wallPeriod } from '@/server/scheduling/availability/wall-period';
import { unknownTrainer } from '@/server/school/trainers/claim-trainer';
import type { AbsenceSpan } from './list-affected';

export const absenceInput = z.object({
  trainerId: id,
  /** On the trainer's own clock; null when they have left for good. */
  period: wallPeriod.nullable(),
});

/**
 * The instants that an absence covers, and the trainer's name. Throws NotFoundError `trainer.unknown`, PreconditionError
 * `trainer.left` and `absence.past`, and ValidationError as instantsOf does.
 */
export async function readAbsence(
  tx: Tx,
  { trainerId, period }: z.output<typeof absenceInput>,
  now: Date,
): Promise<AbsenceSpan & { trainerName: string; zone: string }> {
  const trainer = await tx.trainer.findUnique({
    where: { id: trainerId },
    select: { name: true, zone: true, leftAt: true },
  });
  if (!trainer) throw unknownTrainer();
  if (trainer.leftAt) throw new PreconditionError('trainer.left', `${trainer.name} has left already.`);
  const span = period ? instantsOf(period, trainer.zone) : { startsAt: now, endsAt: null };
  if (span.endsAt && span.endsAt <= now) {
    throw new PreconditionError('absence.past', 'This time is over already.');
  }
  return { trainerId, trainerName: trainer.name, zone: trainer.zone, ...span };
}
