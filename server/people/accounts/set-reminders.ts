import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';

export const setRemindersInput = z.object({
  /** Minutes before a session: a day, an hour, both or none. */
  before: z.array(z.literal([1440, 60])).max(2),
});

/**
 * Chooses when a person is reminded of a session, as its student or its trainer. Reminders that are written already are still
 * sent. Throws NotFoundError `user.unknown`.
 */
export async function setReminders(ctx: Context, input: z.input<typeof setRemindersInput>): Promise<void> {
  const { userId } = authorize(ctx, 'student');
  const { before } = setRemindersInput.parse(input);
  const remindersBefore = [...new Set(before)];
  const { count } = await ctx.db.user.updateMany({ where: { id: userId }, data: { remindersBefore } });
  if (count === 0) throw new NotFoundError('user.unknown', 'There is no such account.');
}
