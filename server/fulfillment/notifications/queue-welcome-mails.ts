import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { getSchoolSettings } from '@/server/school/settings/get-school-settings';
import { composeWelcomeMail } from '../mail/compose-welcome-mail';
import { writeMails } from './write-mails';

const batch = 100;

/** Greets those who created an account since then. Returns how many were written. */
export async function queueWelcomeMails(
  ctx: Context,
  { recentSince }: { recentSince: Date },
): Promise<number> {
  authorize(ctx, 'system');
  const users = await ctx.db.user.findMany({
    where: {
      role: 'STUDENT',
      erasedAt: null,
      createdAt: { gte: recentSince },
      notifications: { none: { kind: 'welcome.student' } },
    },
    orderBy: { createdAt: 'asc' },
    take: batch,
    select: { id: true, name: true, email: true },
  });
  if (users.length === 0) return 0;
  const { sellerName } = await getSchoolSettings(ctx);
  const mails = users.map(({ id: userId, name, email }) => ({
    purchaseId: null,
    kind: 'welcome.student' as const,
    to: { userId, email },
    mail: composeWelcomeMail({ name, sellerName }),
  }));
  return (await writeMails(ctx, mails)).length;
}
