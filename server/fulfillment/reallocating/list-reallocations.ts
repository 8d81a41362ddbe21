import type { Context } from '@/server/core/context';

/**
 * Every change of trainer of a purchase, newest first: from whom to whom, why, by whom, which rules were overridden, and
 * whether it is the one that could be undone.
 */
export async function listReallocations(ctx: Pick<Context, 'db'>, input: { purchaseId: string }) {
  const rows = await ctx.db.reallocation.findMany({
    where: { purchaseId: input.purchaseId },
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: {
      id: true,
      reason: true,
      overrides: true,
      actorKind: true,
      actorName: true,
      createdAt: true,
      undoesId: true,
      undoneBy: { select: { id: true } },
      fromAllocation: { select: { trainer: { select: { id: true, name: true } } } },
      toAllocation: { select: { endedAt: true, trainer: { select: { id: true, name: true } } } },
      moves: { select: { fromStartsAt: true, toStartsAt: true } },
    },
  });
  return rows.map(({ fromAllocation, toAllocation, moves, undoneBy, ...row }) => ({
    ...row,
    from: fromAllocation?.trainer ?? null,
    to: toAllocation.trainer,
    moved: moves.length,
    retimed: moves.filter((move) => move.fromStartsAt.getTime() !== move.toStartsAt.getTime()).length,
    isUndone: undoneBy !== null,
    /** The present allocation came of it, so undoing it is worth a try: undoReallocation has the last word. */
    isUndoable: toAllocation.endedAt === null && fromAllocation !== null,
  }));
}

export type ReallocationRow = Awaited<ReturnType<typeof listReallocations>>[number];
