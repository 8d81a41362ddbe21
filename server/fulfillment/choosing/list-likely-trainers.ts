import { Prisma } from '@/prisma/generated/client';
import type { Tx } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';
import { scoreParts } from '@/server/process/vocabulary/score-parts';
import type { Need, TrainerFacts } from './rank-trainers';
import { trainerFacts } from './trainer-facts';
import { trainerLoad } from './trainer-load';

/**
 * The trainers whom no cheap rule excludes, in the order of the best score they could reach: of all or of `among`, the
 * first `limit` of them or each. One query that reads no calendar: it grows with these trainers and their allocations that
 * are active or of the last 30 days, not with the school and not with the past.
 */
export async function listLikelyTrainers(
  db: Tx,
  need: Pick<Need, 'studentId' | 'skill' | 'level' | 'language'>,
  input: { now: Date; limit?: number; among?: string[] },
): Promise<TrainerFacts[]> {
  const { studentId, skill, level, language } = need;
  const { now, limit, among } = input;
  const ofSkill = Prisma.sql`SELECT k."trainerId" FROM "TrainerSkill" k WHERE k.skill = ${skill}`;
  const ofThese = among && Prisma.sql`SELECT unnest(${among}::uuid[])`;
  const onlyThese = ofThese ? Prisma.sql`AND s."trainerId" IN (${ofThese})` : Prisma.empty;
  return queryRows(db, trainerFacts)`
    WITH facts AS MATERIALIZED (
      SELECT t.id AS "trainerId", t.name AS "trainerName", t.languages, s.level, false AS "isPaused", false AS "hasLeft",
        t."maxStudents", coalesce(load.students, 0)::int AS "activeStudents",
        coalesce(load.recent, 0)::int AS "recentStudents", known."trainerId" IS NOT NULL AS "isKnown"
      FROM "TrainerSkill" s
      JOIN "Trainer" t ON t.id = s."trainerId"
      LEFT JOIN ${trainerLoad(studentId, now, ofThese ?? ofSkill)} load ON load."trainerId" = t.id
      LEFT JOIN (
        SELECT DISTINCT a."trainerId" FROM "Purchase" p JOIN "TrainerAllocation" a ON a."purchaseId" = p.id
        WHERE p."studentId" = ${studentId}) known ON known."trainerId" = t.id
      WHERE s.skill = ${skill} AND s.level >= ${level}::"Level" AND ${language} = ANY (t.languages)
        AND t."pausedAt" IS NULL AND t."leftAt" IS NULL ${onlyThese}
    )
    SELECT * FROM facts WHERE "activeStudents" < "maxStudents"
    ORDER BY ${scoreParts.fit.weight}::float8
        + ${scoreParts.load.weight}::float8 * (1 - "activeStudents"::float8 / "maxStudents")
        + ${scoreParts.continuity.weight}::float8 * "isKnown"::int
        + ${scoreParts.fairness.weight}::float8 * (1 - least(1, "recentStudents"::float8 / "maxStudents")) DESC,
      1 - "activeStudents"::float8 / "maxStudents" DESC, "trainerId"
    LIMIT ${limit ?? null}::int`;
}
