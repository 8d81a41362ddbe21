import type Stripe from 'stripe';
import { stripeVersion } from '@/server/sales/gateway/stripe/stripe-client';
import {
  newCharge,
  newDispute,
  newEvent,
  newIntent,
  newRefund,
  newSession,
  nowSeconds,
  type StripeEventBody,
} from './stripe-objects';

/** A card or a method of Stripe's test mode, by what it does. */
export type Method = 'card' | 'declined' | 'debit' | 'debit-fails' | 'slow-refund' | 'failing-refund';

const lastFour: Partial<Record<Method, string>> = {
  card: '4242',
  'slow-refund': '7726',
  'failing-refund': '5126',
};

/** A refusal as Stripe answers it. */
export class StripeRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly code?: string,
    readonly type = 'invalid_request_error',
  ) {
    super(message);
  }
}

const missing = (what: string) => new StripeRefusal(404, `No such ${what}`, 'resource_missing');

/** Stripe's books: what it has, and what changes in them when somebody pays, refunds or disputes. */
export class StripeBooks {
  readonly sessions = new Map<string, Stripe.Checkout.Session>();
  readonly intents = new Map<string, Stripe.PaymentIntent>();
  readonly charges = new Map<string, Stripe.Charge>();
  readonly refunds = new Map<string, Stripe.Refund>();
  readonly disputes = new Map<string, Stripe.Dispute>();
  /** Everything that happened, oldest first: what webhooks tell. */
  readonly events: StripeEventBody[] = [];
  onEvent: (event: StripeEventBody) => void = () => undefined;
  readonly #methods = new Map<string, Method>();

  #tell(type: string, object: object) {
    const event = newEvent(type, object, stripeVersion);
    this.events.push(event);
    this.onEvent(event);
  }

  session(id: string) {
    const found = this.sessions.get(id);
    if (!found) throw missing(`checkout.session: '${id}'`);
    return found;
  }
  #intentOf(session: Stripe.Checkout.Session) {
    const found = this.intents.get(String(session.payment_intent));
    if (!found) throw missing('payment_intent');
    return found;
  }
  charge(intentId: string) {
    const found = this.charges.get(String(this.intents.get(intentId)?.latest_charge));
    if (!found) throw missing(`payment_intent: '${intentId}'`);
    return found;
  }

  open(given: Partial<Stripe.Checkout.Session>, intentMetadata: Stripe.Metadata) {
    if ((given.expires_at ?? 0) < nowSeconds() + 30 * 60)
      throw new StripeRefusal(400, 'The `expires_at` timestamp must be at least 30 minutes from now.');
    const session = newSession(given);
    this.sessions.set(session.id, session);
    this.#intentMetadata.set(session.id, intentMetadata);
    return session;
  }
  readonly #intentMetadata = new Map<string, Stripe.Metadata>();

  expire(id: string) {
    const session = this.session(id);
    if (session.status !== 'open')
      throw new StripeRefusal(400, 'Only Checkout Sessions with a status in ["open"] can be expired.');
    Object.assign(session, { status: 'expired', url: null });
    this.#tell('checkout.session.expired', session);
    return session;
  }

  /** Somebody on the hosted page. A declined card leaves it open; a debit is settled by `settle`. */
  pay(id: string, method: Method) {
    const session = this.session(id);
    if (session.status !== 'open') throw new StripeRefusal(400, 'This Checkout Session is closed.');
    const { amount_total, currency } = session;
    const amount = amount_total ?? 0;
    const known = this.intents.get(String(session.payment_intent));
    const metadata = this.#intentMetadata.get(id) ?? {};
    const intent = known ?? newIntent({ amount, currency: currency ?? 'usd', metadata });
    this.intents.set(intent.id, intent);
    this.#methods.set(intent.id, method);
    session.payment_intent = intent.id;
    if (method === 'declined') {
      const message = 'Your card has insufficient funds.';
      Object.assign(intent, { last_payment_error: { type: 'card_error', code: 'card_declined', message } });
      this.#tell('payment_intent.payment_failed', intent);
      return session;
    }
    Object.assign(session, { status: 'complete', url: null });
    if (method === 'debit' || method === 'debit-fails') {
      intent.status = 'processing';
      this.#tell('checkout.session.completed', session);
      return session;
    }
    this.#succeed(session, intent, method);
    this.#tell('checkout.session.completed', session);
    return session;
  }

  #succeed(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent, method: Method) {
    const { amount, currency, metadata } = intent;
    const charge = newCharge({
      amount,
      amount_captured: amount,
      currency,
      metadata,
      payment_intent: intent.id,
    });
    const last4 = lastFour[method];
    Object.assign(charge.payment_method_details ?? {}, {
      ...(last4 ? { type: 'card', card: { last4 } } : { type: 'sepa_debit', card: undefined }),
    });
    this.charges.set(charge.id, charge);
    Object.assign(intent, { status: 'succeeded', latest_charge: charge.id, amount_received: amount });
    session.payment_status = 'paid';
    this.#tell('charge.succeeded', charge);
  }

  /** The bank of a debit answers. */
  settle(id: string) {
    const session = this.session(id);
    const intent = this.#intentOf(session);
    if (this.#methods.get(intent.id) === 'debit-fails') {
      intent.status = 'requires_payment_method';
      this.#tell('checkout.session.async_payment_failed', session);
      return;
    }
    this.#succeed(session, intent, 'debit');
    this.#tell('checkout.session.async_payment_succeeded', session);
  }

  refund(intentId: string, amount: number, metadata: Stripe.Metadata) {
    const charge = this.charge(intentId);
    if (charge.disputed) throw new StripeRefusal(400, 'This charge is disputed.', 'charge_disputed');
    if (amount > charge.amount - charge.amount_refunded)
      throw new StripeRefusal(400, 'Refund amount is greater than unrefunded amount on charge.');
    charge.amount_refunded += amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    const method = this.#methods.get(intentId);
    const isSlow = method === 'slow-refund' || method === 'failing-refund';
    const refund = newRefund({
      amount,
      currency: charge.currency,
      charge: charge.id,
      payment_intent: intentId,
      metadata,
      status: isSlow ? 'pending' : 'succeeded',
    });
    this.refunds.set(refund.id, refund);
    this.#tell('refund.created', refund);
    return refund;
  }

  /** The bank of a slow refund answers. */
  settleRefund(id: string) {
    const refund = this.refunds.get(id);
    if (!refund) throw missing('refund');
    const hasFailed = this.#methods.get(String(refund.payment_intent)) === 'failing-refund';
    if (hasFailed) {
      Object.assign(refund, { status: 'failed', failure_reason: 'expired_or_canceled_card' });
      const charge = this.charge(String(refund.payment_intent));
      charge.amount_refunded -= refund.amount;
      charge.refunded = false;
    } else refund.status = 'succeeded';
    this.#tell(hasFailed ? 'refund.failed' : 'refund.updated', refund);
  }

  dispute(intentId: string) {
    const charge = this.charge(intentId);
    const amount = charge.amount - charge.amount_refunded;
    if (amount < 1) throw new StripeRefusal(400, 'Nothing is left to dispute.');
    charge.disputed = true;
    const dispute = newDispute({
      amount,
      currency: charge.currency,
      charge: charge.id,
      payment_intent: intentId,
    });
    dispute.evidence_details.due_by = nowSeconds() + 7 * 86_400;
    this.disputes.set(dispute.id, dispute);
    this.#tell('charge.dispute.created', dispute);
    return dispute;
  }

  closeDispute(id: string, status: 'won' | 'lost') {
    const dispute = this.disputes.get(id);
    if (!dispute) throw missing('dispute');
    dispute.status = status;
    this.#tell('charge.dispute.closed', dispute);
  }
}
