import type { Context } from '@/server/core/context';

/** The purchases of an absence that have no result yet. */
export async function listUncovered(
  ctx: Pick<Context, 'db'>,
  input: { absenceId: string },
): Promise<string[]> {
  const items = await ctx.db.absenceItem.findMany({
    where: { absenceId: input.absenceId, status: 'PENDING' },
    orderBy: { purchaseId: 'asc' },
    select: { purchaseId: true },
  });
  return items.map(({ purchaseId }) => purchaseId);
}
