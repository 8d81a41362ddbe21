import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { findObstacles } from './find-obstacles';

export const previewErasureInput = z.object({ userId: id });

/**
 * What erasing a student's account would change, and what stands in its way. Throws NotFoundError `user.unknown`, also for one that
 * was erased.
 */
export async function previewErasure(ctx: Context, input: z.input<typeof previewErasureInput>) {
  authorize(ctx, 'staff');
  const { userId } = previewErasureInput.parse(input);
  const user = await ctx.db.user.findFirst({
    where: { id: userId, erasedAt: null },
    select: { id: true, name: true, role: true },
  });
  if (!user) throw new NotFoundError('user.unknown', 'There is no such account.');
  const theirs = { purchase: { studentId: userId } };
  const [obstacles, purchases, receipts, emails, messages] = await Promise.all([
    findObstacles(ctx, user),
    ctx.db.purchase.count({ where: { studentId: userId } }),
    ctx.db.receipt.count({ where: theirs }),
    ctx.db.notification.count({ where: { OR: [{ userId }, theirs] } }),
    ctx.db.message.count({ where: { OR: [{ authorId: userId }, theirs] } }),
  ]);
  return { name: user.name, obstacles, purchases, receipts, emails, messages };
}
