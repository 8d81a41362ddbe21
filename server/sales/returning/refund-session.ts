import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { reason } from '@/server/core/text/reason';
import { loadUnsettled } from '@/server/fulfillment/delivering/load-unsettled';
import { settleSession } from '@/server/fulfillment/delivering/settle-session';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { insertRefund } from '../refunds/insert-refund';
import { splitRefund } from '../refunds/split-refund';
import { amountOf } from './amount-of';
import { loadReturnable } from './load-returnable';

export const refundSessionInput = z.object({ sessionId: id, reason });

/**
 * Returns the share of the price that one session has, which settles it: both commit together. Returns the refunds, which
 * are then to be sent.
 *
 * Throws what loadUnsettled throws, and PreconditionError `refund.nothing-left`.
 */
export async function refundSession(
  ctx: Context,
  input: z.input<typeof refundSessionInput>,
): Promise<{ refundIds: string[] }> {
  authorize(ctx, 'admin', 'system');
  const { sessionId, reason } = refundSessionInput.parse(input);
  return inTransaction(ctx, async (tx) => {
    const session = await loadUnsettled(tx, ctx, { sessionId });
    const purchase = await loadReturnable(tx, { purchaseId: session.purchaseId, now: ctx.now });
    const amount = amountOf({ kind: 'sessions', count: 1 }, purchase);
    const refundIds: string[] = [];
    for (const part of splitRefund(purchase.payments, amount))
      refundIds.push(await insertRefund(tx, ctx, { ...part, reason }));
    await settleSession(tx, ctx, { session, kind: 'REFUNDED', reason, refundId: refundIds[0] });
    return { refundIds };
  });
}
