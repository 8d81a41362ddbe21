import { z } from 'zod';
import { ValidationError } from '@/server/core/errors';
import type { ProviderEvent } from '../gateway';
import {
  charge,
  dispute,
  methodOf,
  paymentIntent,
  refsOfMoney,
  refsOfSession,
  refund,
  type Session,
  session,
  toDispute,
  toRefund,
} from './read-objects';
import { fromStripe } from './stripe-amount';

const name = z.string().regex(/^[\x21-\x7E]{1,200}$/);
const envelope = z.object({ id: name, type: name, data: z.object({ object: z.unknown() }) });

/** The events that OPERATIONS says to subscribe. Any other is recorded, and nothing follows from it. */
export const stripeEvents = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.payment_failed',
  'charge.succeeded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
] as const;
type StripeEventType = (typeof stripeEvents)[number];
const isKnown = (type: string): type is StripeEventType => stripeEvents.some((known) => known === type);

/**
 * Reads a body of Stripe. A type that is not subscribed, and what another shop on the same account was paid for, is
 * `unknown`. Throws ValidationError `webhook.malformed`, also for an object of a version that has other parts.
 */
export function readStripeEvent(payload: unknown): ProviderEvent {
  const base = envelope.safeParse(payload);
  if (!base.success) throw malformed();
  const { id, type, data } = base.data;
  const named = { id, type };
  if (!isKnown(type)) return { ...named, kind: 'unknown' };
  const read = <T extends z.ZodType>(schema: T): z.output<T> => {
    const parsed = schema.safeParse(data.object);
    if (!parsed.success) throw malformed();
    return parsed.data;
  };
  switch (type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.async_payment_failed':
    case 'checkout.session.expired':
      return aboutSession(named, type, read(session));
    case 'payment_intent.payment_failed': {
      const intent = read(paymentIntent);
      const reference = intent.metadata?.purchaseId;
      if (!reference) return { ...named, kind: 'unknown' };
      const reason = intent.last_payment_error?.message ?? 'The payment was declined.';
      const refs = { checkoutRef: null, intentRef: intent.id, chargeRef: null, reference };
      return { ...named, kind: 'declined', reason, payment: refs };
    }
    case 'charge.succeeded': {
      const paid = read(charge);
      const reference = paid.metadata?.purchaseId;
      if (!reference) return { ...named, kind: 'unknown' };
      const refs = {
        checkoutRef: null,
        intentRef: paid.payment_intent ?? null,
        chargeRef: paid.id,
        reference,
      };
      return { ...named, kind: 'charged', method: methodOf(paid), payment: refs };
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed': {
      const object = read(refund);
      return { ...named, kind: 'refund', refund: toRefund(object), payment: refsOfMoney(object) };
    }
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed': {
      const object = read(dispute);
      return { ...named, kind: 'dispute', dispute: toDispute(object), payment: refsOfMoney(object) };
    }
  }
}

function aboutSession(
  named: { id: string; type: string },
  type: Extract<StripeEventType, `checkout.${string}`>,
  object: Session,
): ProviderEvent {
  if (!object.metadata?.purchaseId) return { ...named, kind: 'unknown' };
  const about = { ...named, payment: refsOfSession(object) };
  if (type === 'checkout.session.expired') return { ...about, kind: 'expired' };
  if (type === 'checkout.session.async_payment_failed')
    return { ...about, kind: 'failed', reason: 'The bank did not make the payment.' };
  if (object.payment_status !== 'paid') return { ...about, kind: 'confirming' };
  const { amount_total: amount, currency } = object;
  if (amount == null || amount < 1 || !currency) throw malformed();
  return { ...about, kind: 'succeeded', ...fromStripe({ amount, currency }), method: null };
}

const malformed = () =>
  new ValidationError('webhook.malformed', 'The webhook is not an event of this provider.');
