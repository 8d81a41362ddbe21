import type { Prisma } from '@/prisma/generated/client';
import type { Db } from '@/server/core/db';
import { joinLink } from '../joining/join-link';
import type { CalendarEvent } from './compose-calendar';

/** The most appointments one file holds: years of lessons. */
const limit = 2000;

/** The appointments of a student that `where` lets through, cancelled ones included, soonest first. One query. */
export async function loadStudentEvents(
  db: Db,
  where: Pick<Prisma.TrainingSessionWhereInput, 'studentId' | 'purchaseId' | 'endsAt'>,
): Promise<CalendarEvent[]> {
  const sessions = await db.trainingSession.findMany({
    where,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: limit,
    select: {
      id: true,
      sequence: true,
      status: true,
      startsAt: true,
      endsAt: true,
      updatedAt: true,
      ordinal: true,
      trainer: { select: { name: true } },
      purchase: { select: { sessionCount: true, course: { select: { title: true } } } },
    },
  });
  return sessions.map(({ id, status, updatedAt, ordinal, trainer, purchase, ...times }) => ({
    ...times,
    sessionId: id,
    isCancelled: status === 'CANCELLED',
    changedAt: updatedAt,
    summary: `${purchase.course.title} with ${trainer.name}`,
    description: `Session ${ordinal} of ${purchase.sessionCount}.`,
    url: joinLink(id),
  }));
}
