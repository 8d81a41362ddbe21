import type { Tx } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';
import { loadTrainerTimes } from '@/server/fulfillment/booking/load-trainer-times';
import { cheapRuleOuts } from './eligibility';
import type { Candidate, Need } from './rank-trainers';
import { trainerFacts } from './trainer-facts';
import { trainerLoad } from './trainer-load';

/**
 * Every trainer who has not left, as the exhaustive ranking wants them: two queries, one for the facts of all, and one for
 * the calendars of those whom no cheap rule excludes. For ledgers and lists; allocating takes chooseTrainers.
 */
export async function loadCandidates(db: Tx, need: Need, now: Date): Promise<Candidate[]> {
  const rows = await queryRows(db, trainerFacts)`
    SELECT t.id AS "trainerId", t.name AS "trainerName", t.languages, s.level,
           t."pausedAt" IS NOT NULL AS "isPaused", t."leftAt" IS NOT NULL AS "hasLeft", t."maxStudents",
           coalesce(load.students, 0)::int AS "activeStudents", coalesce(load.recent, 0)::int AS "recentStudents",
           EXISTS (SELECT 1 FROM "Purchase" p JOIN "TrainerAllocation" a ON a."purchaseId" = p.id
                   WHERE p."studentId" = ${need.studentId} AND a."trainerId" = t.id) AS "isKnown"
    FROM "Trainer" t
    LEFT JOIN "TrainerSkill" s ON s."trainerId" = t.id AND s.skill = ${need.skill}
    LEFT JOIN ${trainerLoad(need.studentId, now)} load ON load."trainerId" = t.id
    WHERE t."leftAt" IS NULL
    ORDER BY t.id`;
  const fitting = rows.filter((row) => cheapRuleOuts(need, row).length === 0).map((row) => row.trainerId);
  const times = await loadTrainerTimes(db, fitting, now);
  return rows.map((row) => ({ ...row, times: times.get(row.trainerId) ?? null }));
}
