import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { loadCandidates } from '../choosing/load-candidates';
import { type Need, rankTrainers } from '../choosing/rank-trainers';
import { countByCode, writeLedger } from './wait-ledger';

/**
 * Writes down that nobody can take a purchase now, with the reason of each trainer: it stays CREATED, its deadline keeps
 * running, and its AllocationWait row is what a change of capacity looks for. On the timeline when the reasons changed.
 *
 * Returns false, and writes nothing, when by now somebody could take it or the purchase has moved on.
 */
export async function waitForTrainer(
  ctx: Context,
  input: { purchaseId: string; need: Need },
): Promise<false | Record<string, number>> {
  authorize(ctx, 'staff', 'system');
  const { purchaseId, need } = input;
  const candidates = await loadCandidates(ctx.db, need, ctx.now);
  const { ranked, ruledOut } = rankTrainers({ candidates, need, now: ctx.now });
  if (ranked.length > 0) return false;
  const facts = { considered: candidates.length, ruledOut: countByCode(ruledOut) };

  return inTransaction(ctx, async (tx) => {
    const { status } = await lockPurchase(tx, purchaseId);
    if (status !== 'CREATED') return false;
    const before = await tx.allocationWait.findUnique({ where: { purchaseId }, select: { ruledOut: true } });
    const asleep = { wokenAt: null, wokenFor: null };
    const row = { ...facts, ...asleep, checkedAt: ctx.now, ledger: writeLedger(ruledOut) };
    await tx.allocationWait.upsert({
      where: { purchaseId },
      create: { purchaseId, since: ctx.now, ...row },
      update: row,
      select: { purchaseId: true },
    });
    if (!before || !isSame(before.ruledOut, facts.ruledOut)) {
      await appendEntry(tx, ctx, purchaseId, { kind: 'trainer.none-eligible', data: facts });
    }
    return facts.ruledOut;
  });
}

/** jsonb keeps no order of keys. */
function isSame(stored: unknown, counts: Record<string, number>): boolean {
  const sorted = (value: object) =>
    JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  return typeof stored === 'object' && stored !== null && sorted(stored) === sorted(counts);
}
