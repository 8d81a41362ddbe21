import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { line } from '@/server/core/text/line';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { deliverDueWebhooks } from '@/server/sales/gateway/test/deliver-due-webhooks';
import { oweWebhook } from '@/server/sales/gateway/test/owe-webhook';

export const payWronglyInput = z.object({
  checkoutId: line(200),
  /** How much less than quoted is paid, in minor units. */
  less: z.number().int().nonnegative().default(0),
});

/** Has a checkout paid at the test gateway that nobody could pay on its page, since it is closed, or by another amount. */
export async function payWrongly(ctx: Context, rawInput: z.input<typeof payWronglyInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { checkoutId, less } = payWronglyInput.parse(rawInput);
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
