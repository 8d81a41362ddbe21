import type Stripe from 'stripe';
import type { ProviderCheckout } from '../gateway';
import {
  charge as chargeSchema,
  dispute as disputeSchema,
  methodOf,
  paymentIntent,
  refund as refundSchema,
  session as sessionSchema,
  toDispute,
  toRefund,
} from './read-objects';
import { fromStripe } from './stripe-amount';

/** Refunds and disputes of one payment that are read: Stripe's largest page. */
const limit = 100;

/** A Checkout Session as the interface has it, with what became of its money. */
export async function retrieveSession(client: Stripe, id: string): Promise<ProviderCheckout> {
  const found = await client.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] });
  const session = sessionSchema.parse(found);
  const { amount_total: amount, currency } = session;
  const facts = {
    ...fromStripe({ amount: amount ?? 0, currency: currency ?? '' }),
    intentRef: session.payment_intent ?? null,
  };
  const nothing = { method: null, paidAt: null, chargeRef: null, refunds: [], disputes: [] };
  if (session.status === 'open') return { ...facts, ...nothing, status: 'open' };
  if (session.status === 'expired') return { ...facts, ...nothing, status: 'expired' };
  const intent = typeof found.payment_intent === 'object' ? found.payment_intent : null;
  if (session.payment_status !== 'paid' || !intent) {
    const state = intent && paymentIntent.parse(intent).status;
    const isOver = state === 'requires_payment_method' || state === 'canceled';
    return { ...facts, ...nothing, status: isOver ? 'failed' : 'confirming' };
  }
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  return { ...facts, ...(await readMoney(client, intent.id, charge, facts.amount)) };
}

async function readMoney(client: Stripe, intent: string, found: Stripe.Charge | null, amount: number) {
  const charge = found && chargeSchema.parse(found);
  const [refunds, disputes] = await Promise.all([
    client.refunds.list({ payment_intent: intent, limit }),
    charge?.disputed ? client.disputes.list({ payment_intent: intent, limit }) : { data: [] },
  ]);
  const money = {
    refunds: refunds.data.map((refund) => toRefund(refundSchema.parse(refund))).reverse(),
    disputes: disputes.data.map((dispute) => toDispute(disputeSchema.parse(dispute))).reverse(),
  };
  const gone = [
    ...money.refunds.filter(({ status }) => status === 'SUCCEEDED'),
    ...money.disputes.filter(({ status }) => status === 'LOST'),
  ].reduce((sum, part) => sum + part.amount, 0);
  return {
    ...money,
    status: gone >= amount ? ('refunded' as const) : ('paid' as const),
    method: charge && methodOf(charge),
    paidAt: charge?.created ?? null,
    chargeRef: charge?.id ?? null,
  };
}
