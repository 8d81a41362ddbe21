import { parsePreferences } from '@/server/checkout/preferences';
import type { Context } from '@/server/context';

/** How far ahead a student's schedule is listed, as a number of sessions. */
const limit = 200;

/** A student's sessions that are not over yet, soonest first, with the trainer's zone and that of the wishes. */
export async function listMySessions(ctx: Pick<Context, 'db' | 'now'>, input: { studentId: string }) {
  const sessions = await ctx.db.trainingSession.findMany({
    where: { studentId: input.studentId, status: 'SCHEDULED', endsAt: { gt: ctx.now } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: {
      id: true,
      ordinal: true,
      startsAt: true,
      endsAt: true,
      trainer: { select: { name: true, zone: true } },
      purchase: {
        select: {
          id: true,
          sessionCount: true,
          preferences: true,
          course: { select: { title: true } },
        },
      },
    },
  });
  return sessions.map(({ purchase: { preferences, ...purchase }, ...session }) => ({
    ...session,
    purchase,
    zone: parsePreferences(preferences).zone,
  }));
}
