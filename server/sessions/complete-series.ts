import type { Context } from '@/server/context';
import { appendEntries } from '@/server/timeline/append-entry';

/** Sessions and series of one turn. */
const batch = 500;

/**
 * Writes down what time has done: sessions whose end has passed were HELD, and an allocation whose last session is over
 * is complete, which frees the trainer's place (the database then tells of the capacity). Each series says so once on its
 * timeline. In batches that several replicas may take at once; call it again while it answers that there may be more.
 */
export async function completeSeries(
  ctx: Context,
): Promise<{ held: number; completed: number; hasMore: boolean }> {
  return ctx.db.$transaction(async (tx) => {
    const held = await tx.$executeRaw`
      UPDATE "TrainingSession" SET status = 'HELD', "updatedAt" = ${ctx.now}
      WHERE id IN (SELECT id FROM "TrainingSession" WHERE status = 'SCHEDULED' AND "endsAt" <= ${ctx.now}
                   ORDER BY "endsAt" LIMIT ${batch} FOR UPDATE SKIP LOCKED)`;
    // Not only of these sessions: two turns at once may each have held one of a series' last two.
    const completed = await tx.$queryRaw<{ purchaseId: string; trainerName: string; sessionCount: number }[]>`
      UPDATE "TrainerAllocation" a SET "completedAt" = ${ctx.now}
      FROM "Purchase" p, "Trainer" t
      WHERE p.id = a."purchaseId" AND t.id = a."trainerId" AND p.status = 'SCHEDULED'
        AND a."endedAt" IS NULL AND a."completedAt" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "TrainingSession" s WHERE s."purchaseId" = p.id AND s.status = 'SCHEDULED')
      RETURNING a."purchaseId", t.name AS "trainerName", p."sessionCount"`;
    await appendEntries(
      tx,
      ctx,
      completed.map(({ purchaseId, ...data }) => ({ purchaseId, kind: 'series.completed', data })),
    );
    return { held, completed: completed.length, hasMore: held === batch };
  });
}
