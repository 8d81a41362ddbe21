import { Prisma } from '@/prisma/generated/client';
import { fairnessDays } from './score';

/**
 * The subquery that says, by trainer, how many students they have (`students`: series that are not over, without the
 * student in need) and how many they were given in the last 30 days (`recent`: what was taken away again does not count).
 */
export function trainerLoad(studentId: string, now: Date): Prisma.Sql {
  const since = new Date(now.getTime() - fairnessDays * 86_400_000);
  return Prisma.sql`(
    SELECT a."trainerId",
      count(DISTINCT p."studentId") FILTER (WHERE a."completedAt" IS NULL AND p."studentId" <> ${studentId}) AS students,
      count(*) FILTER (WHERE a."createdAt" > ${since}) AS recent
    FROM "TrainerAllocation" a JOIN "Purchase" p ON p.id = a."purchaseId"
    WHERE a."endedAt" IS NULL AND (a."completedAt" IS NULL OR a."createdAt" > ${since})
    GROUP BY a."trainerId")`;
}
