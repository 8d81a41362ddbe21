import { z } from 'zod';
import { authorize } from '@/server/core/authorize';
import type { Context } from '@/server/core/context';
import { env } from '@/server/core/env';
import { ConflictError, NotFoundError } from '@/server/core/errors';
import { id } from '@/server/core/ids/id';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import { contract } from '@/server/process/stages/contract';
import { lockPurchase } from '@/server/process/transition/lock-purchase';
import { requireOwnPurchase } from '@/server/purchases/own/require-own-purchase';
import { defaultProvider, gatewayFor } from '@/server/sales/payments/gateways';
import { recordPayment } from '@/server/sales/payments/record-payment';
import { reconcilePurchase } from '@/server/sales/reconciliation/reconcile-purchase';

export const openPaymentPageInput = z.object({ purchaseId: id });

/**
 * The provider's page for a purchase's quote. The provider is called outside any transaction, with the purchase's id as
 * idempotency key: a crash on the way is repaired by asking again. A purchase that ended meanwhile, superseded from another
 * tab or cancelled by staff, gets its page closed again: nobody can pay what has ended.
 *
 * Throws NotFoundError `purchase.unknown`, ConflictError `checkout.settled`.
 */
export async function openPaymentPage(
  ctx: Context,
  rawInput: z.input<typeof openPaymentPageInput>,
): Promise<string> {
  authorize(ctx, 'student');
  const { purchaseId } = openPaymentPageInput.parse(rawInput);
  await requireOwnPurchase(ctx, { purchaseId });
  const purchase = await ctx.db.purchase.findUnique({
    where: { id: purchaseId },
    select: {
      amount: true,
      currency: true,
      planId: true,
      number: true,
      checkoutExpiresAt: true,
      course: { select: { title: true } },
      student: { select: { email: true } },
    },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  const { amount, currency, planId, number, course, student } = purchase;
  const provider = defaultProvider();

  const { providerRef, url } = await gatewayFor(provider, ctx.db).createCheckout({
    idempotencyKey: purchaseId,
    reference: purchaseId,
    description: `${course.title} (P-${number})`,
    amount,
    currency,
    customerEmail: student.email,
    expiresAt: purchase.checkoutExpiresAt,
    returnUrl: `${env.APP_URL}/purchases/${purchaseId}?checkout=returned`,
    cancelUrl: `${env.APP_URL}/checkout?plan=${planId}`,
  });
  await recordPayment(ctx.db, { purchaseId, provider, providerRef });
  const { status } = await inTransaction(ctx, (tx) => lockPurchase(tx, purchaseId));
  if (status === 'PENDING') return url;
  if (contract.rank(status) === -1) await closeAgain(ctx, { purchaseId, provider, providerRef });
  throw new ConflictError('checkout.settled', 'This checkout has ended. Begin a new one.');
}

async function closeAgain(
  ctx: Context,
  { purchaseId, provider, providerRef }: { purchaseId: string; provider: string; providerRef: string },
) {
  const word = await gatewayFor(provider, ctx.db).expireCheckout(providerRef);
  if (word.status !== 'expired') return void (await reconcilePurchase(ctx, { purchaseId }));
  await ctx.db.payment.updateMany({
    where: { purchaseId, status: 'PENDING' },
    data: { status: 'CANCELLED' },
  });
}
