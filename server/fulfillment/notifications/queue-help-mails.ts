import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { env } from '@/server/core/env';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { composeHelpMail } from '../mail/compose-help-mail';
import { writeMails } from './write-mails';

/**
 * Writes to the team, at ALERT_EMAIL or else the school's support address, about each request for help since then that is open.
 * Returns how many mails were queued.
 */
export async function queueHelpMails(ctx: Context, { recentSince }: { recentSince: Date }): Promise<number> {
  authorize(ctx, 'system');
  const asked = await ctx.db.helpRequest.findMany({
    where: { askedAt: { gte: recentSince }, closedAt: null },
    select: {
      id: true,
      askedBy: { select: { name: true } },
      purchase: {
        select: {
          id: true,
          number: true,
          course: { select: { title: true } },
          notifications: { where: { kind: 'help.team' }, select: { cause: true } },
        },
      },
    },
  });
  const fresh = asked.filter(({ id, purchase }) => !purchase.notifications.some(({ cause }) => cause === id));
  if (fresh.length === 0) return 0;
  const email = env.ALERT_EMAIL ?? (await getSchoolSettings(ctx)).supportEmail;
  const mails = fresh.map(({ id, askedBy, purchase: { id: purchaseId, number, course } }) => ({
    purchaseId,
    kind: 'help.team' as const,
    cause: id,
    to: { email },
    mail: composeHelpMail({ number, courseTitle: course.title, by: askedBy.name }),
  }));
  return (await writeMails(ctx, mails)).length;
}
