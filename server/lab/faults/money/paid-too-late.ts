import { randomUUID } from 'node:crypto';
import type { Context } from '@/server/core/context';
import { cancelPurchase } from '@/server/sales/cancellation/cancel-purchase';
import { startCheckout } from '@/server/sales/checkout/start-checkout';
import { parsePreferences } from '@/server/scheduling/preferences/preferences';
import type { Fault } from '../../arming/fault';
import { settleAtProvider } from '../../buying/settle-at-provider';
import { checkoutOf } from './checkout-of';
import { isMoneyOwed } from './is-money-owed';
import { payWrongly } from './pay-wrongly';

const common = {
  cause: 'REFUND_DUE',
  stages: ['pay'],
  isRepairedFirst: false,
  hasTakenHold: (ctx: Context, { purchaseId }: { purchaseId: string }) => isMoneyOwed(ctx, purchaseId),
  undo: async () => undefined,
} as const;

/** The student began and paid another checkout of the course, and the first one turns out to be paid, too. */
export const paidWhenSuperseded: Fault = {
  ...common,
  name: 'paid-when-superseded',
  title: 'A payment of a checkout that was replaced',
  describe:
    'The student begins a second checkout of the course and pays it. Then the provider reports the first one as paid, too.',
  ends: ['EXPIRED'],
  async make(ctx, { purchaseId }) {
    await buyAgain(ctx, purchaseId);
    await payWrongly(ctx, { checkoutId: await checkoutOf(ctx, purchaseId) });
  },
};

/** A payment reported after the purchase was cancelled. */
export const paidWhenCancelled: Fault = {
  ...common,
  name: 'paid-when-cancelled',
  title: 'A payment of a cancelled purchase',
  describe: 'Staff cancel an unpaid purchase. Then the provider reports it as paid.',
  ends: ['REFUNDED'],
  async make(ctx, { purchaseId }) {
    await cancelPurchase(ctx, { purchaseId, reason: 'The lab cancels it.' });
    await payWrongly(ctx, { checkoutId: await checkoutOf(ctx, purchaseId) });
  },
};

/** A new checkout of the same plan by the same student, which ends the unpaid one, and its payment. */
async function buyAgain(ctx: Context, purchaseId: string): Promise<void> {
  const { planId, preferences, student } = await ctx.db.purchase.findUniqueOrThrow({
    where: { id: purchaseId },
    select: { planId: true, preferences: true, student: { select: { id: true, name: true } } },
  });
  const buyer: Context = { ...ctx, actor: { kind: 'student', userId: student.id, name: student.name } };
  const again = await startCheckout(buyer, {
    checkoutKey: randomUUID(),
    planId,
    preferences: parsePreferences(preferences),
    acceptsNoTrainer: true,
  });
  await settleAtProvider(ctx, again.purchaseId, 'paid');
}
