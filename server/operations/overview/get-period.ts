import { z } from 'zod';
import { PurchaseStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';
import { periodCodes } from '@/server/core/time/periods';
import { zone } from '@/server/core/time/zone';
import { bucketStarts } from './bucket-starts';
import { reachedStages } from './reached-stages';

/** `zone` (IANA) is where hours and days begin. */
export const getPeriodInput = z.object({
  zone: zone.default('UTC'),
  period: z.enum(periodCodes).default('24h'),
});

const timing = z.object({ median: z.number().nullable(), p95: z.number().nullable() });
const bucket = z.object({ bucket: z.number(), count: z.number() });
const byStatus = z.object({ status: z.enum(PurchaseStatus), wasBooked: z.boolean(), count: z.number() });

/**
 * How a period went: what was paid and booked in each hour or day, how far the purchases paid in it have come, and the
 * times from paid to booked of those booked in it (seconds; null without any). Four queries, each on one index; they
 * grow with the purchases of the period, not with all.
 */
export async function getPeriod(
  { db, now }: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof getPeriodInput>,
) {
  const { zone, period } = getPeriodInput.parse(input);
  const starts = bucketStarts(now, period, zone);
  const since = starts[0] ?? now;

  const [paid, booked, statuses, [times]] = await Promise.all([
    queryRows(db, bucket)`
      SELECT width_bucket("confirmedAt", ${starts}::timestamptz[]) AS bucket, count(*)::int AS count
      FROM "Purchase" WHERE "confirmedAt" >= ${since} GROUP BY 1`,
    queryRows(db, bucket)`
      SELECT width_bucket("bookedAt", ${starts}::timestamptz[]) AS bucket, count(*)::int AS count
      FROM "Purchase" WHERE "bookedAt" >= ${since} GROUP BY 1`,
    queryRows(db, byStatus)`
      SELECT status, "bookedAt" IS NOT NULL AS "wasBooked", count(*)::int AS count
      FROM "Purchase" WHERE "confirmedAt" >= ${since} GROUP BY 1, 2`,
    queryRows(db, timing)`
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median,
             percentile_cont(0.95) WITHIN GROUP (ORDER BY seconds) AS p95
      FROM (SELECT extract(epoch FROM "bookedAt" - "confirmedAt")::float8 AS seconds
            FROM "Purchase" WHERE "bookedAt" >= ${since}) finished`,
  ]);

  const counted = (buckets: z.infer<typeof bucket>[]) => {
    const byBucket = new Map(buckets.map(({ bucket, count }) => [bucket, count]));
    return starts.map((_, index) => byBucket.get(index + 1) ?? 0);
  };
  const [paidIn, bookedIn] = [counted(paid), counted(booked)];
  return {
    period,
    zone,
    buckets: starts.map((startsAt, index) => ({
      startsAt,
      paid: paidIn[index] ?? 0,
      booked: bookedIn[index] ?? 0,
    })),
    stages: reachedStages(statuses),
    timing: times ?? { median: null, p95: null },
  };
}

export type PeriodFacts = Awaited<ReturnType<typeof getPeriod>>;
