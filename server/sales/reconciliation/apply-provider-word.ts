import type { PaymentStatus } from '@/prisma/generated/enums';
import type { Context } from '@/server/core/context';
import type { Tx } from '@/server/core/db';
import { recordDispute } from '../disputes/record-dispute';
import type { ProviderCheckout } from '../gateway/gateway';
import { awaitConfirmation } from '../payments/await-confirmation';
import { closePayment } from '../payments/close-payment';
import { confirmPayment } from '../payments/confirm-payment';
import { recordRefund } from '../refunds/record-refund';

const isUnsettled = new Set<PaymentStatus>(['PENDING', 'CONFIRMING', 'CANCELLED', 'FAILED', 'REJECTED']);

/**
 * Does what a provider's present word on a checkout says, by the same paths as its events: what it has, we have. Returns
 * whether that changed anything here.
 */
export async function applyProviderWord(
  tx: Tx,
  ctx: Context,
  payment: { id: string; status: PaymentStatus },
  word: ProviderCheckout,
): Promise<boolean> {
  const inTx: Context = { ...ctx, db: tx };
  const paymentId = payment.id;
  const outcomes = [];
  // What went back first: money that is gone never counts as paid.
  for (const refund of word.refunds) outcomes.push(await recordRefund(inTx, { paymentId, refund }));
  for (const dispute of word.disputes) outcomes.push(await recordDispute(inTx, { paymentId, dispute }));
  if (isUnsettled.has(payment.status)) outcomes.push(await applyStatus(tx, ctx, paymentId, word));
  return outcomes.some((outcome) => outcome?.outcome === 'APPLIED');
}

function applyStatus(tx: Tx, ctx: Context, paymentId: string, word: ProviderCheckout) {
  const { amount, currency, method, intentRef, chargeRef } = word;
  switch (word.status) {
    case 'paid':
    case 'refunded': {
      const paid = { amount, currency, method, intentRef, chargeRef };
      return confirmPayment(tx, ctx, { paymentId, ...paid, source: 'reconciliation', inboxEventId: null });
    }
    case 'confirming':
      return awaitConfirmation(tx, ctx, { paymentId, intentRef, inboxEventId: null });
    case 'failed':
      return closePayment(tx, ctx, { paymentId, failure: 'The bank did not make the payment.' });
    case 'open':
    case 'expired':
      return null;
  }
}
