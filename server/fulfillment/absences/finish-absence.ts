import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';

/** Marks an absence as covered once each of its purchases has its result. Idempotent; answers whether it is. */
export async function finishAbsence(ctx: Context, input: { absenceId: string }): Promise<boolean> {
  authorize(ctx, 'system');
  const open = await ctx.db.absenceItem.count({ where: { absenceId: input.absenceId, status: 'PENDING' } });
  if (open > 0) return false;
  await ctx.db.trainerAbsence.updateMany({
    where: { id: input.absenceId, finishedAt: null },
    data: { finishedAt: ctx.now },
  });
  return true;
}
