import type { Tx } from '@/server/core/db';
import type { Span } from '@/server/scheduling/calendar/trainer-calendar';
import type { BookedBeside } from './check-new-time';

/** The other sessions of either person that touch a span widened by the trainer's rest, soonest first. One query. */
export async function loadBookedBeside(
  tx: Tx,
  session: { id: string; studentId: string; trainerId: string },
  { startsAt, endsAt }: Span,
  bufferMinutes: number,
): Promise<BookedBeside[]> {
  const rest = bufferMinutes * 60_000;
  const rows = await tx.trainingSession.findMany({
    where: {
      id: { not: session.id },
      status: { not: 'CANCELLED' },
      startsAt: { lt: new Date(endsAt.getTime() + rest) },
      endsAt: { gt: new Date(startsAt.getTime() - rest) },
      OR: [{ studentId: session.studentId }, { trainerId: session.trainerId }],
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: {
      startsAt: true,
      endsAt: true,
      studentId: true,
      trainerId: true,
      ordinal: true,
      trainer: { select: { name: true } },
      purchase: {
        select: {
          number: true,
          student: { select: { name: true } },
          course: { select: { title: true } },
        },
      },
    },
  });
  return rows.map(({ studentId, trainerId, purchase, trainer, ...row }) => ({
    ...row,
    isOfStudent: studentId === session.studentId,
    isOfTrainer: trainerId === session.trainerId,
    number: purchase.number,
    courseTitle: purchase.course.title,
    studentName: purchase.student.name,
    trainerName: trainer.name,
  }));
}
