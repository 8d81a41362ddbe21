import type { Context } from '@/server/core/context';
import { contract } from '@/server/process/stages/contract';
import { cancelPurchase } from '@/server/sales/cancellation/cancel-purchase';
import { deliverDueWebhooks } from '@/server/sales/gateway/test/deliver-due-webhooks';
import { requestRefund } from '@/server/sales/refunds/request-refund';
import { armFault } from '../../arming/armed-faults';
import type { Fault } from '../../arming/fault';
import { settleAtProvider } from '../../buying/settle-at-provider';
import { atStage } from './at-stage';
import { checkoutOf } from './checkout-of';
import { payWrongly } from './pay-wrongly';

const name = 'refund-failed';
const reason = 'The lab returns a part.';

const hasFailed: Fault['hasTakenHold'] = async (ctx, { purchaseId }) =>
  (await ctx.db.refund.count({ where: { payment: { purchaseId }, status: 'FAILED' } })) > 0;

/** A part of the money goes back, and the provider reports later that it could not be returned. */
export const refundFailed: Fault = {
  name,
  cause: 'REFUND_FAILED',
  title: 'A refund that fails',
  describe:
    'Part of the money is refunded, or of money that no course takes, and the bank refuses it later. The stage’s work waits until the fault is undone.',
  stages: ['pay', ...contract.withFunction],
  isRepairedFirst: false,
  seenAt: 'pay',
  ends: ['SCHEDULED', 'PENDING'],
  async make(ctx, { stage, purchaseId }) {
    if (stage !== 'pay') return armFault(ctx.db, { name, stage, purchaseId });
    await payWrongly(ctx, { checkoutId: await checkoutOf(ctx, purchaseId), less: 100 });
    await failRefund(ctx, purchaseId, (paymentId, amount) =>
      requestRefund(ctx, { paymentId, amount, reason }),
    );
  },
  hasTakenHold: hasFailed,
  undo: async () => undefined,
  atStep: atStage((ctx, { purchaseId }) =>
    failRefund(ctx, purchaseId, (paymentId) => requestRefund(ctx, { paymentId, amount: 500, reason })),
  ),
};

/** The purchase is over, and its refund fails. */
export const refundFailedWhenCancelled: Fault = {
  name: 'refund-failed-when-cancelled',
  cause: 'REFUND_FAILED',
  title: 'A refund of a cancelled purchase that fails',
  describe: 'Staff cancel a paid purchase, and the bank refuses the refund later.',
  stages: ['pay'],
  isRepairedFirst: false,
  ends: ['REFUNDED'],
  async make(ctx, { purchaseId }) {
    await settleAtProvider(ctx, purchaseId, 'paid');
    await failRefund(ctx, purchaseId, () =>
      cancelPurchase(ctx, { purchaseId, reason: 'The lab cancels it.' }),
    );
  },
  hasTakenHold: hasFailed,
  undo: async () => undefined,
};

/** Has what `ask` refunds fail at once, by a card whose refunds fail. A retry of it works. */
async function failRefund(
  ctx: Context,
  purchaseId: string,
  ask: (paymentId: string, taken: number) => Promise<unknown>,
): Promise<void> {
  const { id, providerRef, amount, takenAmount } = await ctx.db.payment.findFirstOrThrow({
    where: { purchaseId },
    select: { id: true, providerRef: true, amount: true, takenAmount: true },
  });
  const payWith = (method: string) =>
    ctx.db.testGatewayCheckout.updateMany({ where: { id: providerRef }, data: { method } });
  await payWith('card ending 5126');
  await ask(id, takenAmount ?? amount);
  await ctx.db.testGatewayRefund.updateMany({
    where: { checkoutId: providerRef, settlesAt: { not: null } },
    data: { settlesAt: new Date(0) },
  });
  await payWith('card ending 4242');
  await deliverDueWebhooks(ctx);
}
