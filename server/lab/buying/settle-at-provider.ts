import type { Context } from '@/server/core/context';
import { deliverDueWebhooks } from '@/server/sales/gateway/test/deliver-due-webhooks';
import { settleCheckout, type TestOutcome } from '@/server/sales/gateway/test/settle-checkout';

/** Pays at the test gateway, unless it is paid already, and delivers the webhooks that are due. */
export async function settleAtProvider(
  ctx: Context,
  purchaseId: string,
  outcome: TestOutcome,
): Promise<void> {
  const checkout = await ctx.db.testGatewayCheckout.findFirst({
    where: { reference: purchaseId, status: 'OPEN' },
    select: { id: true },
  });
  if (!checkout) return;
  await settleCheckout({ ...ctx, now: new Date() }, { checkoutId: checkout.id, outcome });
  await deliverDueWebhooks(ctx);
}
