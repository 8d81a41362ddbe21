import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { eventsFor } from '@/server/fulfillment/notifications/events-for';
import { writeMails } from '@/server/fulfillment/notifications/write-mails';
import { moneyOf } from '@/server/purchases/money/money-of';
import { moneySelect } from '@/server/purchases/money/money-select';
import { composeCancelledMail } from './compose-cancelled-mail';
import { forEachRow } from './for-each-row';

const batch = 100;

/**
 * Writes to the students of purchases that were cancelled since then, and to the trainers whose sessions it took. Returns
 * how many purchases there were.
 */
export async function queueCancelledMails(
  ctx: Context,
  { recentSince }: { recentSince: Date },
): Promise<number> {
  authorize(ctx, 'system');
  const cancelled = await ctx.db.purchase.findMany({
    where: {
      status: { in: ['CANCELLED', 'REFUNDED'] },
      timeline: { some: { kind: 'purchase.cancelled', at: { gte: recentSince } } },
      notifications: { none: { kind: 'cancelled.student' } },
    },
    take: batch,
    select: {
      ...moneySelect,
      id: true,
      number: true,
      sessionCount: true,
      course: { select: { title: true } },
      student: { select: { id: true, name: true, email: true } },
      allocations: {
        orderBy: { createdAt: 'desc' },
        take: 1,
        select: { id: true, trainer: { select: { id: true, name: true, email: true } } },
      },
      sessions: {
        where: { status: 'CANCELLED' },
        orderBy: { startsAt: 'asc' },
        select: {
          id: true,
          ordinal: true,
          sequence: true,
          startsAt: true,
          endsAt: true,
          allocationId: true,
        },
      },
    },
  });
  return forEachRow(cancelled, (purchase) => {
    const { id: purchaseId, number, student, course, sessionCount, allocations } = purchase;
    const [allocation] = allocations;
    const gone = purchase.sessions.filter(({ allocationId }) => allocationId === allocation?.id);
    const [{ returned, returning, owed, currency }] = moneyOf(purchase);
    const about = { purchaseId, number, courseTitle: course.title, sessionCount, at: ctx.now };
    const mail = {
      ...about,
      studentName: student.name,
      cancelledSessions: gone.length,
      refunded: returned + returning + owed,
      currency,
    };
    const appointments = gone.map((session) => ({ ...session, isCancelled: true }));
    const trainer = gone.length > 0 ? allocation?.trainer : undefined;
    const mails = [
      {
        purchaseId,
        kind: 'cancelled.student' as const,
        to: { userId: student.id, email: student.email },
        mail: composeCancelledMail(mail, { role: 'student', name: student.name }),
        events: eventsFor('student', { ...about, with: allocation?.trainer.name ?? '' }, appointments),
      },
      ...(trainer
        ? [
            {
              purchaseId,
              kind: 'cancelled.trainer' as const,
              to: { trainerId: trainer.id, email: trainer.email },
              mail: composeCancelledMail(mail, { role: 'trainer', name: trainer.name }),
              events: eventsFor('trainer', { ...about, with: student.name }, appointments),
            },
          ]
        : []),
    ];
    return writeMails(ctx, mails);
  });
}
