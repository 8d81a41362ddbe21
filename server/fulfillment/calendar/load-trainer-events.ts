import type { Db } from '@/server/core/db';
import { joinLink } from '../joining/join-link';
import type { CalendarEvent } from './compose-calendar';

const limit = 5000;

const about = {
  ordinal: true,
  purchase: {
    select: {
      number: true,
      sessionCount: true,
      course: { select: { title: true } },
      student: { select: { name: true } },
    },
  },
} as const;

type About = {
  ordinal: number;
  purchase: { number: number; sessionCount: number; course: { title: string }; student: { name: string } };
};

/**
 * The appointments of a trainer since an instant: their sessions, cancelled ones included, and as cancelled those that
 * were moved to another trainer since then, with the number that this change gave them. Two queries.
 */
export async function loadTrainerEvents(
  db: Db,
  input: { trainerId: string; since: Date },
): Promise<CalendarEvent[]> {
  const { trainerId, since } = input;
  const [own, gone] = await Promise.all([
    db.trainingSession.findMany({
      where: { trainerId, endsAt: { gt: since } },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      take: limit,
      select: {
        id: true,
        sequence: true,
        status: true,
        startsAt: true,
        endsAt: true,
        updatedAt: true,
        ...about,
      },
    }),
    db.sessionMove.findMany({
      where: {
        fromTrainerId: trainerId,
        toTrainerId: { not: trainerId },
        at: { gt: since },
        // Given back since, it is among their own again.
        session: { trainerId: { not: trainerId } },
      },
      orderBy: { sequence: 'desc' },
      distinct: ['sessionId'],
      take: limit,
      select: {
        sessionId: true,
        sequence: true,
        at: true,
        fromStartsAt: true,
        fromEndsAt: true,
        session: { select: about },
      },
    }),
  ]);
  return [
    ...own.map(({ id, status, updatedAt, ordinal, purchase, ...times }) => ({
      ...times,
      ...wordsFor({ ordinal, purchase }),
      url: joinLink(id),
      sessionId: id,
      isCancelled: status === 'CANCELLED',
      changedAt: updatedAt,
    })),
    ...gone.map(({ sessionId, sequence, at, fromStartsAt, fromEndsAt, session }) => ({
      ...wordsFor(session),
      url: joinLink(sessionId),
      sessionId,
      sequence,
      startsAt: fromStartsAt,
      endsAt: fromEndsAt,
      isCancelled: true,
      changedAt: at,
    })),
  ];
}

function wordsFor({ ordinal, purchase }: About): Pick<CalendarEvent, 'summary' | 'description'> {
  return {
    summary: `${purchase.course.title} with ${purchase.student.name}`,
    description: `Session ${ordinal} of ${purchase.sessionCount}, purchase P-${purchase.number}.`,
  };
}
