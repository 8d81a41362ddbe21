import { z } from 'zod';
import type { PurchaseStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import { periodCodes } from '@/server/core/time/periods';
import { zone } from '@/server/core/time/zone';
import { bucketStarts } from './bucket-starts';
import { reachedStages } from './reached-stages';

/** `zone` (IANA) is where hours and days begin. */
export const getPeriodInput = z.object({
  zone: zone.default('UTC'),
  period: z.enum(periodCodes).default('24h'),
});

type Timing = { median: number | null; p95: number | null };
type Bucket = { bucket: number; count: number };

/**
 * How a period went: what was paid and fulfilled in each hour or day, how far the purchases paid in it have come, and the
 * times from paid to booked of those fulfilled in it (seconds; null without any). Four queries, each on one index; they
 * grow with the purchases of the period, not with all.
 */
export async function getPeriod(
  { db, now }: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof getPeriodInput>,
) {
  const { zone, period } = getPeriodInput.parse(input);
  const starts = bucketStarts(now, period, zone);
  const since = starts[0] ?? now;

  const [paid, fulfilled, statuses, [timing]] = await Promise.all([
    db.$queryRaw<Bucket[]>`
      SELECT width_bucket("confirmedAt", ${starts}::timestamptz[]) AS bucket, count(*)::int AS count
      FROM "Purchase" WHERE "confirmedAt" >= ${since} GROUP BY 1`,
    db.$queryRaw<Bucket[]>`
      SELECT width_bucket("fulfilledAt", ${starts}::timestamptz[]) AS bucket, count(*)::int AS count
      FROM "Purchase" WHERE "fulfilledAt" >= ${since} GROUP BY 1`,
    db.$queryRaw<{ status: PurchaseStatus; wasFulfilled: boolean; count: number }[]>`
      SELECT status, "fulfilledAt" IS NOT NULL AS "wasFulfilled", count(*)::int AS count
      FROM "Purchase" WHERE "confirmedAt" >= ${since} GROUP BY 1, 2`,
    db.$queryRaw<Timing[]>`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median,
             percentile_cont(0.95) WITHIN GROUP (ORDER BY seconds) AS p95
      FROM (SELECT extract(epoch FROM "fulfilledAt" - "confirmedAt")::float8 AS seconds
            FROM "Purchase" WHERE "fulfilledAt" >= ${since}) finished`,
  ]);

  const counted = (buckets: Bucket[]) => {
    const byBucket = new Map(buckets.map(({ bucket, count }) => [bucket, count]));
    return starts.map((_, index) => byBucket.get(index + 1) ?? 0);
  };
  const [paidIn, fulfilledIn] = [counted(paid), counted(fulfilled)];
  return {
    period,
    zone,
    buckets: starts.map((startsAt, index) => ({
      startsAt,
      paid: paidIn[index] ?? 0,
      fulfilled: fulfilledIn[index] ?? 0,
    })),
    stages: reachedStages(statuses),
    timing: timing ?? { median: null, p95: null },
  };
}

export type PeriodFacts = Awaited<ReturnType<typeof getPeriod>>;
