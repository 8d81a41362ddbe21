import { z } from 'zod';
import type { Db } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';
import type { Occurrence } from '@/server/scheduling/planning/expand-preferred-times';
import { preferredStarts } from '@/server/scheduling/preferred-starts';
import { mostFit, type Need } from './rank-trainers';

/**
 * The trainers of a skill who are available at the preferred times on at least as many days as the plan has sessions a
 * week, each with the best fit that their availability allows. No other trainer can hold the series, whatever is booked.
 * Two queries, which read availability and no calendar.
 */
export async function listOpenTrainers(
  db: Db,
  need: Pick<Need, 'skill' | 'shape'>,
  occurrences: Occurrence[],
): Promise<Map<string, number>> {
  const zones = await queryRows(db, z.object({ zone: z.string() }))`
    SELECT DISTINCT zone FROM "Trainer" WHERE "leftAt" IS NULL`;
  const starts = preferredStarts(
    zones.map(({ zone }) => zone),
    occurrences,
  );
  const { sessionsPerWeek } = need.shape;
  const rows = await queryRows(db, z.object({ id: z.string(), firstTimes: z.number() }))`
    WITH skilled AS MATERIALIZED (
      SELECT t.id, t.zone FROM "TrainerSkill" k JOIN "Trainer" t ON t.id = k."trainerId" WHERE k.skill = ${need.skill})
    SELECT t.id, (count(DISTINCT s.choice) FILTER (WHERE s.choice < ${sessionsPerWeek}))::int AS "firstTimes"
    FROM skilled t
    JOIN "TrainerAvailability" w ON w."trainerId" = t.id
    JOIN json_to_recordset(${JSON.stringify(starts)}::json) AS s (zone text, choice int, day int, weekday int, minute float8)
      ON s.zone = t.zone AND s.weekday = w.weekday AND w."startMinute" <= s.minute AND w."endMinute" > s.minute
    GROUP BY t.id HAVING count(DISTINCT s.day) >= ${sessionsPerWeek}`;
  return new Map(rows.map(({ id, firstTimes }) => [id, mostFit(firstTimes, need.shape)]));
}
