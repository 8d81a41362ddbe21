import { randomUUID } from 'node:crypto';
import type { Context } from '@/server/core/context';
import { contract } from '@/server/process/stages/contract';
import { recordPayment } from '@/server/sales/payments/record-payment';
import { armFault } from '../../arming/armed-faults';
import type { Fault } from '../../arming/fault';
import { atStage } from './at-stage';
import { checkoutOf } from './checkout-of';
import { isMoneyOwed } from './is-money-owed';
import { payWrongly } from './pay-wrongly';

const name = 'paid-twice';

/** A second payment of a purchase that is paid already. */
export const paidTwice: Fault = {
  name,
  cause: 'REFUND_DUE',
  title: 'A second payment',
  describe:
    'The student pays again on another page of the same purchase. The stage’s work waits until the fault is undone.',
  stages: contract.withFunction,
  isRepairedFirst: false,
  seenAt: 'pay',
  make: (ctx, { stage, purchaseId }) => armFault(ctx.db, { name, stage, purchaseId }),
  hasTakenHold: (ctx, { purchaseId }) => isMoneyOwed(ctx, purchaseId),
  undo: async () => undefined,
  atStep: atStage(payAgain),
};

async function payAgain(ctx: Context, { purchaseId }: { purchaseId: string }): Promise<void> {
  const first = await ctx.db.testGatewayCheckout.findUniqueOrThrow({
    where: { id: await checkoutOf(ctx, purchaseId) },
    omit: { id: true, status: true, createdAt: true, settledAt: true, method: true },
  });
  const { id: checkoutId } = await ctx.db.testGatewayCheckout.create({
    data: { ...first, id: `tgc_${randomUUID()}` },
    select: { id: true },
  });
  await recordPayment(ctx.db, { purchaseId, provider: 'test', providerRef: checkoutId });
  await payWrongly(ctx, { checkoutId });
}
