import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';

/**
 * How many trainers could take one more student of each course on sale: they teach its skill at its level and in its
 * language, have neither left nor paused, and are below their cap. Courses that nobody can take are not in the map.
 */
export async function countRoom(ctx: Pick<Context, 'db'>, courseId?: string): Promise<Map<string, number>> {
  const rows = await queryRows(ctx.db, z.object({ courseId: z.string(), trainers: z.number() }))`
    WITH busy AS (
      SELECT "trainerId", count(DISTINCT "studentId") AS students FROM "TakenPlace" GROUP BY "trainerId"
    )
    SELECT c.id AS "courseId", count(*)::int AS trainers
    FROM "Course" c
    JOIN "TrainerSkill" s ON s.skill = c.skill AND s.level >= c.level
    JOIN "Trainer" t ON t.id = s."trainerId" AND c.language = ANY (t.languages)
    LEFT JOIN busy ON busy."trainerId" = t.id
    WHERE c."retiredAt" IS NULL AND t."leftAt" IS NULL AND t."pausedAt" IS NULL
      AND coalesce(busy.students, 0) < t."maxStudents"
      AND (${courseId ?? null}::uuid IS NULL OR c.id = ${courseId ?? null})
    GROUP BY c.id`;
  return new Map(rows.map(({ courseId, trainers }) => [courseId, trainers]));
}
