import type Stripe from 'stripe';
import examples from './fixtures.json' with { type: 'json' };

// Stripe's own example of each object, from its public OpenAPI repository, cut to the kinds that Caravan reads. JSON knows no
// literal types, so this is the one place where they are called what they are.
const fixtures = examples as unknown as {
  'checkout.session': Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  event: Stripe.Event;
};

let made = 0;
/** Ids are unlike each other across servers as well, as Stripe's are. */
const newId = (prefix: string) =>
  `${prefix}_test_${process.pid}${Date.now().toString(36)}${(made++).toString(36)}`;
export const nowSeconds = () => Math.floor(Date.now() / 1000);

export const newSession = (given: Partial<Stripe.Checkout.Session>): Stripe.Checkout.Session => ({
  ...structuredClone(fixtures['checkout.session']),
  id: newId('cs'),
  created: nowSeconds(),
  status: 'open',
  payment_status: 'unpaid',
  payment_intent: null,
  ...given,
});

export const newIntent = (given: Partial<Stripe.PaymentIntent>): Stripe.PaymentIntent => ({
  ...structuredClone(fixtures.payment_intent),
  id: newId('pi'),
  created: nowSeconds(),
  ...given,
});

export const newCharge = (given: Partial<Stripe.Charge>): Stripe.Charge => ({
  ...structuredClone(fixtures.charge),
  id: newId('ch'),
  created: nowSeconds(),
  paid: true,
  captured: true,
  status: 'succeeded',
  ...given,
});

export const newRefund = (given: Partial<Stripe.Refund>): Stripe.Refund => ({
  ...structuredClone(fixtures.refund),
  id: newId('re'),
  created: nowSeconds(),
  ...given,
});

export const newDispute = (given: Partial<Stripe.Dispute>): Stripe.Dispute => ({
  ...structuredClone(fixtures.dispute),
  id: newId('dp'),
  created: nowSeconds(),
  status: 'needs_response',
  reason: 'fraudulent',
  ...given,
});

/** An event as Stripe sends it: with the object as it is at this moment. */
export const newEvent = (type: string, object: object, apiVersion: string) => ({
  ...structuredClone(fixtures.event),
  id: newId('evt'),
  created: nowSeconds(),
  api_version: apiVersion,
  type,
  data: { object: structuredClone(object) },
});
export type StripeEventBody = ReturnType<typeof newEvent>;
