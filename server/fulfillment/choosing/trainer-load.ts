import { Prisma } from '@/prisma/generated/client';
import { fairnessDays } from './score';

/**
 * The subquery that says, by trainer, how many other students take one of their places (`students`). Grows with the places
 * that are taken now, not with the past. `among` is a subquery of trainer ids.
 */
export function takenPlaces(studentId: string, among?: Prisma.Sql): Prisma.Sql {
  const theirs = among ? Prisma.sql`AND "trainerId" IN (${among})` : Prisma.empty;
  // Distinct first: counting distinct students of each trainer at once would sort them all.
  return Prisma.sql`(
    SELECT "trainerId", count(*) AS students
    FROM (SELECT DISTINCT "trainerId", "studentId" FROM "TakenPlace" WHERE "studentId" <> ${studentId} ${theirs}) taken
    GROUP BY "trainerId")`;
}

/**
 * As takenPlaces, with how many students each trainer was given in the last 30 days (`recent`: what was taken away again
 * does not count).
 */
export function trainerLoad(studentId: string, now: Date, among?: Prisma.Sql): Prisma.Sql {
  const since = new Date(now.getTime() - fairnessDays * 86_400_000);
  const theirs = among ? Prisma.sql`AND "trainerId" IN (${among})` : Prisma.empty;
  return Prisma.sql`(
    SELECT "trainerId", taken.students, given.recent
    FROM ${takenPlaces(studentId, among)} taken
    FULL JOIN (
      SELECT "trainerId", count(*) AS recent FROM "TrainerAllocation"
      WHERE "endedAt" IS NULL AND "createdAt" > ${since} ${theirs}
      GROUP BY "trainerId") given USING ("trainerId"))`;
}
