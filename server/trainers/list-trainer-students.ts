import { z } from 'zod';
import type { Context } from '@/server/context';

export const listTrainerStudentsInput = z.object({ trainerId: z.string() });

/** The most series that are listed; the cap keeps real trainers far below. */
const limit = 500;

/**
 * The series a trainer holds now, the soonest next session first: who learns what, how many sessions were held, and when
 * the next one is. `minutesThisWeek` and `students` are the load that the limits are measured against.
 */
export async function listTrainerStudents(
  { db, now }: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof listTrainerStudentsInput>,
) {
  const { trainerId } = listTrainerStudentsInput.parse(input);
  const [series, [load]] = await Promise.all([
    db.$queryRaw<Series[]>`
      SELECT p.number, p.status::text AS status, p."sessionCount", u.id AS "studentId", u.name AS student,
             c.title AS course, a."createdAt" AS since,
             count(s.id) FILTER (WHERE s."endsAt" <= ${now})::int AS held,
             min(s."startsAt") FILTER (WHERE s."startsAt" > ${now} AND s.status = 'SCHEDULED') AS next
      FROM "TrainerAllocation" a
      JOIN "Purchase" p ON p.id = a."purchaseId"
      JOIN "User" u ON u.id = p."studentId"
      JOIN "Course" c ON c.id = p."courseId"
      LEFT JOIN "TrainingSession" s ON s."purchaseId" = p.id AND s.status <> 'CANCELLED'
      WHERE a."trainerId" = ${trainerId} AND a."endedAt" IS NULL AND a."completedAt" IS NULL
      GROUP BY a.id, p.id, u.id, c.id
      ORDER BY next NULLS LAST, p.number LIMIT ${limit}`,
    db.$queryRaw<{ minutes: number }[]>`
      SELECT coalesce(sum(extract(epoch FROM s."endsAt" - s."startsAt") / 60), 0)::int AS minutes
      FROM "Trainer" t
      JOIN "TrainingSession" s ON s."trainerId" = t.id AND s.status <> 'CANCELLED'
        AND s."startsAt" >= date_trunc('week', ${now}::timestamptz AT TIME ZONE t.zone) AT TIME ZONE t.zone
        AND s."startsAt" < (date_trunc('week', ${now}::timestamptz AT TIME ZONE t.zone) + interval '7 days') AT TIME ZONE t.zone
      WHERE t.id = ${trainerId}`,
  ]);
  return {
    series,
    students: new Set(series.map(({ studentId }) => studentId)).size,
    minutesThisWeek: load?.minutes ?? 0,
    now,
  };
}

type Series = {
  number: number;
  status: string;
  sessionCount: number;
  studentId: string;
  student: string;
  course: string;
  since: Date;
  held: number;
  next: Date | null;
};

export type TrainerStudents = Awaited<ReturnType<typeof listTrainerStudents>>;
