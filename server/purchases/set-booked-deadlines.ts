import { Prisma } from '@/prisma/generated/client';
import type { Context } from '@/server/context';
import type { Tx } from '@/server/db';

/** Milliseconds that covering an absence is given before the booked series it hits counts as late. */
const coverMs = 60_000;
/** Milliseconds that the event of a booking is given to reach Inngest; and how far back it is looked for. */
const publishMs = 30_000;
const lookBackMs = 86_400_000;

/**
 * Keeps the clock of what is booked, as dueAt does for what is on its way: due while something about it is not as it
 * should be, and not due once it is. That is a session to come with nobody to hold it, because its trainer has left by
 * then or is on leave; a payment that was reversed with sessions to come; an event that tells of the booking and was never
 * published. The causes TRAINER_UNAVAILABLE, PAYMENT_REVERSED, RESULT_WITHOUT_EVENT and EVENT_NOT_PUBLISHED name them.
 *
 * Of one purchase, or of all, in two statements. Grows with absences that are not over, refunds, and what was booked in
 * the last day.
 */
export async function setBookedDeadlines(
  db: Tx,
  { now }: Pick<Context, 'now'>,
  { purchaseId }: { purchaseId?: string } = {},
): Promise<void> {
  const after = (ms: number) => Prisma.sql`${new Date(now.getTime() + ms)}::timestamptz`;
  const of = (column: Prisma.Sql) => (purchaseId ? Prisma.sql`AND ${column} = ${purchaseId}` : Prisma.empty);
  const toCome = Prisma.sql`s.status = 'SCHEDULED' AND s."startsAt" > ${now} ${of(Prisma.sql`s."purchaseId"`)}`;
  // The events are counted for each purchase: asked as NOT EXISTS, PostgreSQL reads the whole outbox.
  const broken = Prisma.sql`
    SELECT s."purchaseId" AS id, ${after(coverMs)} AS due
    FROM "Trainer" t JOIN "TrainingSession" s ON s."trainerId" = t.id
    WHERE t."leftAt" IS NOT NULL AND ${toCome} AND s."startsAt" >= t."leftAt"
    UNION ALL
    SELECT s."purchaseId", ${after(coverMs)}
    FROM "TrainerTimeOff" o JOIN "TrainingSession" s ON s."trainerId" = o."trainerId"
    WHERE o."endsAt" > ${now} AND ${toCome} AND s."startsAt" < o."endsAt" AND s."endsAt" > o."startsAt"
      AND NOT 'leave' = ANY (s.overrides)
    UNION ALL
    SELECT s."purchaseId", ${after(0)}
    FROM "Payment" r JOIN "TrainingSession" s ON s."purchaseId" = r."purchaseId"
    WHERE r.status = 'REFUNDED' AND ${toCome} AND NOT EXISTS (SELECT FROM "Payment" other
      WHERE other."purchaseId" = r."purchaseId" AND other.status = 'SUCCEEDED')
    UNION ALL
    SELECT p.id, p."fulfilledAt" + ${`${publishMs} milliseconds`}::interval FROM "Purchase" p
    WHERE p.status = 'SCHEDULED' ${of(Prisma.sql`p.id`)} AND p."fulfilledAt" < ${after(-publishMs)}
      AND (p."fulfilledAt" > ${after(-lookBackMs)} OR p."stageDueAt" IS NOT NULL)
      AND (SELECT count(*) FROM "OutboxEvent" o
        WHERE o."purchaseId" = p.id AND o.name = 'sessions/scheduled' AND o."publishedAt" IS NOT NULL) = 0`;
  await db.$executeRaw`
    UPDATE "Purchase" p SET "stageDueAt" = found.due
    FROM (SELECT id, min(due) AS due FROM (${broken}) b GROUP BY id) found
    WHERE p.id = found.id AND p.status = 'SCHEDULED' AND (p."stageDueAt" IS NULL OR p."stageDueAt" > found.due)`;
  await db.$executeRaw`
    UPDATE "Purchase" p SET "stageDueAt" = NULL
    WHERE p.status = 'SCHEDULED' AND p."stageDueAt" IS NOT NULL ${of(Prisma.sql`p.id`)}
      AND p.id NOT IN (SELECT id FROM (${broken}) b)`;
}
