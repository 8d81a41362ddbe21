import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';

/** What became of one affected purchase. */
export type Coverage =
  | { status: 'MOVED'; reallocationId: string; message: string }
  | { status: 'SKIPPED' | 'FAILED'; message: string };

export const recordCoverageInput = z.object({ absenceId: id, purchaseId: id });

/** Keeps the result of one item, once. */
export async function recordCoverage(
  ctx: Context,
  rawInput: z.input<typeof recordCoverageInput>,
  coverage: Coverage,
): Promise<void> {
  authorize(ctx, 'system');
  const input = recordCoverageInput.parse(rawInput);
  await ctx.db.absenceItem.updateMany({
    where: { ...input, status: 'PENDING' },
    data: { ...coverage, doneAt: ctx.now },
  });
}
