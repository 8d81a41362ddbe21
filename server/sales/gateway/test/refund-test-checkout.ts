import { randomUUID } from 'node:crypto';
import type { Db } from '@/server/core/db';
import { NotFoundError, PreconditionError } from '@/server/core/errors';
import { inTransaction } from '@/server/process/outbox/in-transaction';
import type { ProviderRefund } from '../gateway';
import { oweWebhook } from './owe-webhook';
import { refundSelect, toRefund } from './read-test-checkout';
import { behaviorOf } from './test-cards';

/** How long a refund that is pending takes at the test gateway, in seconds. */
const pendingSeconds = 10;

/**
 * The provider's side of a refund: returns a part of a paid checkout, once for each `reference`, by the behavior of the card
 * that it was paid with, and owes its webhook. Without `amount` all that is left. Throws as PaymentGateway's `refund` does.
 */
export async function refundTestCheckout(
  db: Db,
  input: { checkoutId: string; reference: string | null; amount?: number },
): Promise<ProviderRefund> {
  const { checkoutId, reference } = input;
  const now = new Date();
  return inTransaction({ db }, async (tx) => {
    await tx.$executeRaw`SELECT id FROM "TestGatewayCheckout" WHERE id = ${checkoutId} FOR UPDATE`;
    const checkout = await tx.testGatewayCheckout.findUnique({
      where: { id: checkoutId },
      select: {
        reference: true,
        status: true,
        amount: true,
        currency: true,
        method: true,
        refunds: { select: refundSelect },
      },
    });
    if (!checkout) throw new NotFoundError('checkout.unknown', 'The provider knows no such checkout.');
    const { currency } = checkout;
    const made = reference && checkout.refunds.find((refund) => refund.reference === reference);
    if (made) return toRefund(made, currency);
    const returned = checkout.refunds
      .filter(({ status }) => status === 'PENDING' || status === 'SUCCEEDED')
      .reduce((sum, refund) => sum + refund.amount, 0);
    const left = checkout.status === 'PAID' ? checkout.amount - returned : 0;
    const amount = input.amount ?? left;
    if (amount > left || amount < 1)
      throw new PreconditionError('refund.refused', `Only ${left} of this payment can be refunded.`);
    const { refund: settlesAs, isRefundSlow: isPending } = behaviorOf(checkout.method);
    const row = await tx.testGatewayRefund.create({
      data: {
        id: `tgr_${randomUUID()}`,
        checkoutId,
        reference,
        amount,
        status: isPending ? 'PENDING' : 'SUCCEEDED',
        createdAt: now,
        ...(isPending && { settlesAs, settlesAt: new Date(now.getTime() + pendingSeconds * 1000) }),
      },
      select: refundSelect,
    });
    const data = {
      checkout: checkoutId,
      reference: checkout.reference,
      refund: { ...row, currency, reference },
    };
    await oweWebhook(tx, { type: 'refund.created', data }, [now]);
    return toRefund(row, currency);
  });
}
