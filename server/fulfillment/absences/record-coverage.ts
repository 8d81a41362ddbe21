import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';

/** What became of one affected purchase. */
export type Coverage =
  | { status: 'MOVED'; reallocationId: string; message: string }
  | { status: 'SKIPPED' | 'FAILED'; message: string };

/** Keeps the result of one item, once. */
export async function recordCoverage(
  ctx: Context,
  input: { absenceId: string; purchaseId: string },
  coverage: Coverage,
): Promise<void> {
  authorize(ctx, 'system');
  await ctx.db.absenceItem.updateMany({
    where: { ...input, status: 'PENDING' },
    data: { ...coverage, doneAt: ctx.now },
  });
}
