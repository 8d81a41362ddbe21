import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { describeError } from '@/server/core/describe-error';
import { DomainError } from '@/server/core/errors';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { appendEntry } from '@/server/process/timeline/append-entry';
import type { RemedyIntent } from '../remedies/remedy-claim';

/**
 * Writes down that a claimed remedy could not be carried out, and why, so that it can be applied again at once. Does
 * nothing when the claim was undone with its transaction.
 */
export async function failRemedy(ctx: Context, intent: RemedyIntent, error: unknown): Promise<void> {
  authorize(ctx, 'staff', 'system');
  const { remedyId, purchaseId, kind } = intent;
  const why = error instanceof DomainError ? error.message : `It broke off: ${describeError(error)}`;
  await inTransaction(ctx, async (tx) => {
    const { count } = await tx.remedy.updateMany({
      where: { id: remedyId, outcome: 'PENDING' },
      data: { outcome: 'DID_NOT_WORK', outcomeAt: new Date(), failure: why },
    });
    if (count === 0) return;
    await appendEntry(tx, { ...ctx, now: new Date() }, purchaseId, {
      kind: 'remedy.did-not-work',
      data: { remedyId, remedy: kind, why },
    });
  });
}
