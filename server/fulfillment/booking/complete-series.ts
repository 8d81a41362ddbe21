import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntries } from '@/server/process/timeline/append-entry';

const completedSeries = z.object({
  purchaseId: z.string(),
  trainerName: z.string(),
  sessionCount: z.number(),
});

export const completeSeriesInput = z.object({ batch: z.number().int().min(1).max(1000).default(200) });

/**
 * One batch of what time has done since: sessions that are over become HELD, and a booked series whose sessions are over, each
 * settled or past its limit, is completed, once, which frees its trainer's place and by the database's own trigger tells that
 * capacity may have grown.
 *
 * Purchases that somebody works on are left to the next sweep, so two sweeps at once share the work. `hasMore` says that
 * another batch may wait. Dates are those of the sessions, not of the sweep.
 */
export async function completeSeries(
  ctx: Context,
  rawInput: z.input<typeof completeSeriesInput> = {},
): Promise<{ held: number; completed: number; hasMore: boolean }> {
  authorize(ctx, 'system');
  const { batch } = completeSeriesInput.parse(rawInput);
  return inTransaction(ctx, async (tx) => {
    const due = await queryRows(tx, z.object({ id: z.string() }))`
      SELECT p.id FROM "Purchase" p
      WHERE p.id IN (
        (SELECT s."purchaseId" FROM "TrainingSession" s
         WHERE s.status = 'SCHEDULED' AND s."endsAt" <= ${ctx.now} ORDER BY s."endsAt" LIMIT ${batch})
        UNION
        (SELECT a."purchaseId" FROM "TrainerAllocation" a JOIN "Purchase" b ON b.id = a."purchaseId" AND b.status = 'SCHEDULED'
         WHERE a."endedAt" IS NULL AND a."completedAt" IS NULL AND NOT EXISTS (
           SELECT FROM "TrainingSession" s WHERE s."purchaseId" = a."purchaseId" AND s.status <> 'CANCELLED'
             AND (s."endsAt" > ${ctx.now} OR s."resultDueAt" > ${ctx.now})) LIMIT ${batch}))
      ORDER BY p.id FOR NO KEY UPDATE SKIP LOCKED`;
    if (due.length === 0) return { held: 0, completed: 0, hasMore: false };
    const ids = due.map(({ id }) => id);
    const held = await tx.trainingSession.updateMany({
      where: { purchaseId: { in: ids }, status: 'SCHEDULED', endsAt: { lte: ctx.now } },
      data: { status: 'HELD' },
    });
    const completed = await queryRows(tx, completedSeries)`
      WITH over AS (
        SELECT p.id, p."sessionCount", max(s."endsAt") AS "completedAt"
        FROM "Purchase" p JOIN "TrainingSession" s ON s."purchaseId" = p.id AND s.status <> 'CANCELLED'
        WHERE p.id = ANY (${ids}) AND p.status = 'SCHEDULED'
        GROUP BY p.id HAVING bool_and(s."endsAt" <= ${ctx.now} AND coalesce(s."resultDueAt" <= ${ctx.now}, true)))
      UPDATE "TrainerAllocation" a SET "completedAt" = over."completedAt"
      FROM over, "Trainer" t
      WHERE a."purchaseId" = over.id AND a."endedAt" IS NULL AND a."completedAt" IS NULL AND t.id = a."trainerId"
      RETURNING a."purchaseId", t.name AS "trainerName", over."sessionCount"`;
    await appendEntries(
      tx,
      ctx,
      completed.map(({ purchaseId, ...data }) => ({
        purchaseId,
        kind: 'series.completed',
        data,
      })),
    );
    return { held: held.count, completed: completed.length, hasMore: due.length >= batch };
  });
}
