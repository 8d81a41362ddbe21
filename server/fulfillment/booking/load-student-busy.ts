import type { Tx } from '@/server/core/db';
import type { Span } from '@/server/scheduling/calendar/trainer-calendar';

/** Every session that a student has from `now` on, with any trainer. One query, on the student's index. */
export function loadStudentBusy(db: Tx, studentId: string, now: Date): Promise<Span[]> {
  return db.trainingSession.findMany({
    where: { studentId, status: { not: 'CANCELLED' }, endsAt: { gt: now } },
    select: { startsAt: true, endsAt: true },
  });
}
