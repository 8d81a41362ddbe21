import type { Tx } from '@/server/core/db';
import { NotFoundError } from '@/server/core/errors';
import { parsePreferences } from '@/server/scheduling/preferences/preferences';

/** A purchase as a change of trainer sees it: who has it, and every session that was not cancelled, in order. */
export type Series = Awaited<ReturnType<typeof loadSeries>>;
export type SeriesSession = Series['sessions'][number];

/** Throws NotFoundError `purchase.unknown`. */
export async function loadSeries(tx: Tx, purchaseId: string) {
  const purchase = await tx.purchase.findUnique({
    where: { id: purchaseId },
    select: {
      id: true,
      number: true,
      status: true,
      correlationId: true,
      studentId: true,
      sessionCount: true,
      sessionMinutes: true,
      sessionsPerWeek: true,
      preferences: true,
      student: { select: { name: true, email: true } },
      course: { select: { title: true, skill: true, level: true, language: true } },
      allocations: {
        where: { endedAt: null },
        select: {
          id: true,
          createdAt: true,
          trainer: { select: { id: true, name: true, email: true, zone: true } },
        },
      },
      sessions: {
        where: { status: { not: 'CANCELLED' } },
        orderBy: { startsAt: 'asc' },
        select: {
          id: true,
          ordinal: true,
          startsAt: true,
          endsAt: true,
          status: true,
          sequence: true,
          trainer: { select: { id: true, name: true } },
        },
      },
    },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  const { allocations, preferences, sessionCount, sessionMinutes, sessionsPerWeek, ...rest } = purchase;
  return {
    ...rest,
    preferences: parsePreferences(preferences),
    shape: { sessionCount, sessionMinutes, sessionsPerWeek },
    allocation: allocations.at(0) ?? null,
  };
}

/** The sessions that can still move to another trainer at `now`: neither begun nor held. */
export function remainingSessions(series: Series, now: Date): SeriesSession[] {
  return series.sessions.filter(({ status, startsAt }) => status === 'SCHEDULED' && startsAt > now);
}
