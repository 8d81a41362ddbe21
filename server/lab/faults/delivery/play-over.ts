import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { withoutTheRules } from '../../arming/without-the-rules';

/** `minutesLate`: how long ago the result was due; negative: in how long it is. */
export const playOverInput = z.object({ purchaseId: id, minutesLate: z.number().int().default(1) });

/**
 * Puts the first session of a purchase into the past, with its result late by so many minutes, once the purchase is booked and both were
 * told: what days of waiting would do. Returns that session, or null while it is too early.
 */
export async function playOver(ctx: Context, input: z.input<typeof playOverInput>) {
  authorize(ctx, 'admin', 'system');
  const { purchaseId, minutesLate } = playOverInput.parse(input);
  const where = { purchaseId, ordinal: 1, makesUpForId: null, purchase: { status: 'SCHEDULED' } } as const;
  const session = await ctx.db.trainingSession.findFirst({
    where,
    select: {
      id: true,
      startsAt: true,
      studentId: true,
      trainerId: true,
      trainer: { select: { userId: true } },
    },
  });
  const told = await ctx.db.notification.count({
    where: { purchaseId, kind: { startsWith: 'schedule.' }, sentAt: { not: null } },
  });
  if (!session || told < 2) return null;
  if (session.startsAt > ctx.now) {
    await withoutTheRules(
      ctx,
      (_, tx) => tx.$executeRaw`
        UPDATE "TrainingSession" s SET status = 'HELD', "startsAt" = past.starts, "endsAt" = past.starts + interval '1 hour',
          "trainerDay" = past.starts::date, "createdAt" = past.starts - interval '1 day'
        FROM (SELECT now() - make_interval(hours => "resultHours" + 1, mins => ${minutesLate}) AS starts FROM "SchoolSettings") past
        WHERE s.id = ${session.id}`,
    );
    // With the rules on again, the database computes when its result is due.
    await ctx.db.trainingSession.updateMany({ where: { id: session.id }, data: { resultDueAt: null } });
  }
  return session;
}
