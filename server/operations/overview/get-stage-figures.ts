import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import type { Db } from '@/server/core/db';
import { contract } from '@/server/process/stages/contract';

type Results = { consumer: string; done: number; lastAt: Date | null };
type Failures = { consumer: string; failed: number };
type Waiting = { status: PurchaseStatus; waiting: number; number: number; since: Date };

const hourMs = 3_600_000;

/**
 * How each stage does: results and failed attempts of the last hour, its last result ever, and how many
 * purchases wait for it, with the one that waits longest. Three queries, each on one index: they grow with the last hour
 * and with what waits, never with what ever happened.
 */
export async function getStageFigures({ db, now }: Pick<Context, 'db' | 'now'>) {
  const since = new Date(now.getTime() - hourMs);
  const [results, failures, waits] = await Promise.all([
    readResults(db, since),
    readFailures(db, since),
    readWaits(db),
  ]);
  return contract.stages.map((stage) => {
    const result = results.find(({ consumer }) => consumer === stage.consumer);
    const wait = waits.find(({ status }) => status === stage.from);
    return {
      ...stage,
      /** Null where no marker counts the results. */
      done: result?.done ?? null,
      lastAt: result?.lastAt ?? null,
      failed: failures.find(({ consumer }) => consumer === stage.consumer)?.failed ?? 0,
      waiting: wait?.waiting ?? 0,
      oldest: wait ? { number: wait.number, since: wait.since } : null,
    };
  });
}

export type StageFigures = Awaited<ReturnType<typeof getStageFigures>>[number];

const readResults = (db: Db, since: Date) => db.$queryRaw<Results[]>`
  SELECT stage.consumer,
         (SELECT count(*)::int FROM "ProcessedEvent" p
          WHERE p.consumer = stage.consumer AND p."processedAt" >= ${since}) AS done,
         (SELECT max(p."processedAt") FROM "ProcessedEvent" p WHERE p.consumer = stage.consumer) AS "lastAt"
  FROM unnest(${contract.pipeline.map(({ consumer }) => consumer)}::text[]) AS stage(consumer)`;

// The kinds are those of the index `timeline_failed_attempts`.
const readFailures = (db: Db, since: Date) => db.$queryRaw<Failures[]>`
  SELECT "actorId" AS consumer, count(*)::int AS failed FROM "TimelineEntry"
  WHERE kind IN ('function.failed', 'function.attempt-failed') AND at >= ${since} GROUP BY 1`;

// The first to be due came first. Since when, its timeline knows: a deadline may be moved.
const readWaits = (db: Db) => db.$queryRaw<Waiting[]>`
  SELECT oldest.status, oldest.waiting, oldest.number, coalesce((
    SELECT t.at FROM "TimelineEntry" t
    WHERE t."purchaseId" = oldest.id AND t."toStatus" = oldest.status ORDER BY t.seq DESC LIMIT 1
  ), oldest."stageDueAt") AS since
  FROM (SELECT DISTINCT ON (status) id, status, number, "stageDueAt", count(*) OVER (PARTITION BY status)::int AS waiting
        FROM "Purchase" WHERE "stageDueAt" IS NOT NULL ORDER BY status, "stageDueAt") oldest`;
