import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { readingZone } from '@/server/purchases/reading-zone';
import { composeScheduleMail } from '../mail/compose-schedule-mail';
import { eventsFor } from './events-for';
import { writeMails } from './write-mails';

export const queueScheduleMailsInput = z.object({ purchaseId: id });

/**
 * Writes the mails that tell student and trainer about a booked series, once each for each allocation. Returns their ids,
 * also when they were there already.
 *
 * Throws PreconditionError when the purchase is not booked.
 */
export async function queueScheduleMails(
  ctx: Context,
  rawInput: z.input<typeof queueScheduleMailsInput>,
): Promise<string[]> {
  authorize(ctx, 'staff', 'system');
  const { purchaseId } = queueScheduleMailsInput.parse(rawInput);
  const purchase = await ctx.db.purchase.findFirst({
    where: { id: purchaseId, status: 'SCHEDULED' },
    select: {
      number: true,
      sessionCount: true,
      preferences: true,
      course: { select: { title: true } },
      student: { select: { id: true, name: true, email: true, zone: true } },
      allocations: {
        where: { endedAt: null },
        select: { id: true, trainer: { select: { id: true, name: true, email: true, zone: true } } },
      },
      sessions: {
        where: { status: { not: 'CANCELLED' } },
        orderBy: { startsAt: 'asc' },
        select: { id: true, ordinal: true, startsAt: true, endsAt: true, sequence: true },
      },
    },
  });
  const allocation = purchase?.allocations[0];
  if (!purchase || !allocation) {
    throw new PreconditionError(
      'purchase.not-scheduled',
      'There are no booked sessions to tell anybody about.',
    );
  }

  const { number, course, student, sessions, sessionCount } = purchase;
  const { trainer } = allocation;
  const about = { purchaseId, number, courseTitle: course.title, sessionCount };
  const mail = { ...about, studentName: student.name, trainerName: trainer.name, sessions };
  const appointments = sessions.map((session) => ({ ...session, isCancelled: false }));
  const zone = readingZone(purchase);
  return writeMails(ctx, [
    {
      purchaseId,
      kind: 'schedule.student',
      cause: allocation.id,
      to: { userId: student.id, email: student.email },
      mail: composeScheduleMail(mail, { role: 'student', name: student.name, zone }),
      events: eventsFor('student', { ...about, with: trainer.name, at: ctx.now }, appointments),
    },
    {
      purchaseId,
      kind: 'schedule.trainer',
      cause: allocation.id,
      to: { trainerId: trainer.id, email: trainer.email },
      mail: composeScheduleMail(mail, { role: 'trainer', name: trainer.name, zone: trainer.zone }),
      events: eventsFor('trainer', { ...about, with: student.name, at: ctx.now }, appointments),
    },
  ]);
}
