import type { Context } from '@/server/context';
import { PreconditionError } from '@/server/errors';
import { markProcessed } from '@/server/pipeline/mark-processed';
import { lockPurchase } from '@/server/purchases/lock-purchase';
import { transitionPurchase } from '@/server/purchases/transition-purchase';
import { appendEntry } from '@/server/timeline/append-entry';
import { violates } from '@/server/violates';
import { loadCandidates } from './load-candidates';
import { loadNeed } from './load-need';
import { type RankedTrainer, type RuledOutTrainer, rankTrainers } from './rank-trainers';

export type AllocateOutcome =
  | { outcome: 'allocated' | 'already-allocated'; allocationId: string }
  | { outcome: 'no-eligible-trainer'; ruledOut: Record<string, number> }
  | { outcome: 'not-wanted'; status: string };

/**
 * Finds the best trainer for an enrolled purchase: CREATED -> ALLOCATED. Ranks outside the transaction, then tries the
 * candidates in order: the database decides races for capacity, and the loser takes the next. "Nobody is eligible" is an
 * outcome, written on the timeline with its reasons, and the purchase waits. Idempotent. Reads its result back in a new
 * transaction before it answers.
 *
 * Throws NotFoundError and PreconditionError for what cannot be allocated, a plain Error when the result is missing.
 */
export async function allocateTrainer(
  ctx: Context,
  input: { purchaseId: string; eventId: string },
): Promise<AllocateOutcome> {
  const started = performance.now();
  const { status, need } = await loadNeed(ctx.db, input.purchaseId, ctx.now);
  if (status === 'CREATED') {
    const candidates = await loadCandidates(ctx.db, need, ctx.now);
    const ranking = rankTrainers({ candidates, need, now: ctx.now });
    const facts = { considered: candidates.length, eligible: ranking.ranked.length };
    const ruledOut = countByCode(ranking.ruledOut);
    for (const choice of ranking.ranked) {
      if (await tryAllocation(ctx, input, choice, { ...facts, ruledOut }, started)) break;
    }
    const allocation = await activeAllocation(ctx, input.purchaseId);
    if (allocation) return { outcome: 'allocated', allocationId: allocation.id };
    return refuse(ctx, input.purchaseId, { considered: facts.considered, ruledOut });
  }
  const allocation = await activeAllocation(ctx, input.purchaseId);
  if (allocation) return { outcome: 'already-allocated', allocationId: allocation.id };
  if (status === 'PENDING' || status === 'CONFIRMED') {
    throw new PreconditionError('purchase.not-created', 'The purchase has no enrollment to allocate for.');
  }
  return { outcome: 'not-wanted', status };
}

/** Tries one candidate. False when the trainer's last place went to somebody else meanwhile. */
async function tryAllocation(
  ctx: Context,
  input: { purchaseId: string; eventId: string },
  choice: RankedTrainer,
  facts: { considered: number; eligible: number; ruledOut: Record<string, number> },
  started: number,
): Promise<boolean> {
  try {
    await ctx.db.$transaction(async (tx) => {
      const { status } = await lockPurchase(tx, input.purchaseId);
      if (status !== 'CREATED') return;
      const allocation = await tx.trainerAllocation.create({
        data: {
          purchaseId: input.purchaseId,
          trainerId: choice.trainerId,
          createdAt: ctx.now,
          explanation: { score: choice.score, total: choice.total, ...facts },
        },
        select: { id: true },
      });
      await transitionPurchase(tx, ctx, {
        purchaseId: input.purchaseId,
        from: 'CREATED',
        to: 'ALLOCATED',
        entry: {
          kind: 'trainer.allocated',
          data: {
            allocationId: allocation.id,
            trainerId: choice.trainerId,
            trainerName: choice.trainerName,
            considered: facts.considered,
            eligible: facts.eligible,
          },
          durationMs: Math.round(performance.now() - started),
        },
      });
      await markProcessed(tx, ctx, {
        eventId: input.eventId,
        consumer: 'allocate-trainer',
        result: { allocationId: allocation.id },
      });
    });
    return true;
  } catch (error) {
    if (violates(error, 'trainer_cap')) return false;
    throw error;
  }
}

/** Writes down that nobody can take the purchase, and why. It stays CREATED and its deadline keeps running. */
async function refuse(
  ctx: Context,
  purchaseId: string,
  data: { considered: number; ruledOut: Record<string, number> },
): Promise<AllocateOutcome> {
  await ctx.db.$transaction(async (tx) => {
    const { status } = await lockPurchase(tx, purchaseId);
    if (status === 'CREATED') await appendEntry(tx, ctx, purchaseId, { kind: 'trainer.none-eligible', data });
  });
  return { outcome: 'no-eligible-trainer', ruledOut: data.ruledOut };
}

function activeAllocation(ctx: Context, purchaseId: string) {
  return ctx.db.trainerAllocation.findFirst({ where: { purchaseId, endedAt: null }, select: { id: true } });
}

function countByCode(ruledOut: RuledOutTrainer[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { codes } of ruledOut) for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
