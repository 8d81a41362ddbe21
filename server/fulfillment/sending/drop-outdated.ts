import { Prisma } from '@/prisma/generated/client';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';

/** The condition on "Notification" that it is a reminder of a session that has begun, changed or been cancelled since. */
export const isOutdated = (now: Date): Prisma.Sql => Prisma.sql`("sessionId" IS NOT NULL AND NOT EXISTS (
  SELECT FROM "TrainingSession" s WHERE s.id = "sessionId" AND s.sequence = "sessionSequence"
    AND s.status = 'SCHEDULED' AND s."startsAt" > ${now}))`;

/** Removes a reminder that was not sent and is outdated. Returns whether it was. */
export async function dropOutdated(ctx: Context, notificationId: string): Promise<boolean> {
  authorize(ctx, 'staff', 'system');
  const dropped = await ctx.db.$executeRaw`
    DELETE FROM "Notification" WHERE id = ${notificationId}::uuid AND "sentAt" IS NULL AND "refusedAt" IS NULL
      AND ("claimedUntil" IS NULL OR "claimedUntil" <= ${ctx.now}) AND ${isOutdated(ctx.now)}`;
  return dropped > 0;
}
