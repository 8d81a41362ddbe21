import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError } from '@/server/core/errors';
import { releaseTrainer } from '@/server/fulfillment/booking/release-trainer';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimRemedy } from './remedy-claim';
import type { Applied, RemedyTarget } from './remedy-target';

/** Lets the allocated trainer go, which sends the purchase back to allocation. */
export async function release(ctx: Context, { intent, evidence }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
  const { allocation } = evidence;
  if (!allocation) throw new ConflictError('remedy.stale', 'Nobody is allocated any more. Look again.');
  const { id: allocationId, trainerName } = allocation;
  const summary = `${trainerName} released, to be allocated again`;
  const { remedyId } = await inTransaction(ctx, (tx) =>
    claimRemedy(tx, ctx, intent, { summary, fromStatus: 'ALLOCATED' }),
  );
  const { purchaseId, reason } = intent;
  await releaseTrainer(ctx, { purchaseId, allocationId, trainerName, reason });
  return { remedyId, summary };
}
