import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';

/** The events beside the stages: no status waits for them, so no purchase is late when one is lost. */
const names = ['trainer/reallocated', 'session/rescheduled', 'trainer/marked-away'] as const;

/** Seconds from publication to the first, second and third repeat; there is no fourth. */
export const repeatSeconds = [60, 120, 600];
/** How far back is looked, in seconds: as long as Inngest remembers an event. */
const lookBackSeconds = 86_400;
const batch = 20;

const rowSchema = z.object({
  id: z.string(),
  name: z.enum(names),
  purchaseId: z.string().nullable(),
  inngestEventId: z.string(),
  publishedAt: z.date(),
  payload: z.unknown(),
});
export type UnansweredEvent = z.infer<typeof rowSchema>;

/**
 * Published events outside the stages that had no result for a minute or more: a change of trainer or time of which somebody
 * was not notified, an absence that is not covered. Only the newest repeat of each. In random order, so that hopeless ones
 * never crowd out the others.
 */
export async function findUnansweredEvents({
  db,
  now,
}: Pick<Context, 'db' | 'now'>): Promise<UnansweredEvent[]> {
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  return queryRows(db, rowSchema)`
    SELECT o.id, o.name, o."purchaseId", o."inngestEventId",
      o."publishedAt", o.payload
    FROM "OutboxEvent" o
    CROSS JOIN LATERAL (
      SELECT coalesce(o.payload->>'reallocationId', o.payload->>'moveId') AS change) event
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS times, max(r."createdAt") AS last FROM "OutboxEvent" r
      WHERE r."repeatsId" = coalesce(o."repeatsId", o.id)) repeat
    WHERE o."publishedAt" BETWEEN ${before(lookBackSeconds)} AND ${before(repeatSeconds[0] ?? 0)}
      AND o.name <> 'sessions/scheduled' AND o.name = ANY (${[...names]}) AND o."inngestEventId" IS NOT NULL
      AND (repeat.times = 0 OR o."createdAt" >= repeat.last) AND repeat.times < ${repeatSeconds.length}
      AND o."publishedAt" < ${now}::timestamptz - (${repeatSeconds}::int[])[repeat.times + 1] * interval '1 second'
      AND CASE WHEN o.name = 'trainer/marked-away' THEN EXISTS (
          SELECT FROM "TrainerAbsence" a WHERE a.id = (o.payload->>'absenceId')::uuid AND a."finishedAt" IS NULL)
        ELSE EXISTS (
          SELECT FROM "SessionMove" m WHERE m.id = event.change::uuid OR m."reallocationId" = event.change::uuid)
        AND NOT EXISTS (
          SELECT FROM "Notification" n WHERE n."purchaseId" = o."purchaseId"
            AND n.cause = event.change
          HAVING count(*) > 0 AND bool_and(n."sentAt" IS NOT NULL OR n."refusedAt" IS NOT NULL))
      END
    ORDER BY random() LIMIT ${batch}`;
}
