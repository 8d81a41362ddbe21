import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';

/** How many are listed at most. */
export const heldLimit = 50;

/** A student's sessions that are over, newest first, at most `heldLimit`. Cancelled ones were not held. */
export async function listHeldSessions(ctx: Context) {
  const { userId: studentId } = authorize(ctx, 'student');
  return ctx.db.trainingSession.findMany({
    where: { studentId, status: { not: 'CANCELLED' }, endsAt: { lte: ctx.now } },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: heldLimit,
    select: {
      id: true,
      ordinal: true,
      startsAt: true,
      endsAt: true,
      trainer: { select: { name: true } },
      purchase: { select: { id: true, sessionCount: true, course: { select: { title: true } } } },
    },
  });
}
