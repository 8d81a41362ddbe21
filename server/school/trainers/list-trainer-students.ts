import { z } from 'zod';
import { PurchaseStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { queryRows } from '@/server/core/query-rows';
import { heldOutcomes } from '@/server/process/vocabulary/session-outcomes';
import { localDay } from '@/server/scheduling/calendar/local-day';

export const listTrainerStudentsInput = z.object({ trainerId: id });

/** The most series that are listed; the cap keeps real trainers far below. */
const limit = 500;

const heldSeries = z.object({
  number: z.number(),
  status: z.enum(PurchaseStatus),
  sessionCount: z.number(),
  studentId: z.string(),
  student: z.string(),
  course: z.string(),
  since: z.date(),
  held: z.number(),
  next: z.date().nullable(),
});

/**
 * The series a trainer holds now, the soonest next session first: who learns what, how many sessions were held, and when
 * the next one is. `minutesThisWeek` and `students` are the load that the limits are measured against.
 */
export async function listTrainerStudents(
  { db, now }: Pick<Context, 'db' | 'now'>,
  input: z.input<typeof listTrainerStudentsInput>,
) {
  const { trainerId } = listTrainerStudentsInput.parse(input);
  const [series, minutesThisWeek] = await Promise.all([
    queryRows(db, heldSeries)`
      SELECT p.number, p.status, p."sessionCount", u.id AS "studentId", u.name AS student,
             c.title AS course, a."createdAt" AS since,
             count(r."sessionId") FILTER (WHERE r.outcome::text = ANY (${[...heldOutcomes]}))::int AS held,
             min(s."startsAt") FILTER (WHERE s."startsAt" > ${now} AND s.status = 'SCHEDULED') AS next
      FROM "TakenPlace" taken
      JOIN "TrainerAllocation" a ON a.id = taken."allocationId"
      JOIN "Purchase" p ON p.id = taken."purchaseId"
      JOIN "User" u ON u.id = p."studentId"
      JOIN "Course" c ON c.id = p."courseId"
      LEFT JOIN "TrainingSession" s ON s."purchaseId" = p.id AND s.status <> 'CANCELLED'
      LEFT JOIN "SessionResult" r ON r."sessionId" = s.id
      WHERE taken."trainerId" = ${trainerId}
      GROUP BY a.id, p.id, u.id, c.id
      ORDER BY next NULLS LAST, p.number LIMIT ${limit}`,
    countMinutesThisWeek({ db, now }, trainerId),
  ]);
  return {
    series,
    students: new Set(series.map(({ studentId }) => studentId)).size,
    minutesThisWeek,
    now,
  };
}

/** In the trainer's own week, by the stored days that their weekly limit is measured by. */
async function countMinutesThisWeek(
  { db, now }: Pick<Context, 'db' | 'now'>,
  trainerId: string,
): Promise<number> {
  const trainer = await db.trainer.findUnique({ where: { id: trainerId }, select: { zone: true } });
  if (!trainer) return 0;
  const today = localDay(trainer.zone, now);
  const monday = new Date(today.getTime() - ((today.getUTCDay() + 6) % 7) * 86_400_000);
  const sessions = await db.trainingSession.findMany({
    where: {
      trainerId,
      status: { not: 'CANCELLED' },
      trainerDay: { gte: monday, lt: new Date(monday.getTime() + 7 * 86_400_000) },
      // No zone is further from UTC than 14 hours: this is for the index.
      startsAt: {
        gt: new Date(monday.getTime() - 86_400_000),
        lt: new Date(monday.getTime() + 8 * 86_400_000),
      },
    },
    select: { startsAt: true, endsAt: true },
  });
  return sessions.reduce(
    (sum, { startsAt, endsAt }) => sum + (endsAt.getTime() - startsAt.getTime()) / 60_000,
    0,
  );
}

export type TrainerStudents = Awaited<ReturnType<typeof listTrainerStudents>>;
