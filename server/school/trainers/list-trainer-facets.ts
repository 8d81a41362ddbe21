import { z } from 'zod';
import type { Context } from '@/server/core/context';
import { queryRows } from '@/server/core/query-rows';

/** Every skill that a trainer teaches or a course asks for, and every language that is spoken, in order. */
export async function listTrainerFacets({ db }: Pick<Context, 'db'>) {
  const [skills, languages] = await Promise.all([
    queryRows(db, z.object({ skill: z.string() }))`
      SELECT skill FROM "TrainerSkill" UNION SELECT skill FROM "Course" ORDER BY skill`,
    queryRows(db, z.object({ language: z.string() }))`
      SELECT unnest(languages) AS language FROM "Trainer" UNION SELECT language FROM "Course" ORDER BY language`,
  ]);
  return {
    skills: skills.map(({ skill }) => skill),
    languages: languages.map(({ language }) => language),
  };
}
