import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { env } from '@/server/core/env';
import { writeMails } from '@/server/fulfillment/notifications/write-mails';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { composeDisputeMail } from './compose-dispute-mail';

/**
 * Writes to the team about disputes that began or ended since then: at ALERT_EMAIL, or else at the school's support address,
 * once for each state. Returns how many mails were queued.
 */
export async function queueDisputeMails(
  ctx: Context,
  { recentSince }: { recentSince: Date },
): Promise<number> {
  authorize(ctx, 'system');
  const disputes = await ctx.db.dispute.findMany({
    where: { OR: [{ openedAt: { gte: recentSince } }, { closedAt: { gte: recentSince } }] },
    select: {
      id: true,
      status: true,
      amount: true,
      currency: true,
      reason: true,
      evidenceDueAt: true,
      payment: {
        select: {
          purchase: {
            select: {
              id: true,
              number: true,
              student: { select: { name: true } },
              course: { select: { title: true } },
              notifications: { where: { kind: 'dispute.team' }, select: { cause: true } },
            },
          },
        },
      },
    },
  });
  const causeOf = ({ id, status }: (typeof disputes)[number]) => `${id} ${status}`;
  const fresh = disputes.filter(
    (dispute) => !dispute.payment.purchase.notifications.some(({ cause }) => cause === causeOf(dispute)),
  );
  if (fresh.length === 0) return 0;
  const email = env.ALERT_EMAIL ?? (await getSchoolSettings(ctx)).supportEmail;
  const mails = fresh.map((dispute) => {
    const { id: purchaseId, number, student, course } = dispute.payment.purchase;
    const mail = composeDisputeMail({
      ...dispute,
      number,
      studentName: student.name,
      courseTitle: course.title,
    });
    return { purchaseId, kind: 'dispute.team' as const, cause: causeOf(dispute), to: { email }, mail };
  });
  return (await writeMails(ctx, mails)).length;
}
