import type { Db } from '@/server/db';
import { loadTrainerTimes } from '@/server/sessions/load-trainer-times';
import { type Candidate, cheapRuleOuts, type Need } from './rank-trainers';

type TrainerRow = Omit<Candidate, 'times'>;

/**
 * Every trainer who has not left, as ranking wants them. Five queries in all: one for the facts of all, and the times
 * only of those whom no cheap rule excludes.
 */
export async function loadCandidates(db: Db, need: Need, now: Date): Promise<Candidate[]> {
  const rows = await db.$queryRaw<TrainerRow[]>`
    SELECT t.id AS "trainerId", t.name AS "trainerName", t.languages, s.level,
           t."pausedAt" IS NOT NULL AS "isPaused", t."leftAt" IS NOT NULL AS "hasLeft", t."maxStudents",
           coalesce(load.students, 0)::int AS "activeStudents", coalesce(load.known, false) AS "isKnown"
    FROM "Trainer" t
    LEFT JOIN "TrainerSkill" s ON s."trainerId" = t.id AND s.skill = ${need.skill}
    LEFT JOIN (
      SELECT a."trainerId",
             count(DISTINCT p."studentId") FILTER (WHERE a."endedAt" IS NULL AND p."studentId" <> ${need.studentId}) AS students,
             bool_or(p."studentId" = ${need.studentId}) AS known
      FROM "TrainerAllocation" a JOIN "Purchase" p ON p.id = a."purchaseId"
      GROUP BY a."trainerId"
    ) load ON load."trainerId" = t.id
    WHERE t."leftAt" IS NULL
    ORDER BY t.id`;
  const fitting = rows.filter((row) => cheapRuleOuts(need, row).length === 0).map((row) => row.trainerId);
  const times = await loadTrainerTimes(db, fitting, now);
  return rows.map((row) => ({ ...row, times: times.get(row.trainerId) ?? null }));
}
