import type { Context } from '@/server/core/context';
import { verifyReturn } from '@/server/sales/checkout/verify-return';
import { settleCheckout, type TestOutcome } from '@/server/sales/gateway/test/settle-checkout';
import { testGateway, testGatewayName } from '@/server/sales/gateway/test/test-gateway';
import { applyPaymentEvent } from '@/server/sales/inbox/apply-payment-event';
import { recordPaymentEvent } from '@/server/sales/inbox/record-payment-event';
import type { PaymentFate, Story } from './story';

const outcomes: Record<PaymentFate, TestOutcome[]> = {
  paid: ['paid'],
  'declined-then-paid': ['declined', 'paid'],
  'webhook-twice': ['paid-webhook-twice'],
  'webhook-lost': ['paid-webhook-lost'],
  'webhook-after-return': ['paid'],
  unheard: ['paid-webhook-lost'],
  declined: ['declined'],
  none: [],
};

/** Plays what happened on the payment page, and the webhooks and the return that followed. `ctx` is the student's. */
export async function playPayment(ctx: Context, story: Story, purchaseId: string): Promise<void> {
  const { providerRef: checkoutId } = await ctx.db.payment.findFirstOrThrow({
    where: { purchaseId },
    select: { providerRef: true },
  });
  for (const [index, outcome] of outcomes[story.payment].entries()) {
    const tried = { ...ctx, now: new Date(ctx.now.getTime() + index * 45_000) };
    await settleCheckout(tried, { checkoutId, outcome });
    if (story.payment === 'webhook-lost' || story.payment === 'webhook-after-return') {
      await verifyReturn(tried, { purchaseId });
    }
    await deliverWebhooks(tried, checkoutId);
  }
}

/** Takes in the webhooks that the test gateway owes for a checkout, as the endpoint would have done then. */
async function deliverWebhooks({ db, now }: Context, checkoutId: string): Promise<void> {
  const ctx: Context = { db, now, actor: { kind: 'webhook', provider: testGatewayName } };
  const owed = await db.testGatewayDelivery.findMany({
    where: { checkoutId, deliveredAt: null },
    select: { id: true, body: true },
  });
  for (const { id, body } of owed) {
    const payload = Buffer.from(body);
    const event = testGateway(db).readEvent(payload);
    const { inboxEventId } = await recordPaymentEvent(ctx, { provider: testGatewayName, event, payload });
    await applyPaymentEvent(ctx, { inboxEventId });
    await db.testGatewayDelivery.update({
      where: { id },
      data: { deliveredAt: now, attempts: 1 },
      select: { id: true },
    });
  }
}
