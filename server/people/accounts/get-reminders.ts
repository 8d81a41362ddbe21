import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';

/** Minutes before a session at which the signed-in person is reminded of it. */
export async function getReminders(ctx: Context): Promise<number[]> {
  const { userId } = authorize(ctx, 'student');
  const user = await ctx.db.user.findUnique({ where: { id: userId }, select: { remindersBefore: true } });
  return user?.remindersBefore ?? [];
}
