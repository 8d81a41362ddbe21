import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { ConflictError, PreconditionError } from '@/server/core/errors';
import { reallocateToBest } from '@/server/fulfillment/reallocating/reallocate-to-best';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { claimRemedy } from './remedy-claim';
import type { Applied, RemedyTarget } from './remedy-target';

/** Gives what is left of a series to the best trainer who can take it. Throws PreconditionError `reallocation.nobody`. */
export async function reallocate(ctx: Context, { intent, evidence }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'admin', 'system');
  const from = evidence.allocation ? `taken from ${evidence.allocation.trainerName} and ` : '';
  const summary = `${from}given to the best trainer who can take it`;
  const { purchaseId, reason } = intent;
  const { remedyId } = await inTransaction(ctx, async (tx) => {
    const claim = await claimRemedy(tx, ctx, intent, { summary });
    const active = { purchaseId, endedAt: null };
    const holder = await tx.trainerAllocation.findFirst({ where: active, select: { id: true } });
    if (holder?.id === evidence.allocation?.id) return claim;
    throw new ConflictError('remedy.stale', 'Somebody else has it by now. Look again.');
  });
  const given = await reallocateToBest(ctx, { purchaseId, reason });
  if ('refusal' in given) throw new PreconditionError('reallocation.nobody', given.refusal);
  return { remedyId, summary: `moved to ${given.trainerName}` };
}
