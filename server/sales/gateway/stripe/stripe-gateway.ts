import type Stripe from 'stripe';
import { PreconditionError, ValidationError } from '@/server/core/errors';
import type { CheckoutRequest, PaymentGateway } from '../gateway';
import { checkSignature } from '../signature';
import { readStripeEvent } from './event';
import { listStripePayments, listStripeRefunds } from './list-period';
import { refsOfSession, refund as refundSchema, session as sessionSchema, toRefund } from './read-objects';
import { retrieveSession } from './retrieve-session';
import { toStripe } from './stripe-amount';
import { translateError } from './translate-error';

export const stripeName = 'stripe';

/** How long after a purchase a page for it may still have been opened, in seconds. */
const openedWithinSeconds = 86_400;

/** Stripe, by hosted Checkout Sessions. It knows nothing of who answers at the other end of its client. */
export function stripeGateway(client: Stripe, webhookSecrets: string[]): PaymentGateway {
  const asking = async <T>(asked: 'checkout' | 'refund', call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      throw translateError(error, asked);
    }
  };
  return {
    name: stripeName,

    async createCheckout(request) {
      const created = await client.checkout.sessions.create(sessionOf(request), {
        idempotencyKey: `checkout-${request.idempotencyKey}`,
      });
      if (!created.url) throw new Error(`Stripe gave the session ${created.id} no page.`);
      return { providerRef: created.id, url: created.url };
    },

    async findCheckouts({ reference, since }) {
      const from = Math.floor(since.getTime() / 1000);
      const created = { gte: from, lte: from + openedWithinSeconds };
      const found: string[] = [];
      for await (const session of client.checkout.sessions.list({ created, limit: 100 }))
        if (session.client_reference_id === reference) found.push(session.id);
      return found;
    },

    retrieveCheckout: (ref) => asking('checkout', () => retrieveSession(client, ref)),

    expireCheckout: (ref) =>
      asking('checkout', async () => {
        const now = await retrieveSession(client, ref);
        if (now.status !== 'open') return now;
        // Somebody may pay in this moment: then Stripe refuses to expire it, and says so when it is asked again.
        await client.checkout.sessions.expire(ref).catch((error: unknown) => {
          if (translateError(error, 'refund') === error) throw error;
        });
        return retrieveSession(client, ref);
      }),

    refund: ({ refundId, checkoutRef, reference, ...money }) =>
      asking('refund', async () => {
        const { intentRef } = await retrieveSession(client, checkoutRef);
        if (!intentRef) throw new PreconditionError('refund.refused', 'Nobody paid on this checkout.');
        const { amount } = toStripe(money);
        const made = await client.refunds.create(
          { payment_intent: intentRef, amount, metadata: { refundId, purchaseId: reference } },
          { idempotencyKey: `refund-${refundId}` },
        );
        return toRefund(refundSchema.parse(made));
      }),

    async findPayment({ intentRef, chargeRef }) {
      const intent = intentRef ?? (chargeRef && (await intentOf(client, chargeRef)));
      if (!intent) return null;
      const { data } = await client.checkout.sessions.list({ payment_intent: intent, limit: 1 });
      const [session] = data.map((found) => sessionSchema.parse(found));
      return session?.metadata?.purchaseId ? { ...refsOfSession(session), chargeRef } : null;
    },

    listPayments: (period) => listStripePayments(client, period),
    listRefunds: (period) => listStripeRefunds(client, period),

    verifyWebhook: (body, headers, now) =>
      checkSignature(body, headers.get('stripe-signature'), webhookSecrets, now),

    readEvent: (body) => readStripeEvent(parseJson(body)),
  };
}

function sessionOf(request: CheckoutRequest): Stripe.Checkout.SessionCreateParams {
  const { amount, currency } = toStripe(request);
  const metadata = { purchaseId: request.reference };
  return {
    mode: 'payment',
    client_reference_id: request.reference,
    customer_email: request.customerEmail,
    line_items: [
      {
        quantity: 1,
        price_data: { currency, unit_amount: amount, product_data: { name: request.description } },
      },
    ],
    metadata,
    // Refunds and disputes name the payment intent and its charge, which takes this over.
    payment_intent_data: { metadata, description: request.description },
    // The quote is what is paid: Stripe must not offer it in a currency of the student's.
    adaptive_pricing: { enabled: false },
    expires_at: Math.floor(request.expiresAt.getTime() / 1000),
    success_url: request.returnUrl,
    cancel_url: request.cancelUrl,
  };
}

async function intentOf(client: Stripe, charge: string): Promise<string | null> {
  const { payment_intent: intent } = await client.charges.retrieve(charge);
  return typeof intent === 'string' ? intent : (intent?.id ?? null);
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (cause) {
    throw new ValidationError('webhook.malformed', 'The webhook is not JSON.', { cause });
  }
}
