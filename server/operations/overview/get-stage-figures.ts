import { z } from 'zod';
import { PurchaseStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import type { Db } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';
import { contract } from '@/server/process/stages/contract';

const results = z.object({ consumer: z.string(), done: z.number(), lastAt: z.date().nullable() });
const failures = z.object({ consumer: z.string(), failed: z.number() });
const waiting = z.object({
  status: z.enum(PurchaseStatus),
  waiting: z.number(),
  number: z.number(),
  since: z.date(),
});

const hourMs = 3_600_000;

/**
 * How each stage does: results and failed attempts of the last hour, its last result ever, and how many
 * purchases wait for it, with the one that waits longest. Three queries, each on one index: they grow with the last hour
 * and with what waits, never with what ever happened.
 */
export async function getStageFigures({ db, now }: Pick<Context, 'db' | 'now'>) {
  const since = new Date(now.getTime() - hourMs);
  const [done, failed, waits] = await Promise.all([
    readResults(db, since),
    readFailures(db, since),
    readWaits(db),
  ]);
  return contract.stages.map((stage) => {
    const result = done.find(({ consumer }) => consumer === stage.consumer);
    const wait = waits.find(({ status }) => status === stage.from);
    return {
      ...stage,
      /** Null where no marker counts the results. */
      done: result?.done ?? null,
      lastAt: result?.lastAt ?? null,
      failed: failed.find(({ consumer }) => consumer === stage.consumer)?.failed ?? 0,
      waiting: wait?.waiting ?? 0,
      oldest: wait ? { number: wait.number, since: wait.since } : null,
    };
  });
}

export type StageFigures = Awaited<ReturnType<typeof getStageFigures>>[number];

const readResults = (db: Db, since: Date) => queryRows(db, results)`
  SELECT stage.consumer,
         (SELECT count(*)::int FROM "ProcessedEvent" p
          WHERE p.consumer = stage.consumer AND p."processedAt" >= ${since}) AS done,
         (SELECT max(p."processedAt") FROM "ProcessedEvent" p WHERE p.consumer = stage.consumer) AS "lastAt"
  FROM unnest(${contract.pipeline.map(({ consumer }) => consumer)}::text[]) AS stage(consumer)`;

// The kinds are those of the index `timeline_failed_attempts`.
const readFailures = (db: Db, since: Date) => queryRows(db, failures)`
  SELECT "actorId" AS consumer, count(*)::int AS failed FROM "TimelineEntry"
  WHERE kind IN ('function.failed', 'function.attempt-failed') AND at >= ${since} GROUP BY 1`;

// The first to be due came first. Since when, its timeline knows: a deadline may be moved.
const readWaits = (db: Db) => queryRows(db, waiting)`
  SELECT oldest.status, oldest.waiting, oldest.number, coalesce((
    SELECT t.at FROM "TimelineEntry" t
    WHERE t."purchaseId" = oldest.id AND t."toStatus" = oldest.status ORDER BY t.seq DESC LIMIT 1
  ), oldest."stageDueAt") AS since
  FROM (SELECT DISTINCT ON (status) id, status, number, "stageDueAt", count(*) OVER (PARTITION BY status)::int AS waiting
        FROM "Purchase" WHERE "stageDueAt" IS NOT NULL ORDER BY status, "stageDueAt") oldest`;
