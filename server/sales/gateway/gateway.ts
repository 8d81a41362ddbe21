import type { DisputeStatus, RefundStatus } from '@/prisma/generated/enums';

/** An amount in minor units of its ISO 4217 currency, by that currency's own exponent, whatever a provider counts in. */
export type Amount = { amount: number; currency: string };

/**
 * The names that a provider gives to one payment. `reference` is the purchase id that we gave the provider. What it does not
 * tell with an event is null.
 */
export type PaymentRefs = {
  checkoutRef: string | null;
  intentRef: string | null;
  chargeRef: string | null;
  reference: string | null;
};

/** A refund as the provider has it. `refundId` is our own id of it, null when it was made at the provider. */
export type ProviderRefund = Amount & {
  providerRef: string;
  refundId: string | null;
  status: RefundStatus;
  failureReason: string | null;
};

/** A dispute as the provider has it. `reason` is the bank's, in the provider's words. */
export type ProviderDispute = Amount & {
  providerRef: string;
  status: DisputeStatus;
  reason: string;
  openedAt: Date;
  evidenceDueAt: Date | null;
};

/**
 * What a provider says of one hosted checkout. `confirming`: paid by a method that confirms later, and no money is here yet.
 * `failed`: such a method failed, and the page is closed. `refunded`: all of it went back; a part leaves it `paid`.
 */
export type ProviderCheckout = Amount & {
  status: 'open' | 'confirming' | 'paid' | 'failed' | 'expired' | 'refunded';
  /** How it was paid, for people, e.g. "card ending 4242". */
  method: string | null;
  /** When it was paid; null when it was not, or the provider does not tell. */
  paidAt: Date | null;
  intentRef: string | null;
  chargeRef: string | null;
  refunds: ProviderRefund[];
  disputes: ProviderDispute[];
};

/** A payment that succeeded at the provider, as its list of a period has it. */
export type ProviderPayment = Amount & PaymentRefs & { paidAt: Date };
/** A refund in such a list. */
export type ListedRefund = ProviderRefund & { payment: PaymentRefs };

/** What a webhook reports, in our terms. */
export type ProviderEvent = { id: string; type: string } & (
  | ({ payment: PaymentRefs } & (
      | ({ kind: 'succeeded'; method: string | null } & Amount)
      /** A charge of it succeeded: how it was paid, and the charge's name. `succeeded` reports the checkout itself. */
      | { kind: 'charged'; method: string | null }
      | { kind: 'confirming' }
      /** A method that confirms later failed: nobody can pay on this checkout any more. */
      | { kind: 'failed'; reason: string }
      /** One try to pay was declined; the checkout stays open. */
      | { kind: 'declined'; reason: string }
      | { kind: 'expired' }
      | { kind: 'refund'; refund: ProviderRefund }
      | { kind: 'dispute'; dispute: ProviderDispute }
    ))
  | { kind: 'unknown' }
);
export type PaymentEvent = Exclude<ProviderEvent, { kind: 'unknown' }>;

export type CheckoutRequest = Amount & {
  /** The same key finds the same checkout again, whenever it is repeated. */
  idempotencyKey: string;
  reference: string;
  description: string;
  customerEmail: string;
  /** When the page closes. */
  expiresAt: Date;
  returnUrl: string;
  cancelUrl: string;
};

export type RefundRequest = Amount & {
  /** Our own id of the refund, and its idempotency key: repeated, it finds the same refund and returns nothing twice. */
  refundId: string;
  checkoutRef: string;
  /** The purchase. */
  reference: string;
};

/** From and to an instant, the second one excluded. */
export type Period = { from: Date; to: Date };

/**
 * A payment provider with a hosted payment page. Money is taken there and nowhere else; Caravan learns of it from a signed
 * webhook or by asking. The shape is Stripe Checkout's, so that another provider is another folder. What throws anything
 * but a DomainError says nothing about the money: the provider could not be asked.
 */
export interface PaymentGateway {
  readonly name: string;
  /** Opens a payment page. */
  createCheckout(input: CheckoutRequest): Promise<{ providerRef: string; url: string }>;
  /**
   * The provider's own ids of the checkouts that were opened for a reference since an instant, also of those whose record
   * here was lost.
   */
  findCheckouts(input: { reference: string; since: Date }): Promise<string[]>;
  /** The provider's present word on a checkout. This and the next two throw NotFoundError `checkout.unknown`. */
  retrieveCheckout(providerRef: string): Promise<ProviderCheckout>;
  /** Closes a checkout so that it can never be paid; one that was paid stays paid, and the answer says so. */
  expireCheckout(providerRef: string): Promise<ProviderCheckout>;
  /** Returns a part of what was paid, or all. Throws PreconditionError `refund.refused` for one that can never be made. */
  refund(input: RefundRequest): Promise<ProviderRefund>;
  /** The names of the payment that an intent or a charge belongs to; null when the provider knows no such payment of ours. */
  findPayment(refs: Pick<PaymentRefs, 'intentRef' | 'chargeRef'>): Promise<PaymentRefs | null>;
  /** Every payment of ours that was paid, and every refund of ours that was made, in a period. */
  listPayments(period: Period): Promise<ProviderPayment[]>;
  listRefunds(period: Period): Promise<ListedRefund[]>;
  /**
   * Proves that the provider sent this body just now. It is not read yet: what is signed is kept, whatever it holds.
   * Throws ValidationError `webhook.unsigned` or `webhook.stale`.
   */
  verifyWebhook(body: Uint8Array, headers: Headers, now: Date): void;
  /** Reads a verified webhook body. Throws ValidationError `webhook.malformed`. */
  readEvent(body: Uint8Array): ProviderEvent;
}
