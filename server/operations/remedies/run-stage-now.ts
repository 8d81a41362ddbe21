import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { stageVerbs } from '@/server/fulfillment/stage-verbs';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimRemedy } from './remedy-claim';
import type { Applied, RemedyTarget } from './remedy-target';

/**
 * Does the stage's work in this process, by the verb that its function calls: no Inngest needed. If the function runs at
 * the same time, one of them does the work and the other finds it done.
 */
export async function runStageNow(ctx: Context, { intent, evidence }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
  const { stage } = evidence;
  if (!stage?.consumer || !stage.latest) {
    throw new ConflictError('remedy.stale', 'There is no stage to run. Look again.');
  }
  const summary = `${stage.consumer} run here and now`;
  const { remedyId } = await inTransaction(ctx, (tx) => claimRemedy(tx, ctx, intent, { summary }));
  await stageVerbs[stage.consumer](ctx, { purchaseId: intent.purchaseId, eventId: stage.latest.id });
  return { remedyId, summary };
}
