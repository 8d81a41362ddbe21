import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { reconcilePurchase } from '@/server/sales/reconciliation/reconcile-purchase';
import { claimRemedy } from './remedy-claim';
import type { Applied, RemedyTarget } from './remedy-target';

/** Asks the provider, and confirms what was paid by the same path as a webhook. */
export async function reconcile(ctx: Context, { intent }: RemedyTarget): Promise<Applied> {
  authorize(ctx, 'staff', 'system');
  const summary = 'the provider was asked, and what was paid is confirmed';
  const { remedyId } = await inTransaction(ctx, (tx) => claimRemedy(tx, ctx, intent, { summary }));
  const { status } = await reconcilePurchase(ctx, { purchaseId: intent.purchaseId });
  if (status === 'PENDING' || status === 'EXPIRED') {
    throw new PreconditionError(
      'remedy.no-payment',
      'The provider was asked, and there is nothing that can be confirmed. The timeline says why.',
    );
  }
  return { remedyId, summary };
}
