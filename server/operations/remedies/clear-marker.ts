import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { PreconditionError } from '@/server/core/errors';
import type { Evidence } from '@/server/operations/evidence/evidence';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { repeatEvent } from '@/server/process/outbox/repeat-event';
import { contract, type PipelineStage } from '@/server/process/stages/contract';
import { transitionPurchase } from '@/server/process/transition/transition-purchase';
import { claimRemedy } from './remedy-claim';
import type { Applied, RemedyTarget } from './remedy-target';
import { repeatedMeanwhile } from './repeated-meanwhile';

/**
 * Removes the markers whose results are missing and lets their stage run again: a purchase that is past it is taken back
 * to it, releasing what later stages made; one that stands before it gets its event repeated.
 *
 * Throws PreconditionError `remedy.sessions-held` when sessions were held already, which no stage can do over.
 */
export async function clearMarker(
  ctx: Context,
  { intent, evidence, verdict }: RemedyTarget,
): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
  const stage = contract.pipelineStageOf(verdict.stop.stage);
  if (!stage) throw new PreconditionError('remedy.no-stage', 'There is no stage to run again.');
  const { purchaseId } = intent;
  const isPast = evidence.purchase.status !== stage.from;
  if (isPast && evidence.sessions.some(({ status }) => status === 'HELD')) {
    throw new PreconditionError(
      'remedy.sessions-held',
      'Sessions of it were held already, so the stage cannot be done over. Reallocate or cancel.',
    );
  }
  const summary = isPast
    ? `markers without result removed, taken back to ${stage.from} for ${stage.consumer}`
    : `marker of ${stage.consumer} removed, ${stage.consumes} repeated`;
  const { remedyId } = await inTransaction(ctx, async (tx) => {
    const claim = await claimRemedy(tx, ctx, intent, { summary, fromStatus: stage.from });
    await removeMarkers(tx, evidence, stage);
    if (isPast) {
      const missing = stage.writes;
      const entry = {
        kind: 'stage.reopened' as const,
        data: { stage: stage.title, missing, ...(await release(tx, ctx, evidence, stage)) },
      };
      await transitionPurchase(tx, ctx, {
        purchaseId,
        from: evidence.purchase.status,
        to: stage.from,
        entry,
      });
    } else {
      const latest = evidence.stage?.latest;
      if (latest && !(await repeatEvent(tx, latest.id))) throw repeatedMeanwhile();
    }
    return claim;
  });
  return { remedyId, summary };
}

/** Every marker of the purchase whose result is gone, and the stage's own. */
async function removeMarkers(tx: Tx, { events }: Evidence, stage: PipelineStage): Promise<void> {
  for (const { id: eventId, processed } of events) {
    const gone = processed.filter(
      ({ isResultThere, consumer }) => !isResultThere || consumer === stage.consumer,
    );
    await tx.processedEvent.deleteMany({ where: { eventId, consumer: { in: gone.map((m) => m.consumer) } } });
  }
}

/** Lets go of what the stages from this one on made: they are done over. */
async function release(tx: Tx, ctx: Context, { purchase, allocation }: Evidence, stage: PipelineStage) {
  const { count: sessionsCancelled } = await tx.trainingSession.updateMany({
    where: { purchaseId: purchase.id, status: 'SCHEDULED' },
    data: { status: 'CANCELLED', sequence: { increment: 1 } },
  });
  if (stage.id === 'schedule') return { sessionsCancelled, trainerName: null };
  await tx.trainerAllocation.updateMany({
    where: { purchaseId: purchase.id, endedAt: null },
    data: { endedAt: ctx.now, endReason: `taken back to "${stage.title}"` },
  });
  return { sessionsCancelled, trainerName: allocation?.trainerName ?? null };
}
