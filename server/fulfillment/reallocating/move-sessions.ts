import { actorColumns, type Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import type { OverridableRule } from '@/server/process/vocabulary/trainer-rules';
import { localDay } from '@/server/scheduling/calendar/local-day';
import type { Span } from '@/server/scheduling/calendar/trainer-calendar';
import type { SeriesSession } from './load-series';

/** A session and where it goes. `overrides` are the time rules overridden for it. */
export type SessionTarget = { session: SeriesSession; to: Span; overrides: OverridableRule[] };

/**
 * Gives sessions to another trainer and time in the caller's transaction: the same rows with a higher sequence, and a
 * SessionMove each. The database refuses what booking-rules.ts lists.
 */
export async function moveSessions(
  tx: Tx,
  ctx: Pick<Context, 'actor' | 'now'>,
  targets: SessionTarget[],
  into: { trainerId: string; allocationId: string; reallocationId: string; reason: string },
): Promise<void> {
  if (targets.length === 0) return;
  const ids = targets.map(({ session }) => session.id);
  const { zone } = await tx.trainer.findUniqueOrThrow({
    where: { id: into.trainerId },
    select: { zone: true },
  });
  // Out of the way first: one may move to where another still is, and overlaps are refused row by row.
  await tx.$executeRaw`UPDATE "TrainingSession" SET status = 'CANCELLED' WHERE id = ANY (${ids})`;
  await tx.$executeRaw`
    UPDATE "TrainingSession" s
    SET status = 'SCHEDULED', "trainerId" = ${into.trainerId}, "allocationId" = ${into.allocationId},
        "startsAt" = m.starts, "endsAt" = m.ends, "trainerDay" = m.day, sequence = m.sequence, "updatedAt" = ${ctx.now},
        overrides = ARRAY(SELECT jsonb_array_elements_text(m.overrides))
    FROM unnest(${ids}::uuid[], ${targets.map(({ to }) => to.startsAt)}::timestamptz[],
                ${targets.map(({ to }) => to.endsAt)}::timestamptz[],
                ${targets.map(({ to }) => localDay(zone, to.startsAt))}::date[],
                ${targets.map(({ session }) => session.sequence + 1)}::int[],
                ${targets.map(({ overrides }) => JSON.stringify(overrides))}::jsonb[])
      AS m (id, starts, ends, day, sequence, overrides)
    WHERE s.id = m.id`;
  const { actorKind, actorId, actorName } = actorColumns(ctx.actor);
  await tx.sessionMove.createMany({
    data: targets.map(({ session, to, overrides }) => ({
      sessionId: session.id,
      sequence: session.sequence + 1,
      at: ctx.now,
      fromTrainerId: session.trainer.id,
      fromStartsAt: session.startsAt,
      fromEndsAt: session.endsAt,
      toTrainerId: into.trainerId,
      toStartsAt: to.startsAt,
      toEndsAt: to.endsAt,
      reallocationId: into.reallocationId,
      reason: into.reason,
      overrides,
      actorKind,
      actorId,
      actorName,
    })),
  });
}
