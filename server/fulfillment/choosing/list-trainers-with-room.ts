import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';

/** How many trainers one look takes; the others come with the next. */
const limit = 500;

/**
 * Trainers with a free place, or with a waiting student who takes none, who teach a skill that some waiting purchase needs,
 * in no particular order: what time itself may have made possible, such as the end of a leave, and what a lost wake-up left
 * behind.
 */
export async function listTrainersWithRoom({ db }: Context): Promise<string[]> {
  const rows = await queryRows(db, z.object({ id: z.string() }))`
    SELECT t.id FROM "Trainer" t
    WHERE t."pausedAt" IS NULL AND t."leftAt" IS NULL
      AND EXISTS (SELECT 1 FROM "AllocationWait" w JOIN "Purchase" p ON p.id = w."purchaseId"
        JOIN "Course" c ON c.id = p."courseId" JOIN "TrainerSkill" s ON s.skill = c.skill AND s.level >= c.level
        WHERE s."trainerId" = t.id AND c.language = ANY (t.languages))
      AND (
        t."maxStudents" > (SELECT count(DISTINCT "studentId") FROM "TakenPlace" WHERE "trainerId" = t.id)
        OR EXISTS (SELECT 1 FROM "TakenPlace" taken
          JOIN "Purchase" other ON other."studentId" = taken."studentId"
          JOIN "AllocationWait" w ON w."purchaseId" = other.id
          WHERE taken."trainerId" = t.id))
    ORDER BY random() LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}
