import type { Db, Tx } from '@/server/core/db';
import { isAvailable, type WeeklyWindow } from '@/server/scheduling/calendar/is-available';

/** How many of the sessions are named one by one. */
const named = 20;

/** The booked sessions of a trainer that lie outside these weekly windows: how many, and the soonest of them. */
export async function findSessionsOutside(
  db: Db | Tx,
  { trainerId, windows, zone, now }: { trainerId: string; windows: WeeklyWindow[]; zone: string; now: Date },
) {
  const booked = await db.trainingSession.findMany({
    where: { trainerId, status: 'SCHEDULED', startsAt: { gt: now } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      purchase: { select: { number: true, student: { select: { name: true } } } },
    },
  });
  const outside = booked.filter(
    ({ startsAt, endsAt }) => !isAvailable(windows, zone, startsAt.getTime(), endsAt.getTime()),
  );
  return { count: outside.length, sessions: outside.slice(0, named) };
}

export type SessionsOutside = Awaited<ReturnType<typeof findSessionsOutside>>;
