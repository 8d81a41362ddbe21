import type { Preferences } from '@/server/checkout/preferences';
import { parsePreferences } from '@/server/checkout/preferences';
import type { Tx } from '@/server/db';
import type { SeriesShape } from '@/server/sessions/expand-wishes';
import type { Span } from '@/server/sessions/trainer-calendar';

export type WaitingPurchase = {
  purchaseId: string;
  correlationId: string;
  shape: SeriesShape;
  preferences: Preferences;
  studentBusy: Span[];
};

type Row = SeriesShape & {
  purchaseId: string;
  correlationId: string;
  studentId: string;
  preferences: unknown;
};

/**
 * The purchases that wait and that this trainer's skills, levels and languages suit, the longest waiting first, from
 * `offset` on: nobody who was woken in the last two minutes. Two queries a page.
 */
export async function listWaitingFor(
  tx: Tx,
  input: { trainerId: string; languages: string[]; now: Date; offset: number; limit: number },
): Promise<WaitingPurchase[]> {
  const asleepSince = new Date(input.now.getTime() - 120_000);
  const rows = await tx.$queryRaw<Row[]>`
    SELECT p.id AS "purchaseId", p."correlationId", p."studentId", p."sessionCount", p."sessionMinutes",
      p."sessionsPerWeek", p.preferences
    FROM "AllocationWait" w JOIN "Purchase" p ON p.id = w."purchaseId" JOIN "Course" c ON c.id = p."courseId"
      JOIN "TrainerSkill" s ON s."trainerId" = ${input.trainerId} AND s.skill = c.skill AND s.level >= c.level
    WHERE c.language = ANY (${input.languages}) AND (w."wokenAt" IS NULL OR w."wokenAt" < ${asleepSince})
    ORDER BY w.since, p.number OFFSET ${input.offset} LIMIT ${input.limit}`;
  const busy = await tx.trainingSession.findMany({
    where: {
      studentId: { in: rows.map(({ studentId }) => studentId) },
      status: { not: 'CANCELLED' },
      endsAt: { gt: input.now },
    },
    select: { studentId: true, startsAt: true, endsAt: true },
  });
  return rows.map(({ purchaseId, correlationId, studentId, preferences, ...shape }) => ({
    purchaseId,
    correlationId,
    shape,
    preferences: parsePreferences(preferences),
    studentBusy: busy.filter((session) => session.studentId === studentId),
  }));
}
