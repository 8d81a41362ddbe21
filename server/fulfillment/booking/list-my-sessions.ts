import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { readingZone } from '@/server/purchases/reading-zone';
import { joinWindow } from '@/server/scheduling/joining/join-window';

/** How far ahead a student's schedule is listed, as a number of sessions. */
const limit = 200;

/** A student's sessions that are not over yet, soonest first, with the trainer's zone, the student's, and its last change. */
export async function listMySessions(ctx: Context) {
  const { userId: studentId } = authorize(ctx, 'student');
  const sessions = await ctx.db.trainingSession.findMany({
    where: { studentId, status: 'SCHEDULED', endsAt: { gt: ctx.now } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: {
      id: true,
      ordinal: true,
      startsAt: true,
      endsAt: true,
      trainer: { select: { name: true, zone: true } },
      moves: {
        orderBy: { sequence: 'desc' },
        take: 1,
        select: { fromStartsAt: true, toStartsAt: true, fromTrainerId: true, toTrainerId: true },
      },
      purchase: {
        select: {
          id: true,
          sessionCount: true,
          preferences: true,
          student: { select: { zone: true } },
          course: { select: { title: true } },
        },
      },
    },
  });
  return sessions.map(({ purchase: { preferences, student, ...purchase }, moves, ...session }) => ({
    ...session,
    ...joinWindow(session),
    purchase,
    lastMove: moves[0] ?? null,
    zone: readingZone({ student, preferences }),
  }));
}
