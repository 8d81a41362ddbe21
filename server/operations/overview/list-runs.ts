import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';
import { contract } from '@/server/process/stages/contract';

const run = z.object({
  id: z.string(),
  at: z.date(),
  functionId: z.string(),
  purchaseNumber: z.number(),
  runId: z.string().nullable(),
  /** 0-based, as Inngest counts; null where it is not known. */
  attempt: z.number().nullable(),
  /** What it wrote, as the contract names it; null when the attempt failed. */
  result: z.string().nullable(),
  /** Null when it went well. */
  error: z.string().nullable(),
  /** Whether Inngest retries it. */
  isTriedAgain: z.boolean(),
});

const shown = 20;

/**
 * What the functions did last, the newest first: stages that wrote their result, and attempts that failed, twenty in all.
 * One query, which reads no more than twenty rows of each stage and twenty failures.
 */
export async function listRuns({ db }: Pick<Context, 'db'>): Promise<z.infer<typeof run>[]> {
  const consumers = contract.pipeline.map(({ consumer }) => consumer);
  const results = contract.pipeline.map(({ writes }) => writes);
  return queryRows(db, run)`
    SELECT run.*, p.number AS "purchaseNumber" FROM (
      (SELECT e."eventId" || e.consumer AS id, e."processedAt" AS at, e.consumer AS "functionId", e."runId", e.attempt,
              stage.result, NULL AS error, false AS "isTriedAgain", o."purchaseId"
       FROM unnest(${consumers}::text[], ${results}::text[]) AS stage(consumer, result)
       CROSS JOIN LATERAL (SELECT * FROM "ProcessedEvent" p WHERE p.consumer = stage.consumer
                           ORDER BY p."processedAt" DESC LIMIT ${shown}) e
       JOIN "OutboxEvent" o ON o.id = e."eventId")
      UNION ALL
      (SELECT t.id::text, t.at, t."actorId", t."runId", t.attempt, NULL, t.data->>'error', t.kind = 'function.attempt-failed',
              t."purchaseId"
       FROM "TimelineEntry" t WHERE t.kind IN ('function.failed', 'function.attempt-failed')
       ORDER BY t.at DESC LIMIT ${shown})
    ) run JOIN "Purchase" p ON p.id = run."purchaseId"
    ORDER BY run.at DESC, run.id DESC LIMIT ${shown}`;
}
