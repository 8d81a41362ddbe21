import { z } from 'zod';
import type { Db } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';
import { firstZoneDifference } from './first-zone-difference';

export interface ZoneDifference {
  zone: string;
  /** The first sampled instant at which the two differ, or null when PostgreSQL does not know the zone. */
  from: Date | null;
}

const weeks = 3 * 52;
const usedZone = z.object({ zone: z.string(), offsets: z.array(z.number()).nullable() });

/**
 * The zones of people and trainers about which Node's zone data and PostgreSQL's say different things, in samples a week
 * apart from `now` on, for three years. Each brings its own copy, and they are updated apart.
 */
export async function findZoneDifferences(ctx: { db: Db; now: Date }): Promise<ZoneDifference[]> {
  const rows = await queryRows(ctx.db, usedZone)`
    SELECT used.zone, CASE WHEN known.name IS NOT NULL THEN (
      SELECT array_agg((extract(epoch FROM (at AT TIME ZONE used.zone) - (at AT TIME ZONE 'UTC')))::int ORDER BY at)
      FROM generate_series(0, ${weeks}::int) week, LATERAL (SELECT ${ctx.now}::timestamptz + week * interval '7 days' AS at) sample
    ) END AS offsets
    FROM (SELECT zone FROM "Trainer" UNION SELECT zone FROM "User" WHERE zone IS NOT NULL) used
    LEFT JOIN pg_timezone_names known ON lower(known.name) = lower(used.zone)
    ORDER BY used.zone`;
  return rows.flatMap<ZoneDifference>(({ zone, offsets }) => {
    if (!offsets) return [{ zone, from: null }];
    const from = firstZoneDifference(zone, ctx.now, offsets);
    return from ? [{ zone, from }] : [];
  });
}
