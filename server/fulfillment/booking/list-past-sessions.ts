import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { studentResult } from '../results/result-select';

/** How many are listed at most. */
export const pastLimit = 50;

/** A student's sessions that are over, newest first, at most `pastLimit`, with what became of them. Without cancelled ones. */
export async function listPastSessions(ctx: Context) {
  const { userId: studentId } = authorize(ctx, 'student');
  return ctx.db.trainingSession.findMany({
    where: { studentId, status: { not: 'CANCELLED' }, endsAt: { lte: ctx.now } },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: pastLimit,
    select: {
      id: true,
      ordinal: true,
      startsAt: true,
      endsAt: true,
      result: { select: studentResult },
      trainer: { select: { name: true } },
      purchase: { select: { id: true, sessionCount: true, course: { select: { title: true } } } },
    },
  });
}
