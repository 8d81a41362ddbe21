import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';

/**
 * How many trainers could teach each course, whatever their load: they have its skill at its level and its language, and
 * have neither left nor paused. Courses that nobody can teach are not in the map.
 */
export async function countTeachers(
  { db }: Pick<Context, 'db'>,
  courseId?: string,
): Promise<Map<string, number>> {
  const rows = await queryRows(db, z.object({ courseId: z.string(), teachers: z.number() }))`
    SELECT c.id AS "courseId", count(*)::int AS teachers
    FROM "Course" c
    JOIN "TrainerSkill" s ON s.skill = c.skill AND s.level >= c.level
    JOIN "Trainer" t ON t.id = s."trainerId" AND c.language = ANY (t.languages)
    WHERE t."leftAt" IS NULL AND t."pausedAt" IS NULL
      AND (${courseId ?? null}::uuid IS NULL OR c.id = ${courseId ?? null})
    GROUP BY c.id`;
  return new Map(rows.map((row) => [row.courseId, row.teachers]));
}
