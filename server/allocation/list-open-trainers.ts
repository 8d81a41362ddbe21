import type { Db } from '@/server/db';
import type { Occurrence } from '@/server/sessions/expand-wishes';
import type { Need } from './rank-trainers';
import { wishedStarts } from './wished-starts';

/**
 * The trainers of a skill who work at the wished times on as many of their days as the plan has sessions a week. Nobody
 * else can hold the series, whatever is booked. Two queries, which read weekly hours and no calendar.
 */
export async function listOpenTrainers(
  db: Db,
  need: Pick<Need, 'skill' | 'shape'>,
  occurrences: Occurrence[],
): Promise<Set<string>> {
  const zones = await db.$queryRaw<
    { zone: string }[]
  >`SELECT DISTINCT zone FROM "Trainer" WHERE "leftAt" IS NULL`;
  const starts = wishedStarts(
    zones.map(({ zone }) => zone),
    occurrences,
  );
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM "TrainerSkill" k
    JOIN "Trainer" t ON t.id = k."trainerId"
    JOIN "TrainerAvailability" w ON w."trainerId" = t.id
    JOIN json_to_recordset(${JSON.stringify(starts)}::json) AS s (zone text, day int, weekday int, minute float8)
      ON s.zone = t.zone AND s.weekday = w.weekday AND w."startMinute" <= s.minute AND w."endMinute" > s.minute
    WHERE k.skill = ${need.skill}
    GROUP BY t.id HAVING count(DISTINCT s.day) >= ${need.shape.sessionsPerWeek}`;
  return new Set(rows.map(({ id }) => id));
}
