import { contract } from '@/server/process/stages/contract';
import { cancelPurchase } from '@/server/sales/cancellation/cancel-purchase';
import { armFault } from '../../arming/armed-faults';
import type { Fault } from '../../arming/fault';
import { leavesStatus } from '../../arming/stage-facts';
import { settleAtProvider } from '../../buying/settle-at-provider';
import { atStage } from './at-stage';
import { disputePayment } from './dispute-payment';
import { isDisputed } from './is-disputed';

const name = 'payment-disputed';

/** The student disputes the payment. The bank decides for the school, and the webhook about that is lost. */
export const paymentDisputed: Fault = {
  name,
  cause: 'PAYMENT_DISPUTED',
  title: 'A disputed payment',
  describe:
    'The student disputes the payment, even one that is still confirming, and the webhook of the bank’s decision is lost. The stage’s work waits until the fault is undone.',
  stages: ['pay', ...contract.withFunction],
  isRepairedFirst: false,
  seenAt: 'pay',
  ends: ['SCHEDULED', 'PENDING'],
  async make(ctx, { stage, purchaseId }) {
    if (stage !== 'pay') return armFault(ctx.db, { name, stage, purchaseId });
    await settleAtProvider(ctx, purchaseId, 'confirms-later');
    await disputePayment(ctx, { purchaseId });
  },
  async hasTakenHold(ctx, { purchaseId, stage }) {
    if (!leavesStatus(stage)) return isDisputed(ctx, purchaseId);
    const sent = { purchaseId, kind: { startsWith: 'schedule.' }, sentAt: { not: null } };
    return (await isDisputed(ctx, purchaseId)) && (await ctx.db.notification.count({ where: sent })) >= 2;
  },
  undo: async () => undefined,
  atStep: atStage(disputePayment),
};

/** The purchase was cancelled while the bank decides: what is disputed is not refunded as well. */
export const disputedWhenCancelled: Fault = {
  name: 'disputed-when-cancelled',
  cause: 'PAYMENT_DISPUTED',
  title: 'A disputed payment of a cancelled purchase',
  describe: 'The student disputes the payment, and staff cancel the purchase to release the trainer.',
  stages: ['pay'],
  isRepairedFirst: false,
  ends: ['CANCELLED'],
  async make(ctx, { purchaseId }) {
    await settleAtProvider(ctx, purchaseId, 'paid');
    await disputePayment(ctx, { purchaseId });
    await cancelPurchase(ctx, { purchaseId, reason: 'The lab cancels it.' });
  },
  hasTakenHold: (ctx, { purchaseId }) => isDisputed(ctx, purchaseId),
  undo: async () => undefined,
};
