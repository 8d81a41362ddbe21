import { z } from 'zod';
import type { Db, Tx } from '@/server/core/db';
import { queryRows } from '@/server/core/query-rows';

/** How many students each of these trainers teaches now: what their cap is measured against. Absent: none. */
export async function countStudents(db: Db | Tx, trainerIds: string[]): Promise<Map<string, number>> {
  const rows = await queryRows(db, z.object({ trainerId: z.string(), students: z.number() }))`
    SELECT "trainerId", count(DISTINCT "studentId")::int AS students FROM "TakenPlace"
    WHERE "trainerId" = ANY (${trainerIds}) GROUP BY "trainerId"`;
  return new Map(rows.map(({ trainerId, students }) => [trainerId, students]));
}
