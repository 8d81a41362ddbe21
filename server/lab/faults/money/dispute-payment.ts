import { z } from 'zod';
import type { DisputeStatus } from '@/prisma/generated/enums';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { deliverDueWebhooks } from '@/server/sales/gateway/test/deliver-due-webhooks';
import { disputeTestCheckout } from '@/server/sales/gateway/test/dispute-test-checkout';
import { checkoutOf } from './checkout-of';

export const disputePaymentInput = z.object({ purchaseId: id });

/** Has the student dispute the payment. The bank decides for the school at once, and the webhook about that is lost. */
export async function disputePayment(
  ctx: Context,
  rawInput: z.input<typeof disputePaymentInput>,
): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { purchaseId } = disputePaymentInput.parse(rawInput);
  const checkoutId = await checkoutOf(ctx, purchaseId);
  const becomes = (status: DisputeStatus) =>
    inTransaction(ctx, (tx) => disputeTestCheckout(tx, { checkoutId, status, now: new Date() }));
  await becomes('OPEN');
  await deliverDueWebhooks(ctx);
  await becomes('WON');
  await ctx.db.testGatewayDelivery.deleteMany({
    where: { checkoutId, deliveredAt: null, body: { contains: 'dispute.closed' } },
  });
}
