import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { allocateTrainer } from '@/server/fulfillment/allocating/allocate-trainer';
import { scheduleSessions } from '@/server/fulfillment/booking/schedule-sessions';
import { tellParticipants } from '@/server/fulfillment/notifications/tell-participants';
import { currentStage } from '@/server/operations/evidence/current-stage';
import { dispatchOutbox } from '@/server/process/outbox/dispatch-outbox';
import { type Consumer, teller } from '@/server/process/stages/contract';
import { createPurchase } from '@/server/purchases/create-purchase';
import type { Applied, Patient } from './patient';
import { claimRemedy } from './remedy-claim';

const verbs: Record<
  Consumer | typeof teller,
  (ctx: Context, input: { purchaseId: string; eventId: string }) => Promise<unknown>
> = {
  'create-purchase': createPurchase,
  'allocate-trainer': allocateTrainer,
  'schedule-sessions': scheduleSessions,
  [teller]: tellParticipants,
};

/**
 * Does the stage's work in this process, by the verb that its function calls: no Inngest needed. If the function runs at
 * the same time, one of them does the work and the other finds it done.
 */
export async function runStageNow(ctx: Context, { intent, evidence }: Patient): Promise<Applied> {
  const stage = currentStage(evidence);
  if (!stage?.consumer || !stage.latest) {
    throw new ConflictError('remedy.stale', 'There is no stage to run. Look again.');
  }
  const summary = `${stage.consumer} run here and now`;
  const { remedyId } = await ctx.db.$transaction((tx) => claimRemedy(tx, ctx, intent, { summary }));
  await verbs[stage.consumer](ctx, { purchaseId: intent.purchaseId, eventId: stage.latest.id });
  await dispatchOutbox(ctx);
  return { remedyId, summary };
}
