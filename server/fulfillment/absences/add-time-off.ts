import { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError, PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { queryRows } from '@/server/core/query-rows';
import { optionalProse } from '@/server/core/text/prose';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { instantsOf, wallPeriod } from '@/server/scheduling/availability/wall-period';
import { unknownTrainer } from '@/server/school/trainers/claim-trainer';
import { countSessionsDuring } from '@/server/school/trainers/count-sessions-during';

export const addTimeOffInput = wallPeriod.extend({
  trainerId: id,
  reason: optionalProse(200).optional(),
});

/**
 * Keeps a trainer free for a period of their own wall time: nothing new is booked into it. Sessions that are booked stay,
 * and are counted in the answer. Audited. Throws NotFoundError `trainer.unknown`, PreconditionError
 * `trainer.time-off-past`, ConflictError `trainer.time-off-overlaps`, and ValidationError as instantsOf does.
 */
export async function addTimeOff(
  ctx: Context,
  input: z.input<typeof addTimeOffInput>,
): Promise<{ timeOffId: string; sessions: number }> {
  authorize(ctx, 'admin', 'system');
  const { trainerId, reason, ...period } = addTimeOffInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    // Bookings and other time off of this trainer wait here.
    const [trainer] = await queryRows(tx, z.object({ zone: z.string() }))`
      SELECT zone FROM "Trainer" WHERE id = ${trainerId} FOR NO KEY UPDATE`;
    if (!trainer) throw unknownTrainer();
    const { startsAt, endsAt } = instantsOf(period, trainer.zone);
    if (endsAt <= ctx.now) {
      throw new PreconditionError('trainer.time-off-past', 'This time is over already.');
    }
    const other = await tx.trainerTimeOff.findFirst({
      where: { trainerId, startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
      select: { id: true },
    });
    if (other) {
      throw new ConflictError(
        'trainer.time-off-overlaps',
        'Part of this is time off already. Choose other days, or remove the earlier entry first.',
      );
    }
    const { id } = await tx.trainerTimeOff.create({
      data: { trainerId, startsAt, endsAt, reason: reason || null },
      select: { id: true },
    });
    await appendAudit(tx, ctx, {
      action: 'trainer.time-off-added',
      subject: { kind: 'trainer', id: trainerId },
      reason: reason || undefined,
      data: { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    });
    return {
      timeOffId: id,
      sessions: await countSessionsDuring(tx, { trainerId, startsAt, endsAt, now: ctx.now }),
    };
  });
}
