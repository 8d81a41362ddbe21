import { Prisma } from '@/prisma/generated/client';
import type { Tx } from '@/server/db';
import type { Need, TrainerFacts } from './rank-trainers';
import { weights } from './score';
import { trainerLoad } from './trainer-load';
import type { WishedStart } from './wished-starts';

/** How many trainers there are, and how many of them each rule that needs no calendar rules out. */
export type CheapCounts = { considered: number; ruledOut: Record<string, number> };

type Row = TrainerFacts & { considered: number; counts: Record<string, number> };

/**
 * The trainers whom no cheap rule excludes, in the order of the best score they could reach, the first `limit` of them,
 * with the counts of the others. One query that reads no calendar: it grows with the trainers and with the allocations
 * that are active or of the last 30 days, not with the past. `open` leaves out who works at the wished times on fewer than
 * `perWeek` of their days, and so can hold no series; the counts do not know of it.
 */
export async function listLikelyTrainers(
  db: Tx,
  need: Pick<Need, 'studentId' | 'skill' | 'level' | 'language'>,
  input: {
    now: Date;
    limit: number;
    among?: string[];
    open?: { starts: WishedStart[]; perWeek: number };
  },
): Promise<{ trainers: TrainerFacts[]; counts: CheapCounts | null }> {
  const among = input.among ? Prisma.sql`AND t.id = ANY (${input.among})` : Prisma.empty;
  const open = input.open
    ? Prisma.sql`AND "trainerId" IN (
        SELECT w."trainerId" FROM json_to_recordset(${JSON.stringify(input.open.starts)}::json)
          AS s (zone text, day int, weekday int, minute float8)
        JOIN "Trainer" o ON o.zone = s.zone
        JOIN "TrainerAvailability" w ON w."trainerId" = o.id AND w.weekday = s.weekday
          AND w."startMinute" <= s.minute AND w."endMinute" > s.minute
        GROUP BY w."trainerId" HAVING count(DISTINCT s.day) >= ${input.open.perWeek})`
    : Prisma.empty;
  const rows = await db.$queryRaw<Row[]>`
    WITH load AS ${trainerLoad(need.studentId, input.now)}, known AS (
      SELECT DISTINCT a."trainerId" FROM "Purchase" p JOIN "TrainerAllocation" a ON a."purchaseId" = p.id
      WHERE p."studentId" = ${need.studentId}
    ), facts AS MATERIALIZED (
      SELECT t.id AS "trainerId", t.name AS "trainerName", t.languages, s.level,
        t."pausedAt" IS NOT NULL AS "isPaused", false AS "hasLeft", t."maxStudents",
        coalesce(load.students, 0)::int AS "activeStudents", coalesce(load.recent, 0)::int AS "recentStudents",
        known."trainerId" IS NOT NULL AS "isKnown"
      FROM "Trainer" t
      LEFT JOIN "TrainerSkill" s ON s."trainerId" = t.id AND s.skill = ${need.skill}
      LEFT JOIN load ON load."trainerId" = t.id
      LEFT JOIN known ON known."trainerId" = t.id
      WHERE t."leftAt" IS NULL ${among}
    ), counts AS (
      SELECT count(*)::int AS considered, json_build_object(
        'skill', count(*) FILTER (WHERE level IS NULL), 'level', count(*) FILTER (WHERE level < ${need.level}::"Level"),
        'language', count(*) FILTER (WHERE NOT ${need.language} = ANY (languages)),
        'paused', count(*) FILTER (WHERE "isPaused"),
        'cap', count(*) FILTER (WHERE "activeStudents" >= "maxStudents")) AS counts
      FROM facts
    )
    SELECT facts.*, counts.* FROM facts CROSS JOIN counts
    WHERE level >= ${need.level}::"Level" AND ${need.language} = ANY (languages) AND NOT "isPaused"
      AND "activeStudents" < "maxStudents" ${open}
    ORDER BY ${weights.fit}::float8
        + ${weights.load}::float8 * (1 - "activeStudents"::float8 / "maxStudents")
        + ${weights.continuity}::float8 * "isKnown"::int
        + ${weights.fairness}::float8 * (1 - least(1, "recentStudents"::float8 / "maxStudents")) DESC,
      1 - "activeStudents"::float8 / "maxStudents" DESC, "trainerId" COLLATE "C"
    LIMIT ${input.limit}`;
  const [first] = rows;
  return {
    trainers: rows.map(({ considered: _, counts: __, ...facts }) => facts),
    counts: first
      ? {
          considered: first.considered,
          ruledOut: Object.fromEntries(Object.entries(first.counts).filter(([, count]) => count > 0)),
        }
      : null,
  };
}
