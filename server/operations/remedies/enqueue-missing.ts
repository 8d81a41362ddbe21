import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { hasResult } from '@/server/operations/causes/processed-without-result';
import { currentStage } from '@/server/operations/evidence/current-stage';
import { readSnapshot } from '@/server/operations/evidence/read-snapshot';
import { enqueueEvent } from '@/server/process/outbox/enqueue-event';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { contract } from '@/server/process/stages/contract';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { claimRemedy } from './remedy-claim';
import type { Applied, RemedyTarget } from './remedy-target';

/**
 * Enqueues the event that was never enqueued. Where the stage's own result is there although the purchase was not moved
 * on, adopts it: the purchase takes its next status, and its event with it. The stop is read again under the lock.
 */
export async function enqueueMissing(ctx: Context, { intent }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
  const { purchaseId } = intent;
  const applied = await inTransaction(ctx, async (tx) => {
    await lockPurchase(tx, purchaseId);
    const snapshot = await readSnapshot(ctx, { purchaseId }, tx);
    const current = currentStage(snapshot);
    const stage = contract.pipelineStageOf(current?.id);
    if (stage && hasResult({ ...snapshot, ...unasked, stage: current }, stage.id)) {
      const summary = `${stage.emits} enqueued, with what was there already`;
      const claim = await claimRemedy(tx, ctx, intent, { summary });
      const entry = { kind: 'result.adopted' as const, data: { stage: stage.title } };
      await transitionPurchase(tx, ctx, { purchaseId, from: stage.from, to: stage.to, entry });
      return { remedyId: claim.remedyId, summary };
    }
    const name = contract.stageEventOf(current?.consumes);
    const claim = async (summary: string) => claimRemedy(tx, ctx, intent, { summary });
    if (!name || !current?.isEventMissing) {
      await claim('nothing was missing any more');
      throw new ConflictError('remedy.stale', 'The event is there now. Look again.');
    }
    const summary = `${name} enqueued`;
    const { remedyId } = await claim(summary);
    const { correlationId } = await tx.purchase.findUniqueOrThrow({
      where: { id: purchaseId },
      select: { correlationId: true },
    });
    await enqueueEvent(tx, { name, data: { purchaseId, correlationId } });
    return { remedyId, summary };
  });
  return applied;
}

const unasked = { provider: null, registration: null, runs: null, reachedAt: null };
