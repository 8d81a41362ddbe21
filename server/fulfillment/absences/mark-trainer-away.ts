import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { appendAudit } from '@/server/core/audit/append-audit';
import { authorize } from '@/server/core/authorize';
import { actorColumns, type Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { ConflictError } from '@/server/core/errors';
import { reason } from '@/server/core/text/reason';
import { enqueueEvent } from '@/server/process/outbox/enqueue-event';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';
import { absenceInput, readAbsence } from './absence-input';
import { type AbsenceSpan, listAffected } from './list-affected';

export const markTrainerAwayInput = absenceInput.extend({
  reason,
});

/**
 * Writes down that a trainer is away for a period, or has left for good: nothing new is booked into it, and every affected
 * purchase is listed to be given to somebody else, which `trainer/marked-away` begins in the background. Audited.
 *
 * Throws ConflictError `absence.running` while an earlier absence over the same time is still being covered, and as
 * readAbsence does.
 */
export async function markTrainerAway(
  ctx: Context,
  input: z.input<typeof markTrainerAwayInput>,
): Promise<{ absenceId: string; affected: number }> {
  authorize(ctx, 'admin', 'system');
  const { reason, ...asked } = markTrainerAwayInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    // Bookings, time off and other absences of this trainer wait here.
    await lockTrainer(tx, asked.trainerId);
    const { trainerName, zone: _zone, ...span } = await readAbsence(tx, asked, ctx.now);
    await refuseRunning(tx, span);
    const affected = await listAffected(tx, span, ctx.now);
    const { actorKind, actorId, actorName } = actorColumns(ctx.actor);
    const { id: absenceId } = await tx.trainerAbsence.create({
      data: {
        ...span,
        reason,
        actorKind,
        actorId,
        actorName,
        createdAt: ctx.now,
        items: { create: affected.map(({ id: purchaseId }) => ({ purchaseId })) },
      },
      select: { id: true },
    });
    await keepFree(tx, span, reason);
    await appendAudit(tx, ctx, {
      action: span.endsAt ? 'trainer.marked-away' : 'trainer.left',
      subject: { kind: 'trainer', id: span.trainerId },
      reason,
      data: {
        absenceId,
        trainerName,
        startsAt: span.startsAt.toISOString(),
        endsAt: span.endsAt?.toISOString() ?? null,
        affected: affected.length,
      },
    });
    await enqueueEvent(tx, {
      name: 'trainer/marked-away',
      data: { trainerId: span.trainerId, correlationId: randomUUID(), absenceId },
    });
    return { absenceId, affected: affected.length };
  });
}

async function refuseRunning(tx: Tx, { trainerId, startsAt, endsAt }: AbsenceSpan): Promise<void> {
  const running = await tx.trainerAbsence.findFirst({
    where: {
      trainerId,
      finishedAt: null,
      OR: [{ endsAt: null }, { endsAt: { gt: startsAt } }],
      ...(endsAt && { startsAt: { lt: endsAt } }),
    },
    select: { actorName: true },
  });
  if (running) {
    throw new ConflictError(
      'absence.running',
      `${running.actorName} has marked this already, and it is still being covered.`,
    );
  }
}

async function keepFree(tx: Tx, { trainerId, startsAt, endsAt }: AbsenceSpan, reason: string): Promise<void> {
  if (endsAt === null) {
    await tx.trainer.update({ where: { id: trainerId }, data: { leftAt: startsAt }, select: { id: true } });
    return;
  }
  const covering = await tx.trainerTimeOff.count({
    where: { trainerId, startsAt: { lte: startsAt }, endsAt: { gte: endsAt } },
  });
  if (covering === 0) {
    await tx.trainerTimeOff.create({
      data: { trainerId, startsAt, endsAt, reason: reason.slice(0, 200) },
      select: { id: true },
    });
  }
}
