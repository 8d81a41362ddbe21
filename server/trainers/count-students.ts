import type { Db, Tx } from '@/server/db';

/** How many students each of these trainers teaches now: what their cap is measured against. Absent: none. */
export async function countStudents(db: Db | Tx, trainerIds: string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ trainerId: string; students: number }[]>`
    SELECT a."trainerId", count(DISTINCT p."studentId")::int AS students
    FROM "TrainerAllocation" a JOIN "Purchase" p ON p.id = a."purchaseId"
    WHERE a."trainerId" = ANY (${trainerIds}) AND a."endedAt" IS NULL AND a."completedAt" IS NULL
    GROUP BY a."trainerId"`;
  return new Map(rows.map(({ trainerId, students }) => [trainerId, students]));
}
