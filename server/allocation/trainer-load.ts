import { Prisma } from '@/prisma/generated/client';
import { fairnessDays } from './score';

/**
 * The subquery that says, by trainer, how many students they have (`students`: series that are not over, without the
 * student in need) and how many they were given in the last 30 days (`recent`: what was taken away again does not count).
 */
export function trainerLoad(studentId: string, now: Date, among?: Prisma.Sql): Prisma.Sql {
  const since = new Date(now.getTime() - fairnessDays * 86_400_000);
  const theirs = among ? Prisma.sql`AND a."trainerId" IN (${among})` : Prisma.empty;
  // Grouped by student first: counting distinct students of each trainer at once would sort them all.
  return Prisma.sql`(
    SELECT "trainerId", count(*) FILTER (WHERE "isActive" AND "studentId" <> ${studentId}) AS students, sum(recent) AS recent
    FROM (
      SELECT a."trainerId", p."studentId", bool_or(a."completedAt" IS NULL) AS "isActive",
        count(*) FILTER (WHERE a."createdAt" > ${since}) AS recent
      FROM "TrainerAllocation" a JOIN "Purchase" p ON p.id = a."purchaseId"
      WHERE a."endedAt" IS NULL AND (a."completedAt" IS NULL OR a."createdAt" > ${since})
        ${theirs}
      GROUP BY a."trainerId", p."studentId") students
    GROUP BY "trainerId")`;
}
