import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { deliverDueWebhooks } from '@/server/sales/gateway/test/deliver-due-webhooks';
import { oweWebhook } from '@/server/sales/gateway/test/owe-webhook';

/**
 * Has a checkout paid at the test gateway that nobody could pay on a page, since it is closed or of another amount. `less` is
 * how much less than quoted is paid, in minor units.
 */
export async function payWrongly(
  ctx: Context,
  { checkoutId, less = 0 }: { checkoutId: string; less?: number },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { reference, currency, amount, method } = await tx.testGatewayCheckout.update({
      where: { id: checkoutId },
      data: {
        status: 'PAID',
        method: 'card ending 4242',
        settledAt: new Date(),
        amount: { decrement: less },
      },
      select: { reference: true, currency: true, amount: true, method: true },
    });
    const data = { checkout: checkoutId, reference, amount, currency, method };
    await oweWebhook(tx, { type: 'checkout.paid', data }, [new Date()]);
  });
  await deliverDueWebhooks(ctx);
}
