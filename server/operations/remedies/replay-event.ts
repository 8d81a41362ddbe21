import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { repeatEvent } from '@/server/process/outbox/repeat-event';
import { claimRemedy } from './remedy-claim';
import type { Applied, RemedyTarget } from './remedy-target';
import { repeatedMeanwhile } from './repeated-meanwhile';
import { requireRegistered } from './require-registered';

/**
 * Enqueues the stage's event again as a repeat that names the first. Where its consumer is not registered, registers the
 * functions first, so that the repeat is not lost the same way.
 */
export async function replayEvent(ctx: Context, { intent, evidence }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
  const { stage } = evidence;
  const event = stage?.latest;
  if (!stage?.consumer || !event) {
    throw new ConflictError('remedy.stale', 'There is no event to repeat. Look again.');
  }
  await requireRegistered(stage.consumer);
  const summary = `${event.name} repeated for ${stage.consumer}`;
  const { remedyId } = await inTransaction(ctx, async (tx) => {
    const claim = await claimRemedy(tx, ctx, intent, { summary });
    if (!(await repeatEvent(tx, event.id))) throw repeatedMeanwhile();
    return claim;
  });
  return { remedyId, summary };
}
