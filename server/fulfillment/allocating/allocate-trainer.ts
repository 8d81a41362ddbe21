import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { ConflictError, PreconditionError } from '@/server/core/errors';
import { violates } from '@/server/core/violates';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { stageInput } from '@/server/process/runs/stage-input';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { markProcessed } from '@/server/process/transition/mark-processed';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { startFromNow } from '@/server/scheduling/planning/start-from-now';
import { parsePreferences } from '@/server/scheduling/preferences/preferences';
import { chooseTrainers } from '../choosing/choose-trainers';
import { countRuledOut, type RuledOutCounts } from '../choosing/count-ruled-out';
import { loadNeed } from '../choosing/load-need';
import type { Need, RankedTrainer } from '../choosing/rank-trainers';
import { waitForTrainer } from '../waiting/wait-for-trainer';

/** Candidates tried before the ranking counts as stale: each lost race means that another purchase took the capacity. */
const tries = 3;
/** Refusals of one trainer after which the next ones are tried: the ranking and the database may disagree about them. */
const refusalsEach = 2;
/** Rankings before the step is left to be retried. */
const maxRounds = 50;

export type AllocateOutcome =
  | { outcome: 'allocated' | 'already-allocated'; allocationId: string }
  | { outcome: 'no-eligible-trainer'; ruledOut: Record<string, number> }
  | { outcome: 'not-wanted'; status: string };

type Facts = RuledOutCounts & { compared: number };

/**
 * Finds the best trainer for an enrolled purchase: CREATED -> ALLOCATED. Ranks outside the transaction, then tries the
 * best three: the database decides races for capacity, the loser takes the next, and ranks again when all three are gone.
 * A trainer whom the database refuses twice is skipped from then on.
 *
 * "Nobody is eligible" is an outcome: the purchase waits with its ledger (see waitForTrainer). Capacity that came while
 * that was being written is not missed: it is looked for once more after. Idempotent. Reads its result back in a new
 * transaction before it answers.
 *
 * Throws NotFoundError and PreconditionError for what cannot be allocated, ConflictError when it loses every race, a plain
 * Error when the result is missing.
 */
export async function allocateTrainer(
  ctx: Context,
  rawInput: z.input<typeof stageInput>,
): Promise<AllocateOutcome> {
  authorize(ctx, 'staff', 'system');
  const input = stageInput.parse(rawInput);
  const started = performance.now();
  const refusals = new Map<string, number>();
  let waits: Record<string, number> | null = null;
  let isRefused = false;
  for (let round = 0; round < maxRounds; round++) {
    const { status, need } = await loadNeed(ctx.db, input.purchaseId, ctx.now);
    if (status !== 'CREATED') return whatBecameOfIt(ctx, input.purchaseId, status, round > 0);
    if (isRefused) break;
    const without = new Set([...refusals].flatMap(([id, times]) => (times < refusalsEach ? [] : [id])));
    const [{ ranked, compared }, counts] = await Promise.all([
      chooseTrainers(ctx.db, need, { now: ctx.now, want: tries, without }),
      countRuledOut(ctx.db, need),
    ]);
    const facts = { compared, ...counts };
    for (const choice of ranked) {
      const allocationId = await tryAllocation(ctx, { ...input, need }, choice, facts, started);
      if (allocationId) return whatBecameOfIt(ctx, input.purchaseId, 'ALLOCATED', true);
      refusals.set(choice.trainerId, (refusals.get(choice.trainerId) ?? 0) + 1);
    }
    if (ranked.length > 0) {
      waits = null; // they were lost to others, so what the wait says of them is not true any more
      continue;
    }
    // The second time in a row, the wait was committed before this look: capacity added after that finds it.
    if (waits) return { outcome: 'no-eligible-trainer', ruledOut: waits };
    waits = (await waitForTrainer(ctx, { purchaseId: input.purchaseId, need })) || null;
    isRefused = !waits && without.size > 0; // the ranking found a trainer, the database refused all
  }
  throw new ConflictError(
    'allocation.contended',
    'Others keep taking the trainers that fit. Try again later.',
  );
}

/** Reads back what stands in the database, which alone decides what this run may claim. */
async function whatBecameOfIt(
  ctx: Context,
  purchaseId: string,
  status: string,
  isOurs: boolean,
): Promise<AllocateOutcome> {
  const allocation = await ctx.db.trainerAllocation.findFirst({
    where: { purchaseId, endedAt: null },
    select: { id: true },
  });
  if (allocation) return { outcome: isOurs ? 'allocated' : 'already-allocated', allocationId: allocation.id };
  if (status === 'ALLOCATED' || status === 'SCHEDULED') {
    throw new Error(`The allocation of purchase ${purchaseId} is missing after its commit.`);
  }
  if (status === 'PENDING' || status === 'CONFIRMED') {
    throw new PreconditionError('purchase.not-created', 'The purchase has no enrollment to allocate for.');
  }
  return { outcome: 'not-wanted', status };
}

/**
 * Tries one candidate. Null when another purchase took the trainer's last place, another run allocated this one, or the
 * student chose other times meanwhile.
 */
async function tryAllocation(
  ctx: Context,
  input: { purchaseId: string; eventId: string; need: Need },
  choice: RankedTrainer,
  facts: Facts,
  started: number,
): Promise<string | null> {
  const { trainerId, trainerName, score, total } = choice;
  try {
    return await inTransaction(ctx, async (tx) => {
      const { status } = await lockPurchase(tx, input.purchaseId);
      if (status !== 'CREATED' || !(await stillPrefers(tx, input, ctx.now))) return null;
      const allocation = await tx.trainerAllocation.create({
        data: {
          purchaseId: input.purchaseId,
          trainerId,
          createdAt: ctx.now,
          explanation: { score, total, ...facts },
        },
        select: { id: true },
      });
      const { considered, compared } = facts;
      await transitionPurchase(tx, ctx, {
        purchaseId: input.purchaseId,
        from: 'CREATED',
        to: 'ALLOCATED',
        entry: {
          kind: 'trainer.allocated',
          data: { allocationId: allocation.id, trainerId, trainerName, considered, compared },
          durationMs: Math.round(performance.now() - started),
        },
      });
      await markProcessed(tx, ctx, {
        eventId: input.eventId,
        consumer: 'allocate-trainer',
        result: { allocationId: allocation.id },
      });
      return allocation.id;
    });
  } catch (error) {
    if (violates(error, 'trainer_cap')) return null;
    throw error;
  }
}

/** Whether the student still wants the times that the trainers were ranked for. */
async function stillPrefers(
  tx: Tx,
  { purchaseId, need }: { purchaseId: string; need: Need },
  now: Date,
): Promise<boolean> {
  const { preferences } = await tx.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    select: { preferences: true },
  });
  return isDeepStrictEqual(startFromNow(parsePreferences(preferences), now), need.preferences);
}
