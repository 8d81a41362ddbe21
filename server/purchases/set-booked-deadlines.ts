import { Prisma } from '@/prisma/generated/client';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { contract, notify } from '../process/stages/contract';
import { missesResults } from './misses-results';
import { confirmsWithinDays } from './money/confirms-within-days';

/** Milliseconds that covering an absence is given before the booked series it hits counts as late. */
const coverMs = 60_000;
/** Milliseconds in which student and trainer are notified of a booking, and how far back we look for missing emails. */
const notifyMs = notify.dueWithinSeconds * 1000;
const lookBackMs = 86_400_000;

/**
 * Keeps the clock of every purchase that no stage of the pipeline waits for, as dueAt does for the others: due while something
 * about it is not as it should be, and not due once it is. Of an unpaid, booked or ended one that is money owed back or an
 * open dispute. Of a booked one also a session to come with nobody to hold it, because its trainer has left by then or is on
 * leave; a payment that was reversed with sessions to come; a booking of which student or trainer was not notified; a session whose
 * result is late; an email
 * that was refused for good; or an enrollment, a trainer or sessions that are gone.
 *
 * Of one purchase, or of all, in two statements. Of all, one that somebody works on is left to the next sweep, so that this
 * never waits while it holds others. Grows with absences that are not over, money that is open, and what was booked in the
 * last day.
 */
export async function setBookedDeadlines(
  db: Tx,
  { now }: Pick<Context, 'now'>,
  { purchaseId }: { purchaseId?: string } = {},
): Promise<void> {
  const after = (ms: number) => Prisma.sql`${new Date(now.getTime() + ms)}::timestamptz`;
  const of = (column: Prisma.Sql) => (purchaseId ? Prisma.sql`AND ${column} = ${purchaseId}` : Prisma.empty);
  const toCome = Prisma.sql`s.status = 'SCHEDULED' AND s."startsAt" > ${now} ${of(Prisma.sql`s."purchaseId"`)}`;
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
    SELECT p.id, p."bookedAt" + ${`${notifyMs} milliseconds`}::interval FROM "Purchase" p
    WHERE p.status = 'SCHEDULED' ${of(Prisma.sql`p.id`)} AND p."bookedAt" < ${after(-notifyMs)}
      AND (p."bookedAt" > ${after(-lookBackMs)} OR p."stageDueAt" IS NOT NULL)
      AND NOT (${Prisma.raw(notify.proof)})
    UNION ALL
    SELECT s."purchaseId", s."resultDueAt" FROM "TrainingSession" s
    WHERE s."resultDueAt" < ${now} ${of(Prisma.sql`s."purchaseId"`)}
    UNION ALL
    SELECT n."purchaseId", ${after(-1)} FROM "Notification" n JOIN "Purchase" p ON p.id = n."purchaseId"
    WHERE n."refusedAt" IS NOT NULL AND p.status = 'SCHEDULED' ${of(Prisma.sql`n."purchaseId"`)}
      AND (n."refusedAt" > ${after(-lookBackMs)} OR p."stageDueAt" IS NOT NULL)
    UNION ALL
    SELECT m."purchaseId", ${after(-1)} FROM "PaymentMoney" m
    WHERE m.owed > 0 ${of(Prisma.sql`m."purchaseId"`)} AND m.id IN (
      SELECT id FROM "Payment" WHERE status = 'REJECTED' UNION ALL SELECT "paymentId" FROM "Refund" WHERE status = 'FAILED')
    UNION ALL
    SELECT a."purchaseId", ${after(-1)} FROM "Dispute" d JOIN "Payment" a ON a.id = d."paymentId"
    WHERE d.status IN ('INQUIRY', 'OPEN') ${of(Prisma.sql`a."purchaseId"`)}
    UNION ALL
    SELECT p.id, ${after(-1)} FROM "Purchase" p
    WHERE p.status = 'SCHEDULED' ${of(Prisma.sql`p.id`)}
      AND (p."bookedAt" > ${after(-lookBackMs)} OR p."stageDueAt" IS NOT NULL) AND ${missesResults}`;
  // One purchase waits for its turn, which is never a circle; many would be.
  const inTurn = purchaseId
    ? Prisma.sql`FOR NO KEY UPDATE OF q`
    : Prisma.sql`FOR NO KEY UPDATE OF q SKIP LOCKED`;
  const inPipeline = Prisma.sql`${[...contract.owed]}::"PurchaseStatus"[]`;
  await db.$executeRaw`
    UPDATE "Purchase" p SET "stageDueAt" = late.due
    FROM (SELECT q.id, found.due
      FROM "Purchase" q JOIN (SELECT id, min(due) AS due FROM (${broken}) b GROUP BY id) found ON found.id = q.id
      WHERE q.status <> ALL (${inPipeline}) AND (q."stageDueAt" IS NULL OR q."stageDueAt" > found.due)
      ORDER BY q.id ${inTurn}) late
    WHERE p.id = late.id`;
  // An unpaid one may be due for another reason, and is left alone unless it had open money and has none any more.
  const confirming = Prisma.sql`(SELECT max(a."confirmingAt") + ${`${confirmsWithinDays} days`}::interval FROM "Payment" a
    WHERE a."purchaseId" = q.id AND a.status = 'CONFIRMING')`;
  await db.$executeRaw`
    UPDATE "Purchase" p SET "stageDueAt" = well.due
    FROM (SELECT q.id, CASE q.status WHEN 'PENDING' THEN ${confirming} END AS due FROM "Purchase" q
      WHERE q.status <> ALL (${inPipeline}) AND q."stageDueAt" IS NOT NULL ${of(Prisma.sql`q.id`)}
        AND (q.status <> 'PENDING' OR q."stageDueAt" < ${now} AND q."stageDueAt" IS DISTINCT FROM ${confirming}
          AND EXISTS (SELECT FROM "Payment" a WHERE a."purchaseId" = q.id AND (a.status IN ('REJECTED', 'REFUNDED')
            OR EXISTS (SELECT FROM "Dispute" d WHERE d."paymentId" = a.id))))
        AND q.id NOT IN (SELECT id FROM (${broken}) b)
      ORDER BY q.id ${inTurn}) well
    WHERE p.id = well.id`;
}
