import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { planMakeUp } from './plan-make-up';

export const getMakeUpOfferInput = z.object({ sessionId: id });

/**
 * The time of the make-up session that a student would get now for a session of theirs, or null when no time in the next
 * weeks works for both. Throws NotFoundError `session.unknown`, also for somebody else's.
 */
export async function getMakeUpOffer(ctx: Context, input: z.input<typeof getMakeUpOfferInput>) {
  const { userId: studentId } = authorize(ctx, 'student');
  const { sessionId } = getMakeUpOfferInput.parse(input);
  const where = { id: sessionId, studentId, resultDueAt: { not: null } };
  const session = await ctx.db.trainingSession.findFirst({ where, select: { purchaseId: true } });
  if (!session) throw new NotFoundError('session.unknown', 'There is no such session.');
  const plan = await planMakeUp(ctx.db, ctx, session);
  return plan && { startsAt: plan.startsAt, endsAt: plan.endsAt, trainerName: plan.allocation.trainerName };
}
