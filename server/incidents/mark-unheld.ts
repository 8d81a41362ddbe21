import { Prisma } from '@/prisma/generated/client';
import type { Context } from '@/server/context';

/** Seconds that covering an absence is given before a booked series that nobody will hold counts as stuck. */
const coverSeconds = 60;

/**
 * Keeps the clock of booked purchases: due a minute after a session to come is known to have nobody to hold it, because
 * its trainer has left by then or is on leave, and no longer due once each has somebody. The same rule as in the cause
 * TRAINER_UNAVAILABLE. Grows with the absences that are not over, not with what is booked.
 */
export async function markUnheld({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  const unheld = Prisma.sql`
    SELECT s."purchaseId" FROM "Trainer" t JOIN "TrainingSession" s ON s."trainerId" = t.id
    WHERE t."leftAt" IS NOT NULL AND s.status = 'SCHEDULED' AND s."startsAt" > ${now} AND s."startsAt" >= t."leftAt"
    UNION
    SELECT s."purchaseId" FROM "TrainerTimeOff" o JOIN "TrainingSession" s ON s."trainerId" = o."trainerId"
    WHERE o."endsAt" > ${now} AND s.status = 'SCHEDULED' AND s."startsAt" > ${now}
      AND s."startsAt" < o."endsAt" AND s."endsAt" > o."startsAt" AND NOT 'leave' = ANY (s.overrides)`;
  const dueAt = new Date(now.getTime() + coverSeconds * 1000);
  await db.$executeRaw`
    UPDATE "Purchase" SET "stageDueAt" = ${dueAt}
    WHERE status = 'SCHEDULED' AND "stageDueAt" IS NULL AND id IN (${unheld})`;
  await db.$executeRaw`
    UPDATE "Purchase" SET "stageDueAt" = NULL
    WHERE status = 'SCHEDULED' AND "stageDueAt" IS NOT NULL AND id NOT IN (${unheld})`;
}
