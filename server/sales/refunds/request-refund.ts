import { z } from 'zod';
import type { RefundStatus } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { requireStepUp } from '@/server/core/require-step-up';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { insertRefund } from './insert-refund';
import { sendRefund } from './send-refund';

export const requestRefundInput = z.object({
  paymentId: id,
  /** In minor units of the currency that was taken. */
  amount: z.number().int().positive(),
  reason,
  /** The failed refund that this one makes up for. */
  retryOfId: id.optional(),
});

/**
 * Returns a part of a payment, or all of what is left. The row is written first, and its id is the idempotency key at the
 * provider: after a crash in between, the sweep asks for the same refund, and nothing goes back twice. Returns how far it
 * came: PENDING when the provider takes its time, or could not be reached and is asked again. Call it outside a transaction.
 *
 * Throws NotFoundError `payment.unknown`; PreconditionError `refund.too-much` for more than is left, `refund.retried` for a
 * failed refund that was retried before.
 */
export async function requestRefund(
  ctx: Context,
  rawInput: z.input<typeof requestRefundInput>,
): Promise<{ refundId: string; status: RefundStatus }> {
  authorize(ctx, 'admin', 'system');
  const input = requestRefundInput.parse(rawInput);
  requireStepUp(ctx);
  const refundId = await inTransaction(ctx, (tx) => insertRefund(tx, ctx, input));
  return { refundId, status: await sendRefund(ctx, { refundId }) };
}
