import type { Tx } from '@/server/core/db';
import { NotFoundError } from '@/server/core/errors';
import { readingZone } from '@/server/purchases/reading-zone';
import { createCalendar } from '@/server/scheduling/calendar/trainer-calendar';
import { loadStudentBusy } from '../booking/load-student-busy';
import { loadTrainerTimes } from '../booking/load-trainer-times';
import type { RescheduleFacts } from './check-reschedule';
import type { RescheduleAsker } from './reschedule-asker';

/**
 * What moving one session is decided by: the session, what was moved before, and the calendar of both people without it.
 * Five queries. Throws NotFoundError `session.unknown`, also for somebody else's.
 */
export async function loadReschedule(tx: Tx, sessionId: string, asker: RescheduleAsker, now: Date) {
  const session = await tx.trainingSession.findFirst({
    where: { id: sessionId, ...(asker.by === 'student' ? { studentId: asker.studentId } : {}) },
    select: {
      id: true,
      purchaseId: true,
      studentId: true,
      trainerId: true,
      ordinal: true,
      startsAt: true,
      endsAt: true,
      status: true,
      sequence: true,
      trainer: { select: { name: true, zone: true } },
      purchase: {
        select: {
          correlationId: true,
          preferences: true,
          student: { select: { zone: true } },
          sessions: {
            where: { status: { not: 'CANCELLED' } },
            orderBy: { endsAt: 'desc' },
            take: 1,
            select: { endsAt: true },
          },
        },
      },
    },
  });
  if (!session) throw new NotFoundError('session.unknown', 'There is no such session.');
  const { purchase, ...rest } = session;
  const moves = await tx.sessionMove.findMany({
    where: { session: { purchaseId: session.purchaseId }, actorKind: { in: ['STUDENT', 'TRAINER'] } },
    select: { sessionId: true },
  });
  const times = (await loadTrainerTimes(tx, [session.trainerId], now)).get(session.trainerId);
  if (!times) throw new Error(`The trainer of session ${sessionId} is missing.`);
  const studentBusy = await loadStudentBusy(tx, session.studentId, now);
  // Nobody is in two sessions at once, so this one is known by its beginning.
  const others = (spans: { startsAt: Date; endsAt: Date }[]) =>
    spans.filter(({ startsAt }) => startsAt.getTime() !== session.startsAt.getTime());
  const facts: RescheduleFacts = {
    now,
    by: asker.by,
    session,
    seriesEndsAt: purchase.sessions[0]?.endsAt ?? session.endsAt,
    movesBefore: {
      ofSession: moves.filter((move) => move.sessionId === sessionId).length,
      ofSeries: moves.length,
    },
  };
  return {
    session: rest,
    correlationId: purchase.correlationId,
    zone: readingZone(purchase),
    facts,
    bufferMinutes: times.bufferMinutes,
    calendar: createCalendar({
      trainer: { ...times, busy: others(times.busy) },
      studentBusy: others(studentBusy),
      now,
    }),
  };
}
