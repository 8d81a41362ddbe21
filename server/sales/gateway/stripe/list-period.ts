import type Stripe from 'stripe';
import type { ListedRefund, Period, ProviderPayment } from '../gateway';
import { charge as chargeSchema, refsOfMoney, refund as refundSchema, toRefund } from './read-objects';
import { fromStripe } from './stripe-amount';

const createdIn = ({ from, to }: Period) => ({
  created: { gte: Math.floor(from.getTime() / 1000), lt: Math.floor(to.getTime() / 1000) },
  limit: 100,
});

/** The charges of a period that succeeded and bear a purchase of ours: an account may belong to another shop as well. */
export async function listStripePayments(client: Stripe, period: Period): Promise<ProviderPayment[]> {
  const paid: ProviderPayment[] = [];
  for await (const found of client.charges.list(createdIn(period))) {
    const charge = chargeSchema.parse(found);
    const reference = charge.metadata?.purchaseId;
    if (charge.status !== 'succeeded' || !reference) continue;
    const refs = {
      checkoutRef: null,
      intentRef: charge.payment_intent ?? null,
      chargeRef: charge.id,
      reference,
    };
    paid.push({ ...fromStripe(charge), ...refs, paidAt: charge.created });
  }
  return paid;
}

/** The refunds of a period whose charge, or they themselves, bear a purchase of ours. */
export async function listStripeRefunds(client: Stripe, period: Period): Promise<ListedRefund[]> {
  const made: ListedRefund[] = [];
  for await (const found of client.refunds.list({ ...createdIn(period), expand: ['data.charge'] })) {
    const refund = refundSchema.parse(found);
    const charge = typeof found.charge === 'object' && found.charge ? chargeSchema.parse(found.charge) : null;
    const payment = refsOfMoney(refund);
    const reference = payment.reference ?? charge?.metadata?.purchaseId ?? null;
    if (reference) made.push({ ...toRefund(refund), payment: { ...payment, reference } });
  }
  return made;
}
