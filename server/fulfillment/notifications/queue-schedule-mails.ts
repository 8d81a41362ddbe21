import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { readingZone } from '@/server/purchases/reading-zone';
import { composeScheduleMail } from './compose-schedule-mail';

export const queueScheduleMailsInput = z.object({ purchaseId: id });

/**
 * Writes the mails that tell student and trainer about a booked series, once each (unique by purchase, kind and
 * recipient). Returns their ids, also when they were there already.
 *
 * Throws PreconditionError when the purchase is not booked.
 */
export async function queueScheduleMails(
  ctx: Context,
  rawInput: z.input<typeof queueScheduleMailsInput>,
): Promise<string[]> {
  authorize(ctx, 'staff', 'system');
  const input = queueScheduleMailsInput.parse(rawInput);
  const purchase = await ctx.db.purchase.findFirst({
    where: { id: input.purchaseId, status: 'SCHEDULED' },
    select: {
      number: true,
      preferences: true,
      course: { select: { title: true } },
      student: { select: { name: true, email: true, zone: true } },
      allocations: {
        where: { endedAt: null },
        select: { trainer: { select: { name: true, email: true, zone: true } } },
      },
      sessions: {
        where: { status: { not: 'CANCELLED' } },
        orderBy: { startsAt: 'asc' },
        select: { ordinal: true, startsAt: true, endsAt: true },
      },
    },
  });
  const trainer = purchase?.allocations[0]?.trainer;
  if (!purchase || !trainer) {
    throw new PreconditionError(
      'purchase.not-scheduled',
      'There are no booked sessions to tell anybody about.',
    );
  }

  const mail = {
    number: purchase.number,
    courseTitle: purchase.course.title,
    studentName: purchase.student.name,
    trainerName: trainer.name,
    sessions: purchase.sessions,
  };
  const zone = readingZone(purchase);
  const readers = [
    { role: 'student', ...purchase.student, zone } as const,
    { role: 'trainer', ...trainer } as const,
  ];
  await ctx.db.notification.createMany({
    data: readers.map((reader) => ({
      purchaseId: input.purchaseId,
      kind: `schedule.${reader.role}`,
      recipient: reader.email,
      createdAt: ctx.now,
      ...composeScheduleMail(mail, reader),
    })),
    skipDuplicates: true,
  });
  const queued = await ctx.db.notification.findMany({
    where: { purchaseId: input.purchaseId, kind: { startsWith: 'schedule.' } },
    select: { id: true },
  });
  return queued.map((notification) => notification.id);
}
