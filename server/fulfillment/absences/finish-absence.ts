import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';

export const finishAbsenceInput = z.object({ absenceId: id });

/** Marks an absence as covered once each of its purchases has its result. Idempotent; answers whether it is. */
export async function finishAbsence(
  ctx: Context,
  rawInput: z.input<typeof finishAbsenceInput>,
): Promise<boolean> {
  authorize(ctx, 'system');
  const input = finishAbsenceInput.parse(rawInput);
  const open = await ctx.db.absenceItem.count({ where: { absenceId: input.absenceId, status: 'PENDING' } });
  if (open > 0) return false;
  await ctx.db.trainerAbsence.updateMany({
    where: { id: input.absenceId, finishedAt: null },
    data: { finishedAt: ctx.now },
  });
  return true;
}
