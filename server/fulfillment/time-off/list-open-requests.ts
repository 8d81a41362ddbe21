import type { Context } from '@/server/core/context';
import { listAffected } from '../absences/list-affected';
import { isRequestLate } from './is-request-late';

/** Every open request for time off, the most urgent first, with what it affects now and whether it waits too long. */
export async function listOpenRequests({ db, now }: Pick<Context, 'db' | 'now'>) {
  const requests = await db.timeOffRequest.findMany({
    where: { status: 'OPEN' },
    orderBy: { startsAt: 'asc' },
    select: {
      ...{ id: true, startsAt: true, endsAt: true, reason: true, askedAt: true },
      trainer: { select: { id: true, name: true, zone: true } },
    },
  });
  const rows = [];
  for (const request of requests) {
    const { startsAt, endsAt, trainer } = request;
    const affected = await listAffected(db, { trainerId: trainer.id, startsAt, endsAt }, now);
    const firstSessionAt = affected[0]?.firstStartsAt ?? null;
    rows.push({
      ...request,
      students: affected.length,
      sessions: affected.reduce((sum, { sessions }) => sum + sessions, 0),
      firstSessionAt,
      isLate: isRequestLate({ firstSessionAt, startsAt }, now),
    });
  }
  return rows;
}

export type OpenRequest = Awaited<ReturnType<typeof listOpenRequests>>[number];
