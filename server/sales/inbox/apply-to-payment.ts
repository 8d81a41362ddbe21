import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { appendEntry } from '@/server/process/timeline/append-entry';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { recordDispute } from '../disputes/record-dispute';
import type { PaymentEvent } from '../gateway/gateway';
import { awaitConfirmation } from '../payments/await-confirmation';
import { closePayment } from '../payments/close-payment';
import { confirmPayment } from '../payments/confirm-payment';
import type { ConfirmOutcome } from '../payments/reported-payment';
import { recordRefund } from '../refunds/record-refund';

type Target = { id: string; purchaseId: string; provider: string; inboxEventId: string };

/** Does what an event says of a payment that is known here. Each of these may come in any order, and again. */
export async function applyToPayment(
  tx: Tx,
  ctx: Context,
  event: PaymentEvent,
  target: Target,
): Promise<ConfirmOutcome> {
  const { id: paymentId, inboxEventId } = target;
  const { intentRef, chargeRef } = event.payment;
  const inTx: Context = { ...ctx, db: tx };
  switch (event.kind) {
    case 'succeeded': {
      const { amount, currency, method } = event;
      const report = { paymentId, amount, currency, method, intentRef, chargeRef, inboxEventId };
      return confirmPayment(tx, ctx, { ...report, source: 'webhook' });
    }
    case 'charged':
      return learnCharge(tx, target, event);
    case 'confirming':
      return awaitConfirmation(tx, ctx, { paymentId, intentRef, inboxEventId });
    case 'failed':
      return closePayment(tx, ctx, { paymentId, failure: event.reason });
    case 'expired':
      return closePayment(tx, ctx, { paymentId, failure: null });
    case 'declined':
      return decline(tx, ctx, target, event.reason);
    case 'refund':
      return recordRefund(inTx, { paymentId, refund: event.refund });
    case 'dispute':
      return recordDispute(inTx, { paymentId, dispute: event.dispute });
  }
}

/** How it was paid, and the names of the intent and the charge, which later events about its money may bear alone. */
async function learnCharge(
  tx: Tx,
  { id, purchaseId }: Target,
  { payment, method }: PaymentEvent & { kind: 'charged' },
): Promise<ConfirmOutcome> {
  await lockPurchase(tx, purchaseId);
  const { intentRef, chargeRef } = payment;
  const data = {
    intentRef: intentRef ?? undefined,
    chargeRef: chargeRef ?? undefined,
    method: method ?? undefined,
  };
  await tx.payment.update({ where: { id }, data, select: { id: true } });
  return { outcome: 'APPLIED', reason: null };
}

/** Tells of a declined try. The checkout stays open, so another try may still succeed. */
async function decline(
  tx: Tx,
  ctx: Context,
  { id, purchaseId, provider }: Target,
  reason: string,
): Promise<ConfirmOutcome> {
  await lockPurchase(tx, purchaseId);
  const { count } = await tx.payment.updateMany({
    where: { id, status: 'PENDING' },
    data: { failureReason: reason },
  });
  if (count === 0) return { outcome: 'IGNORED', reason: 'The payment was settled before.' };
  await appendEntry(tx, ctx, purchaseId, { kind: 'payment.declined', data: { provider, reason } });
  return { outcome: 'APPLIED', reason: null };
}
