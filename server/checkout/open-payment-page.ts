import type { Context } from '@/server/context';
import { env } from '@/server/env';
import { NotFoundError } from '@/server/errors';
import { defaultProvider, gatewayFor } from '@/server/payments/gateways';

/**
 * The provider's page for a purchase's quote. The provider is called outside any transaction, with the purchase's id as
 * idempotency key: a crash on the way is repaired by asking again. Throws NotFoundError `purchase.unknown`.
 */
export async function openPaymentPage(ctx: Pick<Context, 'db'>, purchaseId: string): Promise<string> {
  const purchase = await ctx.db.purchase.findUnique({
    where: { id: purchaseId },
    select: { amount: true, currency: true, planId: true, number: true, course: { select: { title: true } } },
  });
  if (!purchase) throw new NotFoundError('purchase.unknown', 'There is no such purchase.');
  const { amount, currency, planId, number, course } = purchase;

  const { providerRef, url } = await gatewayFor(defaultProvider, ctx.db).createCheckout({
    idempotencyKey: purchaseId,
    reference: purchaseId,
    description: `${course.title} (P-${number})`,
    amount,
    currency,
    returnUrl: `${env.APP_URL}/purchases/${purchaseId}?checkout=returned`,
    cancelUrl: `${env.APP_URL}/checkout?plan=${planId}`,
  });
  await ctx.db.payment.createMany({
    data: [{ purchaseId, provider: defaultProvider, providerRef, amount, currency }],
    skipDuplicates: true,
  });
  return url;
}
