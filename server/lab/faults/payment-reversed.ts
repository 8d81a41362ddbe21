import { randomUUID } from 'node:crypto';
import { deliverDueWebhooks } from '@/server/payments/test-gateway/deliver-due-webhooks';
import { armFault } from '../armed-faults';
import type { Fault } from '../fault';
import { consumerOf } from '../stage-facts';

const name = 'payment-reversed';
const reason = 'lab: the cardholder disputes the payment';

/** The money goes back while the purchase is in flight. */
export const paymentReversed: Fault = {
  name,
  cause: 'PAYMENT_REVERSED',
  title: 'A payment that is reversed',
  describe: 'The test gateway returns the money, and its webhook arrives just before the stage’s work.',
  stages: ['create', 'allocate', 'schedule'],
  isRepairedFirst: false,
  make: (ctx, { stage, purchaseId }) => armFault(ctx.db, { name, stage, purchaseId }),
  async hasTakenHold(ctx, { purchaseId }) {
    return (await ctx.db.payment.count({ where: { purchaseId, status: 'REFUNDED' } })) > 0;
  },
  undo: async () => undefined,
  async atStep({ ctx, consumer, purchaseId }, armed, work) {
    if (consumerOf(armed.stage) !== consumer) return work(ctx);
    const checkout = await ctx.db.testGatewayCheckout.findFirstOrThrow({
      where: { reference: purchaseId, status: 'PAID' },
      select: { id: true },
    });
    const data = { checkout: checkout.id, reference: purchaseId, reason };
    const body = JSON.stringify({ id: `evt_${randomUUID()}`, type: 'checkout.refunded', data });
    await ctx.db.$transaction(async (tx) => {
      await tx.testGatewayCheckout.update({
        where: { id: checkout.id },
        data: { status: 'REFUNDED' },
        select: { id: true },
      });
      const delivery = { checkoutId: checkout.id, body, dueAt: ctx.now };
      await tx.testGatewayDelivery.create({ data: delivery, select: { id: true } });
      await tx.labFault.deleteMany({ where: { id: armed.id } });
    });
    await deliverDueWebhooks(ctx);
    return work(ctx);
  },
};
