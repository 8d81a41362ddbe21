import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { composeWaitingMail } from '../mail/compose-waiting-mail';
import { writeMails } from './write-mails';

/** Milliseconds of waiting before the student gets a mail: a shorter wait is over before the mail is read. */
const worthAMail = 300_000;
const week = 7 * 86_400_000;

/**
 * Writes to students whose purchase waits for a trainer: after five minutes, and each week that it goes on. Returns how many
 * were written.
 */
export async function queueWaitingMails(ctx: Context, { tellsSince }: { tellsSince: Date }): Promise<number> {
  authorize(ctx, 'system');
  const waits = await ctx.db.allocationWait.findMany({
    where: { since: { gte: tellsSince, lte: new Date(ctx.now.getTime() - worthAMail) } },
    select: {
      since: true,
      purchase: {
        select: {
          id: true,
          number: true,
          course: { select: { title: true } },
          student: { select: { id: true, name: true, email: true } },
          notifications: { where: { kind: 'waiting.student' }, select: { cause: true } },
        },
      },
    },
  });
  const mails = waits.flatMap(({ since, purchase }) => {
    const { id: purchaseId, number, course, student, notifications } = purchase;
    const weeks = Math.floor((ctx.now.getTime() - since.getTime()) / week);
    const cause = `${since.toISOString()} ${weeks}`;
    if (notifications.some((sent) => sent.cause === cause)) return [];
    const mail = composeWaitingMail({
      purchaseId,
      number,
      courseTitle: course.title,
      name: student.name,
      weeks,
    });
    return [
      {
        purchaseId,
        kind: 'waiting.student' as const,
        cause,
        to: { userId: student.id, email: student.email },
        mail,
      },
    ];
  });
  return mails.length > 0 ? (await writeMails(ctx, mails)).length : 0;
}
