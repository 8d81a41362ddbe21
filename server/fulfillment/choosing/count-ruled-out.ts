import { z } from 'zod';
import type { Tx } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';
import type { Need } from './rank-trainers';
import { takenPlaces } from './trainer-load';

const counts = z.object({ considered: z.number(), ruledOut: z.record(z.string(), z.number()) });

/** How many trainers there are, and how many of them each rule that needs no calendar rules out. */
export type RuledOutCounts = z.infer<typeof counts>;

/**
 * What the cheap rules say of everybody who has not left; one ruled out for two reasons counts in both. For the
 * explanation that is kept with an allocation. One query, which grows with the school and not with its past.
 */
export async function countRuledOut(
  db: Tx,
  need: Pick<Need, 'studentId' | 'skill' | 'level' | 'language'>,
): Promise<RuledOutCounts> {
  const [row] = await queryRows(db, counts)`
    SELECT count(*)::int AS considered, json_build_object(
      'skill', count(*) FILTER (WHERE s.level IS NULL),
      'level', count(*) FILTER (WHERE s.level < ${need.level}::"Level"),
      'language', count(*) FILTER (WHERE NOT ${need.language} = ANY (t.languages)),
      'paused', count(*) FILTER (WHERE t."pausedAt" IS NOT NULL),
      'cap', count(*) FILTER (WHERE coalesce(load.students, 0) >= t."maxStudents")) AS "ruledOut"
    FROM "Trainer" t
    LEFT JOIN "TrainerSkill" s ON s."trainerId" = t.id AND s.skill = ${need.skill}
    LEFT JOIN ${takenPlaces(need.studentId)} load ON load."trainerId" = t.id
    WHERE t."leftAt" IS NULL`;
  const ruledOut = Object.entries(row?.ruledOut ?? {}).filter(([, count]) => count > 0);
  return { considered: row?.considered ?? 0, ruledOut: Object.fromEntries(ruledOut) };
}
