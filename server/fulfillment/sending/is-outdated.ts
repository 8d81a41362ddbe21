import { Prisma } from '@/prisma/generated/client';

/** The condition on "Notification" that it is a reminder of a session that has begun, changed or been cancelled since. */
export const isOutdated = (now: Date): Prisma.Sql => Prisma.sql`("sessionId" IS NOT NULL AND NOT EXISTS (
  SELECT FROM "TrainingSession" s WHERE s.id = "sessionId" AND s.sequence = "sessionSequence"
    AND s.status = 'SCHEDULED' AND s."startsAt" > ${now}))`;
