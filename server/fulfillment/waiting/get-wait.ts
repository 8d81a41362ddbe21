import type { Context } from '@/server/core/context';
import { readLedger } from './wait-ledger';

/** Why a purchase waits for a trainer, by reason and by trainer; null when it does not wait. */
export async function getWait(ctx: Pick<Context, 'db'>, input: { purchaseId: string }) {
  const wait = await ctx.db.allocationWait.findUnique({
    where: { purchaseId: input.purchaseId },
    select: { since: true, checkedAt: true, considered: true, ruledOut: true, ledger: true },
  });
  if (!wait) return null;
  const ledger = readLedger(wait.ledger);
  return {
    since: wait.since,
    checkedAt: wait.checkedAt,
    considered: wait.considered,
    /** Who teaches the skill, with what stands in the way of each. */
    trainers: ledger?.trainers ?? [],
    more: ledger?.more ?? 0,
    ruledOut: countsOf(wait.ruledOut),
  };
}

export type Wait = NonNullable<Awaited<ReturnType<typeof getWait>>>;

function countsOf(stored: unknown): Record<string, number> {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(Object.entries(stored).filter(([, count]) => typeof count === 'number'));
}
