import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { isMailChoice } from '../vocabulary/mail-topics';

/** What emails a person wants: minutes before a session at which they are reminded, and the topics that they turned off. */
export async function getMailChoices(ctx: Context) {
  const { userId, kind } = authorize(ctx, 'student');
  const user = await ctx.db.user.findUnique({
    where: { id: userId },
    select: { remindersBefore: true, mutedMail: true },
  });
  return {
    isTrainer: kind === 'trainer',
    remindersBefore: user?.remindersBefore ?? [],
    muted: (user?.mutedMail ?? []).filter(isMailChoice),
  };
}

export type MailChoices = Awaited<ReturnType<typeof getMailChoices>>;
