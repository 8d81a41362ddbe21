import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { PreconditionError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { requireStepUp } from '@/server/core/require-step-up';
import { reason } from '@/server/core/text/reason';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { leftOf } from '@/server/purchases/money/left-of';
import { moneyOfPayment } from '@/server/purchases/money/money-of';
import { moneySelect } from '@/server/purchases/money/money-select';
import { gatewayFor } from '../payments/gateways';
import { listPayments } from '../payments/list-payments';
import { lockPayment } from '../payments/lock-payment';
import { rejectPayment } from '../payments/reject-payment';
import { unlessUnknown } from '../reconciliation/unless-unknown';
import { requestRefund } from '../refunds/request-refund';
import { sendRefund } from '../refunds/send-refund';

export const returnMoneyInput = z.object({ purchaseId: id, reason });

/**
 * Has the provider close every open payment page of a purchase and return the rest of what it took, even where its webhook
 * never reached us. Refunds that were recorded and not sent are sent. Safe to call twice.
 *
 * Throws PreconditionError `refund.refused` when the provider refuses to return something; what its client throws when it
 * has to be asked about an open page and cannot be.
 */
export async function returnMoney(ctx: Context, rawInput: z.input<typeof returnMoneyInput>): Promise<void> {
  authorize(ctx, 'admin', 'system');
  const { purchaseId, reason } = returnMoneyInput.parse(rawInput);
  requireStepUp(ctx);
  for (const { id: paymentId, status, provider, providerRef } of await listPayments(ctx, { purchaseId })) {
    if (status === 'REFUNDED') continue;
    if (status !== 'SUCCEEDED' && status !== 'REJECTED')
      await closePage(ctx, { paymentId, provider, providerRef, reason });
    await refundRest(ctx, { paymentId, reason });
  }
}

/** Closes a page. What turns out to be paid on it is money that the purchase, which ends, does not take. */
async function closePage(
  ctx: Context,
  payment: { paymentId: string; provider: string; providerRef: string; reason: string },
): Promise<void> {
  const { paymentId, provider, providerRef, reason } = payment;
  const word = await unlessUnknown(gatewayFor(provider, ctx.db).expireCheckout(providerRef));
  if (word?.status !== 'paid' && word?.status !== 'refunded') return;
  const { amount, currency, method, intentRef, chargeRef } = word;
  const report = { amount, currency, method, intentRef, chargeRef, inboxEventId: null, reason };
  await inTransaction(ctx, async (tx) => {
    const locked = await lockPayment(tx, paymentId);
    if (locked.status !== 'SUCCEEDED' && locked.status !== 'REFUNDED')
      await rejectPayment(tx, ctx, locked, report);
  });
}

async function refundRest(
  ctx: Context,
  { paymentId, reason }: { paymentId: string; reason: string },
): Promise<void> {
  const payment = await ctx.db.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: moneySelect.payments.select,
  });
  const amount = leftOf(moneyOfPayment(payment));
  const unsent = await ctx.db.refund.findMany({
    where: { paymentId, status: 'PENDING', providerRef: null },
    select: { id: true },
  });
  const states = [];
  for (const { id: refundId } of unsent) states.push(await sendRefund(ctx, { refundId }));
  try {
    if (amount > 0) states.push((await requestRefund(ctx, { paymentId, amount, reason })).status);
  } catch (error) {
    // Somebody else has just asked for it: theirs is sent here, too, so that both know what became of it.
    if (error instanceof PreconditionError && error.code === 'refund.too-much')
      return refundRest(ctx, { paymentId, reason });
    throw error;
  }
  if (!states.includes('FAILED')) return;
  const failed = await ctx.db.refund.findFirst({
    where: { paymentId, status: 'FAILED' },
    orderBy: { createdAt: 'desc' },
    select: { failureReason: true },
  });
  throw new PreconditionError(
    'refund.refused',
    `The provider did not return the money: ${failed?.failureReason ?? 'it does not say why.'}`,
  );
}
