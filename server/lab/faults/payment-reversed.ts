import type { Context } from '@/server/core/context';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { contract } from '@/server/process/stages/contract';
import { deliverDueWebhooks } from '@/server/sales/gateway/test/deliver-due-webhooks';
import { disputeTestCheckout } from '@/server/sales/gateway/test/dispute-test-checkout';
import { armFault } from '../arming/armed-faults';
import type { ArmedFault, Fault } from '../arming/fault';
import { consumerOf, leavesStatus, producerOf } from '../arming/stage-facts';

const name = 'payment-reversed';

/** The money goes back while the purchase is in flight, or once its sessions are booked. */
export const paymentReversed: Fault = {
  name,
  cause: 'PAYMENT_REVERSED',
  title: 'A payment that is reversed',
  describe:
    'The cardholder’s bank returns the money, and its webhook arrives just before the stage’s work, or just after the booking.',
  stages: contract.withFunction,
  isRepairedFirst: false,
  ends: ['REFUNDED', 'CANCELLED'],
  make: (ctx, { stage, purchaseId }) => armFault(ctx.db, { name, stage, purchaseId }),
  async hasTakenHold(ctx, { purchaseId }) {
    return (await ctx.db.payment.count({ where: { purchaseId, status: 'REFUNDED' } })) > 0;
  },
  undo: async () => undefined,
  async atStep({ ctx, consumer, purchaseId }, armed, work) {
    // What follows the booking is no stage's step, so the money goes back right after the booking itself.
    const follows = paymentReversed.stages.find((stage) => stage === armed.stage && leavesStatus(stage));
    if (follows && producerOf(follows) === consumer) {
      const result = await work(ctx);
      await reverse(ctx, purchaseId, armed);
      return result;
    }
    if (consumerOf(armed.stage) === consumer) await reverse(ctx, purchaseId, armed);
    return work(ctx);
  },
};

async function reverse(ctx: Context, purchaseId: string, armed: ArmedFault): Promise<void> {
  const checkout = await ctx.db.testGatewayCheckout.findFirstOrThrow({
    where: { reference: purchaseId, status: 'PAID' },
    select: { id: true },
  });
  await inTransaction(ctx, async (tx) => {
    await disputeTestCheckout(tx, { checkoutId: checkout.id, status: 'LOST', now: ctx.now });
    await tx.labFault.deleteMany({ where: { id: armed.id } });
  });
  await deliverDueWebhooks(ctx);
}
