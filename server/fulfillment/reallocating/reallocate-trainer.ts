import type { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { ConflictError, PreconditionError } from '@/server/core/errors';
import { requireStepUp } from '@/server/core/require-step-up';
import { line } from '@/server/core/text/line';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { timeRules } from '@/server/process/vocabulary/trainer-rules';
import { lockTrainer } from '@/server/school/trainers/lock-trainer';
import { refuseLostRace } from '../booking/refuse-lost-race';
import { planReallocation, type ReallocationPlan, reallocationInput } from './plan-reallocation';
import { writeReallocation } from './write-reallocation';

export const reallocateTrainerInput = reallocationInput.extend({
  reason,
  /** The token of the preview that was read. */
  expected: line(100),
});

/**
 * Gives a purchase to the named trainer, all in one transaction: the former allocation ends, every session to come moves,
 * those held or begun stay with who held them. Only what the preview `expected` showed is done. Rules are broken only
 * where `overrides` names them, and nobody is ever in two sessions at once. Works too for a purchase that waits without a
 * trainer or without sessions: the pipeline goes on with the new one. Reads its result back in a new transaction.
 *
 * Throws ConflictError when something changed since the preview (and says what), PreconditionError when it cannot be done
 * or breaks a rule that is not overridden, NotFoundError for an unknown purchase or trainer.
 */
export async function reallocateTrainer(ctx: Context, input: z.input<typeof reallocateTrainerInput>) {
  authorize(ctx, 'admin', 'system');
  const { reason, expected, ...asked } = reallocateTrainerInput.parse(input);
  requireStepUp(ctx);
  const done = await refuseLostRace('reallocation.changed', () =>
    inTransaction(ctx, async (tx) => {
      await lockPurchase(tx, asked.purchaseId);
      await lockTrainer(tx, asked.trainerId);
      const plan = await planReallocation(tx, asked, ctx.now);
      if (plan.token !== expected) throw await whatChanged(tx, plan);
      refuse(plan);
      const { series, target, moves, staying, broken } = plan;
      const written = await writeReallocation(tx, ctx, {
        series,
        trainer: target,
        sessions: moves.map(({ session, to }) => ({
          session,
          to,
          overrides: timeRules.filter((rule) => broken.includes(rule)),
        })),
        reason,
        overrides: broken,
        explanation: { forced: true, reason, overrides: broken },
      });
      return {
        ...written,
        trainerName: target.name,
        moved: moves.length,
        retimed: moves.filter(({ kept }) => !kept).length,
        stayed: staying.length,
      };
    }),
  );
  await assertWritten(ctx, done.reallocationId, asked.trainerId);
  return done;
}

function refuse({ obstacle, missing }: ReallocationPlan): void {
  if (obstacle) throw new PreconditionError(obstacle.code, obstacle.message);
  if (missing.length > 0) {
    throw new PreconditionError(
      'reallocation.rule',
      `This breaks ${missing.length === 1 ? 'a rule' : 'rules'} that are not overridden: ${missing.join(', ')}.`,
    );
  }
}

async function whatChanged(tx: Tx, { series }: ReallocationPlan): Promise<ConflictError> {
  const latest =
    series.allocation &&
    (await tx.reallocation.findFirst({
      where: { purchaseId: series.id, toAllocationId: series.allocation.id },
      select: { actorName: true, reason: true },
    }));
  const what =
    latest && series.allocation
      ? `${latest.actorName} gave this purchase to ${series.allocation.trainer.name}: ${latest.reason}.`
      : 'The purchase or the times of the trainer changed since you read this.';
  return new ConflictError('reallocation.changed', `${what} Nothing was done now. Look again.`);
}

async function assertWritten(ctx: Context, reallocationId: string, trainerId: string): Promise<void> {
  const written = await ctx.db.reallocation.findUnique({
    where: { id: reallocationId },
    select: { toAllocation: { select: { trainerId: true } } },
  });
  if (written?.toAllocation.trainerId !== trainerId)
    throw new Error(`Reallocation ${reallocationId} is missing after its commit.`);
}
