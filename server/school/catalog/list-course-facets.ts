import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';

/** Topics and languages of the courses there are, and every skill with how many trainers teach it now. */
export async function listCourseFacets({ db }: Pick<Context, 'db'>) {
  const [courses, skills] = await Promise.all([
    db.course.findMany({ distinct: ['topic', 'language'], select: { topic: true, language: true } }),
    queryRows(db, z.object({ skill: z.string(), teachers: z.number() }))`
      SELECT skill, count(t.id)::int AS teachers FROM (
        SELECT skill, "trainerId" FROM "TrainerSkill" UNION SELECT skill, NULL FROM "Course"
      ) s LEFT JOIN "Trainer" t ON t.id = s."trainerId" AND t."leftAt" IS NULL AND t."pausedAt" IS NULL
      GROUP BY skill ORDER BY skill`,
  ]);
  return {
    topics: [...new Set(courses.map(({ topic }) => topic))].sort(),
    languages: [...new Set(courses.map(({ language }) => language))].sort(),
    skills,
  };
}
